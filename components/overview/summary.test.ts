import { describe, expect, it } from 'vitest'
import { entry, GITHUB, identity, inventory } from '@/components/testing/inventory'
import { nothingRead } from './nothing-read'
import { permissionRequest } from './permission-request'
import { nextAction, summarize } from './summary'

const shop = identity('1', { secretCount: 2 })
const api = identity('2', { secretCount: 0, certificateCount: 0 })

const clean = [
  entry(api, 'a'),
  entry(api, 'b', { issuer: 'https://gitlab.com', subject: 'project_path:a/b' }),
]

describe('summarize', () => {
  it('counts credentials, their identities, issuers and secrets', () => {
    const summary = summarize(
      inventory([...clean, entry(shop, 'c'), entry(shop, 'd', { issuer: `${GITHUB}/` })]),
    )
    expect(summary).toMatchObject({
      credentials: 4,
      identities: 2,
      issuers: 3,
      broken: 1,
      withSecrets: 1,
    })
  })

  it('groups issuers by kind, most first, unknown kinds last', () => {
    const other = { issuer: 'https://oidc.fabrikam.example' }
    const summary = summarize(
      inventory([
        entry(api, 'a', other),
        entry(api, 'b', other),
        entry(api, 'c', other),
        ...clean,
        entry(shop, 'd', { issuer: `${GITHUB}/` }),
      ]),
    )
    expect(
      summary.issuerKinds.map(({ kindId, credentials, issuers }) => [kindId, credentials, issuers]),
    ).toEqual([
      ['github-actions', 2, 2],
      ['gitlab', 1, 1],
      ['other', 3, 1],
    ])
  })

  it('does not count an unusual audience as a thing to mend', () => {
    const summary = summarize(inventory([entry(api, 'a', { audiences: ['api://mine'] })]))
    expect(summary.broken).toBe(0)
  })
})

function next(of: ReturnType<typeof inventory>) {
  return nextAction(of, summarize(of))
}

describe('nextAction', () => {
  const failed = { id: 'blueprints', state: 'failed', count: 0 } as const
  const gap = { source: 'subscriptions', title: 'One subscription', detail: 'No rights.' } as const
  const starred = entry(api, 's', { subject: 'repo:contoso/x:ref:refs/heads/*' })

  it('puts a failed scan first', () => {
    const action = next(inventory([starred], { sources: [failed], gaps: [gap] }))
    expect(action.title).toBe('The scan is not complete')
    expect(action.href).toBe('rescan')
  })

  it('then what cannot match, with a link to exactly these', () => {
    const action = next(inventory([starred], { gaps: [gap] }))
    expect(action.title).toBe('1 credential cannot match any token as it stands')
    expect(action.href).toBe('/credentials?mark=subject-wildcard')
  })

  it('then what could not be seen, then secrets', () => {
    expect(next(inventory([entry(shop, 'a')], { gaps: [gap] })).title).toBe(
      '1 part of the tenant could not be seen',
    )
    expect(next(inventory([entry(shop, 'a')])).title).toBe(
      '1 identity still keeps a secret beside a credential',
    )
  })

  it('says so when there is no credential at all', () => {
    expect(next(inventory([], { identities: [shop] })).title).toBe(
      'No federated credential was found',
    )
  })

  it('offers a check when nothing stands out', () => {
    expect(next(inventory(clean))).toMatchObject({ tone: 'ok', href: '/check' })
  })
})

describe('permissionRequest', () => {
  it('names the tenant, the permission and the reason', () => {
    const text = permissionRequest(
      { source: 'blueprints', title: 'Blueprints', detail: 'Refused.', needs: 'X.Read.All' },
      { tenantId: 'tenant' },
    )
    expect(text.split('\n')).toEqual([
      'Please grant read access for Fedcred in tenant tenant.',
      'Needed: X.Read.All',
      'What cannot be seen without it: Blueprints. Refused.',
      'The permission is used for reading only.',
    ])
  })
})

describe('nothingRead', () => {
  const denied = [
    { id: 'applications', state: 'denied', count: 0 },
    { id: 'managed-identities', state: 'failed', count: 0 },
    { id: 'organization', state: 'done', count: 1 },
  ] as const

  it('holds when no source of identities brought anything', () => {
    expect(nothingRead({ identities: [], sources: denied })).toBe(true)
  })
  it('does not hold once one was read, though it be empty', () => {
    const [first, ...others] = denied
    expect(nothingRead({ identities: [], sources: [{ ...first, state: 'done' }, ...others] })).toBe(
      false,
    )
    expect(nothingRead({ identities: [api], sources: denied })).toBe(false)
    expect(nothingRead({ identities: [], sources: [] })).toBe(false)
  })
})
