import { describe, expect, it } from 'vitest'
import { judgeClaims } from './claims'
import { goodClaims, NOW, NOW_SECONDS } from './testing/mint'

function lines(changes: Record<string, unknown>, skewSeconds = 300): string[] {
  const claims = Object.fromEntries(
    Object.entries(goodClaims(changes)).filter(([, value]) => value !== undefined),
  )
  return judgeClaims(claims, { now: NOW, skewSeconds }).map((check) =>
    [check.id, check.outcome, check.class, check.code]
      .filter((part) => part !== undefined)
      .join(' '),
  )
}

const now = NOW_SECONDS

describe('judgeClaims', () => {
  it('gives the four checks of Entra, also when all pass', () => {
    expect(lines({})).toEqual([
      'required-claims pass',
      'audience-count pass',
      'lifetime pass',
      'validity pass',
    ])
  })

  it('of an empty object names every missing claim and checks nothing else', () => {
    const checks = judgeClaims({}, { now: NOW, skewSeconds: 300 })
    expect(checks.map(({ id, outcome, field, code }) => [id, outcome, field, code])).toEqual([
      ['required-claims', 'fail', 'iss', 90014],
      ['required-claims', 'fail', 'aud', 90014],
      ['required-claims', 'fail', 'sub', undefined],
      ['audience-count', 'not-checked', 'aud', undefined],
      ['lifetime', 'not-checked', 'exp', undefined],
      ['validity', 'fail', 'exp', 700024],
    ])
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'exp at the edge of the skew',
      { exp: now - 300, iat: now - 600, nbf: now - 600 },
      ['validity warn skew 700024'],
    ],
    [
      'exp beyond it',
      { exp: now - 301, iat: now - 600, nbf: now - 600 },
      ['validity fail expired 700024'],
    ],
    ['nbf at the edge', { nbf: now + 300, exp: now + 600 }, ['validity warn skew 700024']],
    ['nbf beyond it', { nbf: now + 301, exp: now + 600 }, ['validity fail not-yet-valid 700024']],
    ['nbf now', { nbf: now }, []],
    ['lifetime 90,000 s', { iat: now, exp: now + 90_000 }, []],
    ['lifetime 90,001 s', { iat: now, exp: now + 90_001 }, ['lifetime fail lifetime 70023']],
    [
      'lifetime 90,000.5 s',
      { iat: now, exp: now + 90_000.5 },
      ['lifetime fail lifetime 70023', 'claim-type-lenient warn claim-type-lenient'],
    ],
    ['no iat', { iat: undefined }, ['lifetime fail claim-missing 70023']],
    [
      'exp moved to the past',
      { exp: now - 9_000 },
      ['validity fail expired 700024', 'claim-order warn claim-order'],
    ],
    [
      'nbf moved to the future',
      { nbf: now + 9_000 },
      ['validity fail not-yet-valid 700024', 'claim-order warn claim-order'],
    ],
    ['exp equal to iat', { iat: now + 10, nbf: now, exp: now + 10 }, []],
    [
      'exp a second before iat',
      { iat: now + 11, nbf: now, exp: now + 10 },
      ['claim-order fail claim-order'],
    ],
    ['iat at the edge of the skew', { iat: now + 300, exp: now + 500 }, []],
    [
      'exp as text',
      { exp: '9999999999' },
      ['lifetime not-checked', 'validity not-checked', 'claim-type fail claim-type'],
    ],
    ['iat as text', { iat: '1' }, ['lifetime not-checked', 'claim-type fail claim-type']],
    ['nbf as text', { nbf: 'soon' }, ['claim-type fail claim-type']],
    ['the year 9999 in seconds', { exp: 253_402_300_799 }, ['lifetime fail lifetime 70023']],
    [
      'milliseconds',
      { exp: (now + 60) * 1000 },
      ['lifetime not-checked', 'validity not-checked', 'claim-units fail claim-units 70023'],
    ],
    ['wrong aud type', { aud: 5 }, ['audience-count not-checked', 'claim-type fail claim-type']],
    [
      'mixed aud list',
      { aud: ['a', 5] },
      ['audience-count fail aud-multiple 5002741', 'claim-type fail claim-type'],
    ],
    ['sub of 601', { sub: 'x'.repeat(601) }, ['sub-too-long fail sub-too-long']],
  ])('%s', (_, changes, expected) => {
    expect(lines(changes).filter((line) => !line.endsWith(' pass'))).toEqual(expected)
  })

  it('takes the tolerance from its caller', () => {
    const late = { exp: now - 10, iat: now - 300, nbf: now - 300 }
    expect(lines(late, 0)).toContain('validity fail expired 700024')
    expect(lines(late, 11)).toContain('validity warn skew 700024')
  })

  it('writes times as dates and never throws on numbers that are none', () => {
    const far = judgeClaims(goodClaims({ exp: -1e300, iat: 5e300 }), { now: NOW, skewSeconds: 300 })
    expect(far.find(({ id }) => id === 'claim-units')?.actual).toBe('5e+300')
    const expired = judgeClaims(goodClaims({ exp: 0 }), { now: NOW, skewSeconds: 300 })
    expect(expired.find(({ id }) => id === 'validity')).toMatchObject({
      actual: '1970-01-01T00:00:00Z',
      expected: 'now 2026-03-01T12:00:00Z',
    })
  })

  it('masks tokens that are standing secrets, not those made for the exchange', () => {
    const tenant = '11111111-2222-3333-4444-555555555555'
    const sensitive = (changes: Record<string, unknown>) =>
      lines(changes).includes('sensitive-token warn sensitive-token')
    const v2 = `https://login.microsoftonline.com/${tenant}/v2.0`
    expect(sensitive({ iss: v2, aud: 'https://management.azure.com' })).toBe(true)
    expect(sensitive({ iss: v2, aud: ['api://AzureADTokenExchange'] })).toBe(false)
    expect(sensitive({ iss: v2, aud: 'fb60f99c-7a34-4190-8149-302f77469936' })).toBe(false)
    expect(sensitive({ iss: `https://login.microsoftonline.com.evil.example/${tenant}` })).toBe(
      false,
    )
    expect(sensitive({ iss: 'kubernetes/serviceaccount', exp: undefined })).toBe(true)
    expect(sensitive({ sub: 'system:serviceaccount:a:b' })).toBe(false)
  })
})
