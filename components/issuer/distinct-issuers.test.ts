import { describe, expect, it } from 'vitest'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import { distinctIssuers, twinsAmong, twinWords } from './distinct-issuers'

const GITHUB = 'https://token.actions.githubusercontent.com'

function entry(issuer: string, owner: string, name = 'c'): InventoryCredential {
  return {
    key: `${owner}/${name}`,
    identity: { kind: 'application', id: owner, clientId: `client-${owner}`, displayName: owner },
    credential: { name, issuer, subject: 's', audiences: ['api://AzureADTokenExchange'] },
  }
}

describe('distinctIssuers', () => {
  it('has one row for each issuer string, in order of appearance', () => {
    const rows = distinctIssuers([
      entry(GITHUB, 'a', '1'),
      entry('https://gitlab.com', 'b'),
      entry(GITHUB, 'a', '2'),
      entry(GITHUB, 'c'),
    ])
    expect(
      rows.map(({ issuer, words, identities, credentials, twins }) => ({
        issuer,
        kind: words.kind,
        identities,
        credentials: credentials.map(({ key }) => key),
        twins,
      })),
    ).toEqual([
      {
        issuer: GITHUB,
        kind: 'github-actions',
        identities: 2,
        credentials: ['a/1', 'a/2', 'c/c'],
        twins: [],
      },
      {
        issuer: 'https://gitlab.com',
        kind: 'gitlab',
        identities: 1,
        credentials: ['b/c'],
        twins: [],
      },
    ])
  })

  it('keeps spellings apart that Entra keeps apart, and lets them name each other', () => {
    const rows = distinctIssuers([
      entry(GITHUB, 'a'),
      entry(`${GITHUB}/`, 'b'),
      entry('https://x.example', 'c'),
    ])
    expect(rows.map(({ issuer, twins }) => [issuer, twins])).toEqual([
      [GITHUB, [{ issuer: `${GITHUB}/`, differs: ['slash'] }]],
      [`${GITHUB}/`, [{ issuer: GITHUB, differs: ['slash'] }]],
      ['https://x.example', []],
    ])
  })

  it('does not fold characters that merely look alike', () => {
    const composed = 'https://x.example/caf\u00e9'
    const decomposed = 'https://x.example/cafe\u0301'
    expect(distinctIssuers([entry(composed, 'a'), entry(decomposed, 'b')])).toHaveLength(2)
  })

  it('counts one identity with twenty credentials once', () => {
    const entries = Array.from({ length: 20 }, (_, n) => entry(GITHUB, 'a', `c${n}`))
    expect(distinctIssuers(entries)[0]?.identities).toBe(1)
  })
})

describe('twinsAmong', () => {
  const BASE = 'https://oidc.contoso.example/one'
  it.each([
    [`${BASE}/`, ['slash'], 'with /'],
    ['https://OIDC.contoso.example/one', ['case'], 'in other case'],
    ['https://oidc.contoso.example/One', ['case'], 'in other case'],
    ['HTTPS://oidc.contoso.example/one', ['case'], 'in other case'],
    ['http://oidc.contoso.example/one', ['scheme'], 'with http'],
    [`${BASE} `, ['space'], 'with other blanks'],
    ['http://oidc.contoso.example/ONE/', ['scheme', 'case', 'slash'], 'written otherwise'],
  ] as const)('%s', (other, differs, words) => {
    const twins = twinsAmong(BASE, [BASE, other, 'https://oidc.contoso.example/two'])
    expect(twins).toEqual([{ issuer: other, differs }])
    expect(twins.map(twinWords)).toEqual([words])
  })

  it('says which side lacks the slash and which scheme the other has', () => {
    expect(twinsAmong(`${BASE}/`, [BASE]).map(twinWords)).toEqual(['without /'])
    expect(twinsAmong('http://a.example', ['https://a.example']).map(twinWords)).toEqual([
      'with https',
    ])
  })
})
