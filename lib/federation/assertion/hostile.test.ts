import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../verdict/model'
import { judgeClaims } from './claims'
import { decodeAssertion } from './decode'
import { judgeHeader } from './header'
import type { JsonObject } from './model'
import { type HostileCase, hostileCases } from './testing/hostile-tokens'
import { makeKey, NOW } from './testing/mint'
import { verifyAssertion } from './verify'

/** Classes that matching against credentials and the probe policy show, not reading. */
const ELSEWHERE = new Set([
  'aud-mismatch',
  'aud-cloud',
  'iss-mismatch',
  'iss-refused',
  'sub-mismatch',
  'sub-format',
])

const VOCABULARY = `structure signature-missing encrypted-token wrapper not-a-token base64 json
  duplicate-member prototype display size alg-none alg-missing alg-unsupported alg-symmetric
  alg-confusion crit embedded-key remote-key kid-missing kid-unknown kid-invalid kid-hostile zip
  nested typ signature-invalid weak-key duplicate-kid claim-missing claim-type claim-type-lenient
  claim-units claim-order expired skew not-yet-valid iat-future lifetime aud-mismatch aud-multiple
  aud-cloud iss-mismatch iss-whitespace iss-refused sub-mismatch sub-format sub-too-long
  sensitive-token control`.split(/\s+/)

let cases: readonly HostileCase[] = []
let goodKeys: readonly JsonObject[] = []

beforeAll(async () => {
  const [good, other, weak] = await Promise.all([
    makeKey('key-1'),
    makeKey('key-1'),
    makeKey('key-1', 1024),
  ])
  cases = await hostileCases({ good, other, weak })
  goodKeys = [good.publicJwk]
})

async function allChecks(entry: HostileCase): Promise<readonly Check[]> {
  const decoded = decodeAssertion(entry.text)
  return [
    ...decoded.checks,
    ...(decoded.header ? judgeHeader(decoded.header) : []),
    ...(decoded.claims ? judgeClaims(decoded.claims, { now: NOW, skewSeconds: 300 }) : []),
    ...(await verifyAssertion(decoded, { keys: entry.keys ?? goodKeys })),
  ]
}

function summary(checks: readonly Check[]): string[] {
  return checks
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'warn')
    .map((check) => `${check.id} ${check.outcome} ${check.class ?? '-'} ${check.code ?? '-'}`)
}

describe('hostile tokens', () => {
  it('are many, differ, and cover every class that reading can show', () => {
    expect(cases.length).toBeGreaterThanOrEqual(250)
    expect(new Set(cases.map((entry) => `${entry.class}/${entry.name}`)).size).toBe(cases.length)
    const covered = new Set(cases.map((entry) => entry.class))
    expect(VOCABULARY.filter((name) => !covered.has(name) && !ELSEWHERE.has(name))).toEqual([])
  })

  it('show their class with its outcome and code, and no other failure', async () => {
    const wrong: Record<string, unknown> = {}
    for (const entry of cases) {
      const checks = await allChecks(entry)
      const failing = new Set(
        checks.filter(({ outcome }) => outcome === 'fail').map((check) => check.class ?? check.id),
      )
      const expected = new Set([
        ...(entry.outcome === 'fail' ? [entry.class] : []),
        ...(entry.also ?? []),
      ])
      const shows = checks.some(
        (check) =>
          check.class === entry.class &&
          check.outcome === entry.outcome &&
          (entry.outcome !== 'fail' || check.code === entry.code),
      )
      const isClean = entry.class === 'control' && checks.every(({ outcome }) => outcome === 'pass')
      const sameFailures = [...failing].sort().join() === [...expected].sort().join()
      if (!(shows || isClean) || !sameFailures) {
        wrong[`${entry.class}/${entry.name}`] = summary(checks)
      }
    }
    expect(wrong).toEqual({})
  })

  it('leave Object.prototype as it was', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort()
    for (const entry of cases) await allChecks(entry)
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
    expect('admin' in {}).toBe(false)
  })

  it('are never echoed when they are no assertion', () => {
    for (const entry of cases.filter((candidate) => candidate.class === 'not-a-token')) {
      const decoded = JSON.stringify(decodeAssertion(entry.text))
      for (let start = 0; start + 16 <= entry.text.length; start += 16) {
        const piece = entry.text.slice(start, start + 16)
        if (/^[\w+/=~-]{16}$/.test(piece)) expect(decoded).not.toContain(piece)
      }
    }
  })

  it('repeat every warning of reading once', () => {
    for (const entry of cases) {
      const decoded = decodeAssertion(entry.text)
      const warned = decoded.checks.filter(({ outcome }) => outcome === 'warn')
      expect(decoded.warnings.map((warning) => warning.class)).toEqual(
        warned.map((check) => check.class),
      )
    }
  })
})
