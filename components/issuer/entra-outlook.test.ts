import { describe, expect, it } from 'vitest'
import { findCode } from '@/lib/federation/aadsts/registry'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { entraOutlook } from './entra-outlook'

const ISSUER = 'https://oidc.contoso.example/one'

function report(change: Partial<ProbeReport> = {}, ...findings: string[]): ProbeReport {
  return {
    issuer: ISSUER,
    state: 'healthy',
    steps: [],
    keys: [],
    probedAt: '2026-03-04T05:06:07Z',
    ...change,
    findings: findings.map((id) => ({ id, severity: 'high', message: id })),
  }
}

const discovery = (issuer: string) => ({
  url: `${ISSUER}/.well-known/openid-configuration`,
  issuer,
})

describe('entraOutlook', () => {
  it.each<[string, ProbeReport, number[]]>([
    ['healthy', report({ discovery: discovery(ISSUER) }), []],
    ['unreachable', report({ state: 'unreachable' }, 'issuer-without-discovery'), [501661]],
    [
      'not JSON',
      report({ state: 'unreachable' }, 'issuer-without-discovery', 'discovery-not-json'),
      [900611],
    ],
    [
      'mismatched',
      report({ state: 'mismatched', discovery: discovery(`${ISSUER}/`) }, 'issuer-mismatch'),
      [700211, 700221],
    ],
    [
      'a document without an issuer',
      report({ state: 'mismatched', discovery: { url: 'x' } }, 'issuer-mismatch'),
      [700221],
    ],
    ['malformed key', report({}, 'jwks-malformed-base64'), [900612]],
    ['malformed key set', report({}, 'jwks-malformed', 'jwks-no-usable-key'), [900612, 7000272]],
    [
      'key set missing',
      report({ state: 'unreachable', discovery: discovery(ISSUER) }, 'jwks-unreachable'),
      [501661],
    ],
    [
      'no usable key',
      report({ state: 'unreachable', discovery: discovery(ISSUER) }, 'jwks-no-usable-key'),
      [7000272],
    ],
    [
      'keys not over https',
      report({ state: 'unreachable', discovery: discovery(ISSUER) }, 'jwks-not-https'),
      [],
    ],
    ['no jwks_uri', report({}, 'jwks-uri-invalid'), [70024]],
    ['key without use', report({}, 'jwks-use-missing'), [7000272]],
    ['empty member', report({}, 'discovery-empty-member'), [501661]],
    ['http', report({ state: 'refused', issuer: 'http://a.example' }), [70022]],
    ['query', report({ state: 'refused', issuer: 'https://a.example?b=c' }), [70022]],
    ['loopback', report({ state: 'refused', issuer: 'https://127.0.0.1/x' }), [70022]],
    ['private address', report({ state: 'refused', issuer: 'https://10.0.0.1' }), []],
    ['unsafe', report({ state: 'unsafe' }, 'jwks-known-public-private-key'), []],
  ])('%s', (_, given, codes) => {
    expect(entraOutlook(given).items.map(({ code }) => code)).toEqual(codes)
  })

  it('says "not known" for a refused address and never calls an unsafe issuer fine', () => {
    expect(entraOutlook(report({ state: 'refused', issuer: 'https://10.0.0.1' })).note).toMatch(
      /^Not known/,
    )
    expect(entraOutlook(report({ state: 'unsafe' })).note).toMatch(/^No refusal is documented/)
    expect(entraOutlook(report()).note).toMatch(/^Nothing in these documents/)
    expect(entraOutlook(report({ state: 'unreachable' })).note).toBe(undefined)
    expect(
      entraOutlook(report({ state: 'unreachable', discovery: discovery(ISSUER) }, 'jwks-not-https'))
        .note,
    ).toMatch(/^No refusal is documented for exactly this/)
  })

  it('names analysed codes only, and marks those known from a look-up page', () => {
    const everything = report(
      { state: 'mismatched', issuer: 'http://a.example', discovery: discovery('http://b.example') },
      'jwks-unreachable',
      'discovery-not-json',
      'jwks-uri-invalid',
      'jwks-malformed',
      'jwks-no-usable-key',
    )
    const { items } = entraOutlook(everything)
    expect(items.map(({ code }) => code)).toEqual([
      700211, 70022, 501661, 900611, 70024, 700221, 900612, 7000272,
    ])
    for (const { code, evidence } of items) {
      const entry = findCode(code)
      expect(entry?.code).toBe(code)
      expect(evidence !== undefined, `AADSTS${code}`).toBe(entry?.evidence === 'lookup')
    }
  })
})
