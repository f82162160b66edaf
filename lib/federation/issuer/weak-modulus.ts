import { bitLength } from './base64url'

/**
 * Weaknesses of an RSA modulus that can be seen from the modulus alone, cheapest first.
 * Sources: badkeys (github.com/badkeys/badkeys) for the set of tests; Nemec et al., "The Return of
 * Coppersmith's Attack" (ROCA, CVE-2017-15361); Böck, "Fermat Factorization in the Wild" (2023).
 */

/** Above this size the tests are skipped: they would cost more than they tell, and the size is a finding itself. */
export const TESTED_BITS_MAX = 16_384

const FERMAT_ROUNDS = 100
const SMALL_PRIMES = primesBelow(65_536)

/** Products of small primes below 2^53: one division of the big number serves several primes. */
const CHUNKS = chunk(SMALL_PRIMES)

/** The 38 odd primes up to 167, each with the residues that the broken generator can produce. */
const ROCA_RESIDUES = SMALL_PRIMES.filter((prime) => prime > 2 && prime <= 167).map((prime) => ({
  prime: BigInt(prime),
  residues: powersOf65537(prime),
}))

/** Names the weakness of a modulus, or `undefined` when none of the tests finds one. */
export function modulusWeakness(n: bigint): string | undefined {
  if (bitLength(n) > TESTED_BITS_MAX) return undefined
  const factor = smallFactor(n)
  if (factor !== undefined) return `it can be divided by ${factor}`
  if (hasPattern(n)) return 'its bytes repeat a pattern'
  if (hasClosePrimes(n)) return 'its two primes are so close that they can be computed'
  if (hasRocaFingerprint(n)) return 'it has the fingerprint of the ROCA flaw (CVE-2017-15361)'
  return undefined
}

/** The smallest prime below 2^16 that divides the modulus. */
export function smallFactor(n: bigint): number | undefined {
  for (const { product, primes } of CHUNKS) {
    const rest = Number(n % product)
    const factor = primes.find((prime) => rest % prime === 0 && BigInt(prime) !== n)
    if (factor !== undefined) return factor
  }
  return undefined
}

/** Fermat's method: finds the primes when they differ in little more than their lower half. */
export function hasClosePrimes(n: bigint): boolean {
  let a = squareRoot(n)
  if (a * a < n) a += 1n
  let rest = a * a - n
  for (let round = 0; round < FERMAT_ROUNDS; round++) {
    if (isSquare(rest)) return true
    rest += 2n * a + 1n
    a += 1n
  }
  return false
}

/** True when every residue is a power of 65537, which a sound modulus meets by chance once in 2^27. */
export function hasRocaFingerprint(n: bigint): boolean {
  return ROCA_RESIDUES.every(({ prime, residues }) => residues.has(Number(n % prime)))
}

/**
 * Positions of the moduli that share a prime with another one. Equal moduli do not count.
 * One product for all instead of every pair: 100 keys take a fraction of a second.
 */
export function sharedPrimes(moduli: readonly bigint[]): ReadonlySet<number> {
  const distinct = [...new Set(moduli)].filter((n) => n > 1n && bitLength(n) <= TESTED_BITS_MAX)
  const product = distinct.reduce((all, n) => all * n, 1n)
  const shared = new Set(
    distinct.filter((n) => greatestCommonDivisor(n, (product % (n * n)) / n) > 1n),
  )
  return new Set(moduli.flatMap((n, index) => (shared.has(n) ? [index] : [])))
}

/** One to four bytes that stand 32 times in a row: no random number does that. */
function hasPattern(n: bigint): boolean {
  return /([0-9a-f]{2,8}?)\1{31}/.test(n.toString(16))
}

function isSquare(value: bigint): boolean {
  // Squares leave only 12 residues modulo 64; most candidates end here.
  if (!SQUARES_MODULO_64.has(Number(value & 63n))) return false
  const root = squareRoot(value)
  return root * root === value
}

const SQUARES_MODULO_64 = new Set(Array.from({ length: 64 }, (_, value) => (value * value) % 64))

/** Integer square root by Newton's method. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let guess = 1n << BigInt(Math.ceil(bitLength(value) / 2))
  for (;;) {
    const next = (guess + value / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b]
  while (right > 0n) [left, right] = [right, left % right]
  return left
}

function powersOf65537(prime: number): ReadonlySet<number> {
  const residues = new Set<number>()
  for (let power = 1; !residues.has(power); power = (power * (65_537 % prime)) % prime) {
    residues.add(power)
  }
  return residues
}

function primesBelow(limit: number): readonly number[] {
  const composite = new Uint8Array(limit)
  const primes: number[] = []
  for (let candidate = 2; candidate < limit; candidate++) {
    if (composite[candidate]) continue
    primes.push(candidate)
    for (let multiple = candidate * candidate; multiple < limit; multiple += candidate) {
      composite[multiple] = 1
    }
  }
  return primes
}

function chunk(primes: readonly number[]): readonly { product: bigint; primes: number[] }[] {
  const chunks: { product: number; primes: number[] }[] = []
  for (const prime of primes) {
    const last = chunks.at(-1)
    if (last && last.product * prime <= Number.MAX_SAFE_INTEGER) {
      last.product *= prime
      last.primes.push(prime)
    } else {
      chunks.push({ product: prime, primes: [prime] })
    }
  }
  return chunks.map(({ product, primes: group }) => ({ product: BigInt(product), primes: group }))
}
