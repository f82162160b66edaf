import { generateKeyPairSync, generatePrimeSync } from 'node:crypto'
import { encodeBase64url, toBigInt } from '../base64url'
import type { ExampleMaterial } from './examples'

function rsa(bits: number, kid: string) {
  const pair = generateKeyPairSync('rsa', { modulusLength: bits })
  const shape = { kid, use: 'sig', alg: 'RS256' }
  return {
    key: { ...pair.publicKey.export({ format: 'jwk' }), ...shape },
    privateKey: { ...pair.privateKey.export({ format: 'jwk' }), ...shape },
  }
}

/** A number as unpadded base64url, as JWK members hold it. */
export function bigIntToBase64url(value: bigint): string {
  const hex = value.toString(16)
  return encodeBase64url(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'))
}

function prime(bits: number): bigint {
  return generatePrimeSync(bits, { bigint: true })
}

/** A product of exactly `bits` bits. */
function modulus(bits: number, p: bigint): bigint {
  for (;;) {
    const n = p * prime(bits / 2)
    if (n.toString(2).length === bits) return n
  }
}

function nextPrime(from: bigint): bigint {
  let candidate = from + 2n
  while (!isProbablyPrime(candidate)) candidate += 2n
  return candidate
}

/** Fermat's test to the bases 2 and 3: enough for a test's own numbers. */
export function isProbablyPrime(value: bigint): boolean {
  return [2n, 3n].every((base) => powerModulo(base, value - 1n, value) === 1n)
}

export function powerModulo(base: bigint, exponent: bigint, modulo: bigint): bigint {
  let [result, factor, rest] = [1n, base % modulo, exponent]
  while (rest > 0n) {
    if (rest & 1n) result = (result * factor) % modulo
    factor = (factor * factor) % modulo
    rest >>= 1n
  }
  return result
}

/** Fresh keys and weak moduli for one run of the tests. */
export function exampleMaterial(): ExampleMaterial {
  const { key, privateKey } = rsa(2048, 'a')
  const n = toBigInt(Buffer.from(String(key.n), 'base64url'))
  const p = prime(1025)
  const shape = { kid: 'e', use: 'sig' }
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
  const okp = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const shared = prime(1024)
  return {
    key,
    otherKey: rsa(2048, 'b').key,
    privateKey,
    smallKey: rsa(1024, 'small').key,
    ecKey: { ...ec, ...shape, alg: 'ES256' },
    okpKey: { ...okp, ...shape, alg: 'EdDSA' },
    closePrimes: bigIntToBase64url(p * nextPrime(p)),
    smallFactor: bigIntToBase64url(n * 65_521n),
    evenModulus: bigIntToBase64url(n * 2n),
    sharedPrimes: [
      bigIntToBase64url(modulus(2048, shared)),
      bigIntToBase64url(modulus(2048, shared)),
    ],
    // Nine primes instead of two: such a number is made in a fraction of the time.
    oversizeModulus: bigIntToBase64url(
      Array.from({ length: 9 }, () => prime(1024)).reduce((a, b) => a * b),
    ),
  }
}
