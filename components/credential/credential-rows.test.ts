import { describe, expect, it } from 'vitest'
import { AUDIENCE, entry, GITHUB, identity, inventory } from '@/components/testing/inventory'
import { rowOf } from './credential-row'
import { credentialIndex, issuerKindNames, sameTrust, sampleClaims } from './credential-rows'
import { subjectParts } from './describe'

const app = identity('1')
const uami = identity('2', { kind: 'managedIdentity', displayName: 'payments' })
const first = entry(app, 'one')
const twin = entry(uami, 'twin', { subject: first.credential.subject ?? '' })
const flexible = entry(app, 'flex')
const { subject: _, ...rest } = flexible.credential
const expression = {
  ...flexible,
  credential: {
    ...rest,
    claimsMatchingExpression: { value: "claims['sub'] matches 'repo:*'", languageVersion: 1 },
  },
}
const ANY = { kind: [], issuerKind: [], aud: [], mark: [], state: [] }

describe('rowOf', () => {
  it('reads the issuer and the parts of the subject', () => {
    const row = rowOf(first, 'public')
    expect(row.issuer.kind).toBe('github-actions')
    expect(subjectParts(first.credential)).toEqual([
      { label: 'repo', value: 'contoso/one' },
      { label: 'branch', value: 'main' },
    ])
    expect(row.marks).toEqual([])
  })

  it('shows an unknown form and an expression as they are', () => {
    expect(subjectParts(entry(app, 'x', { subject: 'what is this' }).credential)).toEqual([])
    expect(subjectParts(expression.credential)).toEqual([])
  })

  it('is made once', () => {
    expect(rowOf(first, 'public')).toBe(rowOf(first, 'public'))
  })

  it('marks a slash, a star and an unusual audience', () => {
    const marked = entry(app, 'm', {
      issuer: `${GITHUB}/`,
      subject: 'repo:contoso/x:ref:refs/heads/*',
      audiences: ['api://mine'],
    })
    expect(rowOf(marked, 'public').marks.map((mark) => [mark.id, mark.tone])).toEqual([
      ['issuer-slash', 'err'],
      ['audience-unusual', 'neutral'],
      ['subject-wildcard', 'err'],
    ])
  })
})

describe('credentialIndex', () => {
  const index = credentialIndex(
    inventory([first, twin, expression], {
      sources: [
        { id: 'applications', state: 'partial', count: 2 },
        { id: 'managed-identities', state: 'done', count: 1 },
      ],
    }),
  )
  const find = (query: string, facets = {}) =>
    Array.from(index.filter({ query, facets: { ...ANY, ...facets } }))

  it('finds by identity, subject, expression, client id and issuer', () => {
    expect(find('PAYMENTS')).toEqual([1])
    expect(find('contoso/one')).toEqual([0, 1])
    expect(find('matches')).toEqual([2])
    expect(find('client-2')).toEqual([1])
    expect(find('actions.githubusercontent app')).toEqual([0, 2])
  })

  it('has facets for kind, audience and the state of the source', () => {
    expect(find('', { kind: ['managedIdentity'] })).toEqual([1])
    expect(find('', { aud: [AUDIENCE] })).toEqual([0, 1, 2])
    expect(find('', { state: ['partial'] })).toEqual([0, 2])
  })

  it('names the issuer kinds', () => {
    expect(Array.from(issuerKindNames(index))).toEqual([['github-actions', 'GitHub Actions']])
  })
})

describe('sameTrust', () => {
  it('finds the same issuer and subject on another identity, never itself', () => {
    expect(sameTrust([first, twin, expression], first)).toEqual([twin])
    expect(sameTrust([first, twin, expression], expression)).toEqual([])
  })

  it('does not take an expression for an equal subject', () => {
    const literal = entry(uami, 'l', { subject: "claims['sub'] matches 'repo:*'" })
    expect(sameTrust([literal, expression], expression)).toEqual([])
  })
})

describe('sampleClaims', () => {
  it('writes the three claims as a token carries them', () => {
    expect(JSON.parse(sampleClaims(first.credential) ?? '')).toEqual({
      iss: GITHUB,
      sub: 'repo:contoso/one:ref:refs/heads/main',
      aud: AUDIENCE,
    })
  })

  it('has no sample where an expression decides', () => {
    expect(sampleClaims(expression.credential)).toBeNull()
  })
})
