import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { judgeClaims } from './claims'
import { decodeAssertion, MAX_ASSERTION_LENGTH } from './decode'
import { judgeHeader } from './header'
import { redactSecrets } from './redact'
import { goodClaims, goodHeader, makeKey, mint, NOW, type TestKey } from './testing/mint'
import { verifyAssertion } from './verify'

const MUTATIONS = 100_000

let key: TestKey
let tokens: readonly string[] = []

beforeAll(async () => {
  key = await makeKey()
  tokens = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      mint(key, goodHeader(), goodClaims({ jti: `token-${index}`, note: 'x'.repeat(index * 7) })),
    ),
  )
})

function judge(text: string) {
  const decoded = decodeAssertion(text)
  if (decoded.header) judgeHeader(decoded.header)
  if (decoded.claims) judgeClaims(decoded.claims, { now: NOW, skewSeconds: 300 })
  return decoded
}

/** Pseudo-random numbers from a seed (mulberry32): a failing run can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Mutation = (text: string, other: string, random: (below: number) => number) => string

/** Characters that leave a token well-formed more often than not, and some that do not. */
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n"'

const MUTATIONS_BY_KIND: readonly Mutation[] = [
  function flipBit(text, _, random) {
    const at = random(text.length)
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << random(7)))
    return text.slice(0, at) + flipped + text.slice(at + 1)
  },
  function replace(text, _, random) {
    const at = random(text.length)
    return text.slice(0, at) + CHARACTERS.charAt(random(CHARACTERS.length)) + text.slice(at + 1)
  },
  function insert(text, _, random) {
    const at = random(text.length + 1)
    return text.slice(0, at) + CHARACTERS.charAt(random(CHARACTERS.length)) + text.slice(at)
  },
  function cut(text, _, random) {
    const at = random(text.length)
    return text.slice(0, at) + text.slice(at + 1 + random(20))
  },
  function splice(text, other, random) {
    const at = random(text.length)
    return text.slice(0, at) + other.slice(at)
  },
  function repeat(text, _, random) {
    const at = random(text.length)
    const length = 1 + random(30)
    return text.slice(0, at + length) + text.slice(at)
  },
  function swapPart(text, other, random) {
    const parts = text.split('.')
    const index = random(3)
    parts[index] = other.split('.')[index] ?? ''
    return parts.join('.')
  },
]

describe('decodeAssertion', () => {
  it('never throws on any text', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.json(),
      fc.base64String(),
      fc
        .array(fc.base64String({ maxLength: 60 }), { maxLength: 6 })
        .map((parts) => parts.join('.')),
      fc
        .tuple(fc.json(), fc.json(), fc.uint8Array())
        .map(([header, payload, signature]) =>
          [header, payload, signature]
            .map((part) => Buffer.from(part).toString('base64url'))
            .join('.'),
        ),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const decoded = judge(text)
        expect(decoded.checks.length).toBeGreaterThan(0)
        const failing = decoded.checks.filter(({ outcome }) => outcome === 'fail')
        const shape = failing.filter(({ id }) => id !== 'duplicate-member')
        expect(shape.length).toBeLessThanOrEqual(1)
        expect(redactSecrets(redactSecrets(text))).toBe(redactSecrets(text))
      }),
      { numRuns: 6_000, seed: 5 },
    )
  })

  it('gives a compact form only of what is well-formed, byte for byte', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.nat(), (index, at) => {
        const token = tokens[index] ?? ''
        const broken = `${token.slice(0, at % token.length)}!${token.slice(at % token.length)}`
        expect(judge(token).compact).toBe(token)
        expect(judge(broken).compact).toBeUndefined()
      }),
      { numRuns: 1_000, seed: 6 },
    )
  })
})

describe('mutated tokens', () => {
  it(`are never accepted with changed bytes (${MUTATIONS} mutations)`, async () => {
    const random = randomFrom(20_260_301)
    const originals = new Set(tokens)
    let changed = 0
    let verified = 0
    for (let run = 0; run < MUTATIONS; run++) {
      const text = tokens[random(tokens.length)] ?? ''
      const other = tokens[random(tokens.length)] ?? ''
      const mutation = MUTATIONS_BY_KIND[random(MUTATIONS_BY_KIND.length)]
      const mutated = mutation === undefined ? text : mutation(text, other, random)
      const decoded = judge(mutated)
      const checks = await verifyAssertion(decoded, { keys: [key.publicJwk] })
      const signature = checks.at(-1)
      if (decoded.compact !== undefined && !originals.has(decoded.compact)) {
        changed++
        if (signature?.outcome !== 'fail' && signature?.outcome !== 'not-checked') {
          throw new Error(`run ${run} was accepted`)
        }
      }
      if (signature?.outcome === 'pass') verified++
    }
    // The fuzz is worth something only when many mutants reach the signature step.
    expect(changed).toBeGreaterThan(MUTATIONS / 4)
    expect(verified).toBeGreaterThan(0)
  }, 120_000)
})

describe('time', () => {
  function median(run: () => void, times = 9): number {
    const durations = Array.from({ length: times }, () => {
      const start = performance.now()
      run()
      return performance.now() - start
    })
    return durations.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  }

  /** The fastest of several runs: what other work on the machine does can only make a run slower. */
  function fastest(run: () => unknown, times = 7): number {
    const durations = Array.from({ length: times }, () => {
      const started = performance.now()
      run()
      return performance.now() - started
    })
    return Math.min(...durations)
  }

  it('of refusing by size does not grow with the size', () => {
    const kilobyte = 1024
    const sizes = [
      64 * kilobyte + 1,
      256 * kilobyte,
      kilobyte ** 2,
      4 * kilobyte ** 2,
      10 * kilobyte ** 2,
    ]
    for (const size of sizes) {
      for (const text of [
        'a'.repeat(size),
        '.'.repeat(size),
        '"'.repeat(size),
        '\n'.repeat(size),
      ]) {
        expect(decodeAssertion(text).checks.find(({ outcome }) => outcome === 'fail')?.class).toBe(
          'size',
        )
        expect(median(() => decodeAssertion(text))).toBeLessThan(20)
      }
    }
  })

  it('of reading the largest hostile texts stays linear', () => {
    const fill = (unit: string, length: number) =>
      unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    const units = [
      'a',
      '.',
      '"',
      ' ',
      '\n',
      '{',
      '[',
      '{"a":',
      'eyJ',
      '&',
      'a=',
      '=',
      '-----BEGIN ',
      '<',
      'a.',
      '\\',
      '%',
      '0.A',
      '+',
      '"a",',
    ]
    for (const unit of units) {
      const text = fill(unit, MAX_ASSERTION_LENGTH)
      const small = fill(unit, MAX_ASSERTION_LENGTH / 8)
      const ratio =
        fastest(() => decodeAssertion(text)) /
        Math.max(
          fastest(() => decodeAssertion(small)),
          0.2,
        )
      expect(ratio, JSON.stringify(unit)).toBeLessThan(40)
    }
  })

  it('of redacting a long hostile text stays linear', () => {
    const units = [
      'a',
      'eyJ',
      'eyJaaaaaaaaaa.',
      '.',
      '-----BEGIN ',
      '-----BEGIN PRIVATE KEY-----',
      'sig=',
      'Bearer ',
      '8Q~',
      '0.A',
      '1.Aaaaaaaaaaaaaaaaaaaaaaaaaaa',
      'access_token=',
      '"d":"',
      '+',
      '=',
      ' ',
      'authorization: ',
      'code=',
      'AccountKey=',
    ]
    for (const unit of units) {
      const long = unit.repeat(Math.ceil(800_000 / unit.length))
      const short = long.slice(0, long.length / 8)
      const ratio =
        fastest(() => redactSecrets(long)) /
        Math.max(
          fastest(() => redactSecrets(short)),
          2,
        )
      expect(ratio, JSON.stringify(unit)).toBeLessThan(40)
    }
  })
})
