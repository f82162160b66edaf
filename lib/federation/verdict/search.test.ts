import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Credential } from '../credential/model'
import { createCredentialIndex } from './credential-index'
import { editDistance, textDistance } from './distance'
import { matchCredentials } from './match'
import { createInventoryIndex, searchTenant } from './search'
import { sameWorkload } from './subject-forms'
import { AUDIENCE, GITHUB, githubClaims, githubCredential } from './testing/tokens'

describe('distance', () => {
  const order = (actual: string, expected: readonly string[]) => {
    const sorted = expected.toSorted((a, b) => textDistance(a, actual) - textDistance(b, actual))
    expect(sorted).toEqual(expected)
    const distances = expected.map((text) => textDistance(text, actual))
    expect(new Set(distances).size).toBe(distances.length)
  }

  it('ranks by structure', () => {
    order('repo:o/r:environment:prod', [
      'repo:o/r:environment:prod',
      'repo:o/r:environment:Prod',
      'repo:o@1/r@2:environment:prod',
      'repo:o/r:environment:dev',
      'repo:o/r:ref:refs/heads/main',
      'repo:o/r2:environment:prod',
      'repo:x/y:environment:prod',
      'something else',
    ])
    order('system:serviceaccount:shop:web', [
      'system:serviceaccount:shop:wep',
      'system:serviceaccount:shop:api',
      'system:serviceaccount:mail:web',
    ])
    order('https://a.example/x/', [
      'https://a.example/x',
      'https://a.example/y/',
      'https://b.example/x/',
    ])
  })

  it('is a distance between 0 and 1', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ':', '/', 'A', '@', '1'),
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const distance = textDistance(a, b)
        expect(distance >= 0 && distance <= 1).toBe(true)
        expect(distance === 0).toBe(a === b)
      }),
      { seed: 20260707, numRuns: 500 },
    )
  })

  it('counts edits as the plain table does', () => {
    const slow = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length
      if (a[0] === b[0]) return slow(a.slice(1), b.slice(1))
      return 1 + Math.min(slow(a.slice(1), b), slow(a, b.slice(1)), slow(a.slice(1), b.slice(1)))
    }
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(editDistance(a, b)).toBe(slow(a, b))
      }),
      { seed: 20260708, numRuns: 300 },
    )
  })
})

describe('forms of one workload', () => {
  it.each<[string, string, object, boolean]>([
    ['repo:o/r:pull_request', 'repo:o@1/r@2:pull_request', {}, true],
    ['repo:o/r:pull_request', 'repo:o@1/x@2:pull_request', {}, false],
    ['repo:o@1/r@2:pull_request', 'repo:o@1/r@3:pull_request', {}, false],
    [
      'repository_id:2:pull_request',
      'repo:o/r:pull_request',
      { repository: 'o/r', repository_id: '2' },
      true,
    ],
    [
      'repository_id:3:pull_request',
      'repo:o/r:pull_request',
      { repository: 'o/r', repository_id: '2' },
      false,
    ],
    [
      'project_id:7:ref_type:branch:ref:main',
      'project_path:g/p:ref_type:branch:ref:main',
      { project_path: 'g/p', project_id: '7' },
      true,
    ],
    ['a', 'a', {}, false],
  ])('%s and %s', (a, b, claims, same) => {
    expect(sameWorkload(a, b, { ...claims })).toBe(same)
  })
})

describe('index', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'A', 'pay', 'web')
  const arbitrary: fc.Arbitrary<Credential> = fc.record({
    issuer: word.map((w) => `https://${w}.example`),
    subject: fc.tuple(word, word).map(([o, r]) => `repo:${o}/${r}:environment:prod`),
    audiences: fc.constantFrom(['x'], ['y']),
  })

  it('agrees with a walk through all credentials', () => {
    fc.assert(
      fc.property(
        fc.array(arbitrary, { minLength: 1, maxLength: 120 }),
        arbitrary,
        (all, token) => {
          const claims = { iss: token.issuer, sub: token.subject, aud: token.audiences[0] }
          const match = matchCredentials(claims, createCredentialIndex(all), 'public')
          const differs = all.map(
            (credential) =>
              Number(credential.issuer !== token.issuer) +
              Number(credential.subject !== token.subject) +
              Number(credential.audiences[0] !== token.audiences[0]),
          )
          const least = Math.min(...differs)
          expect(match.matched).toBe(least === 0 ? all[differs.indexOf(0)] : undefined)
          expect(match.mismatches.length).toBe(least)
        },
      ),
      { seed: 20260709, numRuns: 200 },
    )
  })

  it('finds the near miss among 50,000', () => {
    const all = Array.from({ length: 50_000 }, (_, n) => ({
      issuer: GITHUB,
      subject: `repo:contoso/service-${n}:environment:prod`,
      audiences: [AUDIENCE],
    }))
    const index = createCredentialIndex(all)
    const near = (sub: string) =>
      matchCredentials(githubClaims({ sub }), index, 'public').nearest[0]?.credential.subject
    expect(near('repo:contoso/service-31415:environment:dev')).toBe(
      'repo:contoso/service-31415:environment:prod',
    )
    expect(near('repo:contoso/servise-31415:environment:prod')).toBe(
      'repo:contoso/service-31415:environment:prod',
    )
    expect(near('repo:contoso@1/service-31415@2:environment:prod')).toBe(
      'repo:contoso/service-31415:environment:prod',
    )
    expect(near('REPO:contoso/service-7:environment:prod')).toBe(
      'repo:contoso/service-7:environment:prod',
    )
  })

  it('keeps names of prototypes apart', () => {
    const index = createCredentialIndex([githubCredential({ subject: 'constructor' })])
    expect(
      matchCredentials(githubClaims({ sub: '__proto__' }), index, 'public').matched,
    ).toBeUndefined()
  })
})

describe('tenant', () => {
  const identity = (n: number) => ({
    kind: 'application' as const,
    id: `id-${n}`,
    clientId: `00000000-0000-4000-8000-00000000000${n}`,
    displayName: `App ${n}`,
  })
  const row = (n: number, changes: Readonly<Record<string, unknown>> = {}) => ({
    key: `${n}`,
    identity: identity(n),
    credential: githubCredential(changes),
  })
  const rows = [row(1, { subject: 'repo:contoso/payments:pull_request' }), row(2), row(3)]

  it('names every identity that accepts the token', () => {
    const found = searchTenant(githubClaims(), createInventoryIndex(rows))
    expect(found.identities.map(({ id }) => id)).toEqual(['id-2', 'id-3'])
    expect(found.nearest).toEqual([])
    expect(found.onOtherClients).toEqual([])
  })

  it('says when the right credential is on another client id', () => {
    const index = createInventoryIndex(rows)
    const other = searchTenant(githubClaims(), index, { clientId: identity(1).clientId })
    expect(other.onOtherClients.map(({ id }) => id)).toEqual(['id-2', 'id-3'])
    const same = searchTenant(githubClaims(), index, {
      clientId: identity(2).clientId.toUpperCase(),
    })
    expect(same.onOtherClients).toEqual([])
  })

  it('gives the nearest rows with their identity', () => {
    const found = searchTenant(
      githubClaims({ sub: 'repo:contoso/payments:ref:refs/heads/main' }),
      createInventoryIndex(rows),
    )
    expect(found.accepting).toEqual([])
    expect(found.nearest.map(({ row: { identity: owner } }) => owner.id)).toHaveLength(3)
    expect(found.nearest[0]?.differs).toEqual(['subject'])
  })
})
