import { describe, expect, it } from 'vitest'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import type { IssuerFinding, ProbeReport, Severity } from '@/lib/federation/issuer/model'
import { routes } from '@/lib/routes'
import { distinctIssuers } from './distinct-issuers'
import { type IssuerSort, issuerIndex, issuerOfKey, issuerOfQuery } from './issuer-rows'
import type { ProbeEntry } from './probe-model'
import {
  certificateWords,
  findingsWeight,
  STATE_WORDS,
  shownSteps,
  stateWords,
} from './probe-words'

const GITHUB = 'https://token.actions.githubusercontent.com'
const GITLAB = 'https://gitlab.com'
const SPIRE = 'https://oidc.spire.fabrikam.example'

function entry(issuer: string, owner: string): InventoryCredential {
  return {
    key: `${owner}/${issuer}`,
    identity: { kind: 'application', id: owner, clientId: owner, displayName: owner },
    credential: { issuer, subject: 's', audiences: ['a'] },
  }
}

function report(issuer: string, change: Partial<ProbeReport> = {}): ProbeReport {
  return {
    issuer,
    state: 'healthy',
    steps: [],
    keys: [],
    findings: [],
    probedAt: '2026-03-04T05:06:07Z',
    ...change,
  }
}

function findings(...severities: Severity[]): IssuerFinding[] {
  return severities.map((severity, at) => ({ id: `f${at}`, severity, message: 'm' }))
}

const done = (of: ProbeReport): ProbeEntry => ({ phase: 'idle', report: of })

const ISSUERS = distinctIssuers([
  entry(GITHUB, 'a'),
  entry(GITLAB, 'a'),
  entry(GITLAB, 'b'),
  entry(SPIRE, 'c'),
])
const KEY = { kty: 'RSA', thumbprint: 't' }
const PROBES = new Map<string, ProbeEntry>([
  [
    GITHUB,
    done(
      report(GITHUB, {
        keys: [KEY, KEY],
        findings: findings('low', 'low', 'low'),
        discovery: { url: `${GITHUB}/.well-known/openid-configuration` },
      }),
    ),
  ],
  [SPIRE, done(report(SPIRE, { state: 'mismatched', findings: findings('high') }))],
])
const ANY = { query: '', facets: { kind: [], state: [] } }

describe('the index of issuers', () => {
  const index = issuerIndex(ISSUERS, PROBES)
  const names = (rows: Uint32Array) => Array.from(rows, (row) => index.item(row).trusted.issuer)

  it.each<[IssuerSort, string[]]>([
    ['issuer', [GITLAB, SPIRE, GITHUB]],
    ['kind', [GITHUB, GITLAB, SPIRE]],
    ['identities', [GITHUB, SPIRE, GITLAB]],
    ['credentials', [GITHUB, SPIRE, GITLAB]],
    ['state', [SPIRE, GITLAB, GITHUB]],
    ['keys', [GITLAB, SPIRE, GITHUB]],
    ['findings', [GITLAB, GITHUB, SPIRE]],
    ['probed', [GITLAB, GITHUB, SPIRE]],
  ])('sorts by %s', (by, expected) => {
    expect(names(index.sort(index.filter(ANY), { by, dir: 'asc' }))).toEqual(expected)
  })

  it('filters by text over kind and address, by kind and by state', () => {
    expect(names(index.filter({ ...ANY, query: 'github actions' }))).toEqual([GITHUB])
    expect(names(index.filter({ ...ANY, query: 'FABRIKAM' }))).toEqual([SPIRE])
    expect(names(index.filter({ query: '', facets: { kind: ['other'], state: [] } }))).toEqual([
      SPIRE,
    ])
    expect(names(index.filter({ query: '', facets: { kind: [], state: ['not-probed'] } }))).toEqual(
      [GITLAB],
    )
  })
})

describe('words of a state', () => {
  it('has seven different words, and green for one of them only', () => {
    const words = Object.values(STATE_WORDS)
    expect(new Set(words.map(({ word }) => word)).size).toBe(7)
    expect(new Set(words.map(({ icon }) => icon)).size).toBe(7)
    expect(words.filter(({ tone }) => tone === 'ok').map(({ word }) => word)).toEqual(['Reachable'])
    expect(stateWords(undefined)).toMatchObject({ word: 'Not probed', tone: 'info' })
  })

  it('takes the green from a reachable issuer with a finding of weight', () => {
    const tone = (...severities: Severity[]) =>
      stateWords(done(report(GITHUB, { findings: findings(...severities) }))).tone
    expect([tone(), tone('low', 'info'), tone('medium'), tone('high')]).toEqual([
      'ok',
      'ok',
      'warn',
      'warn',
    ])
  })

  it('says which half is missing when discovery was read, and that a refused key set is not a refused issuer', () => {
    const discovery = { url: 'https://x.example/.well-known/openid-configuration' }
    const sentence = (change: Partial<ProbeReport>) =>
      stateWords(done(report(GITHUB, change))).sentence
    expect(sentence({ state: 'unreachable' })).toBe(STATE_WORDS.unreachable.sentence)
    expect(sentence({ state: 'unreachable', discovery })).toMatch(/led to no key/)
    expect(sentence({ state: 'refused', steps: [{ id: 'policy', outcome: 'fail' }] })).toBe(
      STATE_WORDS.refused.sentence,
    )
    expect(sentence({ state: 'refused', steps: [{ id: 'policy', outcome: 'pass' }] })).toMatch(
      /^The issuer answered, but sends/,
    )
  })

  it('weighs one worse finding over many lesser ones', () => {
    const weight = (...severities: Severity[]) =>
      findingsWeight(report(GITHUB, { findings: findings(...severities) }))
    expect(weight('high')).toBeGreaterThan(weight(...Array<Severity>(150).fill('medium')))
    expect(weight()).toBe(0)
    expect(findingsWeight(undefined)).toBe(-1)
  })
})

describe('shownSteps', () => {
  const steps: ProbeReport['steps'] = [
    { id: 'policy', outcome: 'pass', ms: 0 },
    { id: 'dns', outcome: 'pass', ms: 2 },
    { id: 'tls', outcome: 'pass', ms: 3 },
    { id: 'discovery', outcome: 'fail', detail: '404' },
  ]

  it('fills up to five; what was not made is not checked', () => {
    expect(
      shownSteps(report(GITHUB, { steps }), 'live').map(({ id, outcome }) => [id, outcome]),
    ).toEqual([
      ['policy', 'pass'],
      ['dns', 'pass'],
      ['tls', 'pass'],
      ['discovery', 'fail'],
      ['jwks', 'not-checked'],
    ])
  })

  it('never shows names and certificates of the sandbox as checked', () => {
    expect(
      shownSteps(report(GITHUB, { steps }), 'sandbox').map(({ outcome, ms }) => [outcome, ms]),
    ).toEqual([
      ['pass', 0],
      ['not-checked', undefined],
      ['not-checked', undefined],
      ['fail', undefined],
      ['not-checked', undefined],
    ])
  })
})

describe('certificateWords', () => {
  const AT = '2026-03-04T12:00:00Z'
  it.each([
    ['2026-03-04T11:59:59Z', 'Expired', 'err'],
    ['2026-03-04T13:00:00Z', 'Ends within a day', 'warn'],
    ['2026-03-05T12:00:00Z', 'Ends in 1 day', 'warn'],
    ['2026-03-17T12:00:00Z', 'Ends in 13 days', 'warn'],
    ['2026-03-18T12:00:00Z', 'Ends in 14 days', 'ok'],
    ['soon', 'End not readable', 'info'],
  ])('%s', (validTo, word, tone) => {
    expect(certificateWords(validTo, AT)).toEqual({ word, tone })
  })
})

describe('keys of issuers', () => {
  it.each([GITHUB, `${GITHUB}/`, 'https://x.example/%7Ea?b=c#d', 'urn:x y,é'])('%s', (issuer) => {
    const path = routes.issuer(issuer)
    expect(path.split('/')).toHaveLength(3)
    expect(issuerOfKey(path.split('/')[2] ?? '')).toBe(issuer)
  })

  it('survives a segment that is not well encoded', () => {
    expect(issuerOfKey('%E0%A4%A')).toBe(undefined)
  })

  it('tells an address from a search text', () => {
    expect(issuerOfQuery(' https://new.example/ ')).toBe('https://new.example/')
    expect(issuerOfQuery('github')).toBe(undefined)
    expect(issuerOfQuery('https://a b.example')).toBe(undefined)
  })
})
