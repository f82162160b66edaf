import { describe, expect, it } from 'vitest'
import { entry, identity, inventory } from '@/components/testing/inventory'
import { hasOf, identityIndex, identityRows } from './identity-rows'
import { storedSecrets } from './stored-secrets'

const app = identity('1', { secretCount: 1, certificateCount: 2, enabled: false })
const idle = identity('2', { kind: 'managedIdentity' })

describe('identityRows', () => {
  it('counts credentials by identity and keeps those without', () => {
    const rows = identityRows(
      inventory([entry(app, 'a'), entry(app, 'b')], { identities: [app, idle] }),
    )
    expect(rows.map((row) => row.credentials)).toEqual([2, 0])
  })

  it('does not count none where nothing was read', () => {
    const rows = identityRows(
      inventory([entry(app, 'a')], { identities: [app, idle], unread: [app.id, idle.id] }),
    )
    // What was read of the first stays a count; the second has none known.
    expect(rows.map((row) => row.credentials)).toEqual([1, null])
  })
})

describe('storedSecrets', () => {
  it('adds secrets and certificates, and tells unknown from none', () => {
    expect(storedSecrets(app)).toBe(3)
    expect(storedSecrets(identity('3', { secretCount: 0 }))).toBe(0)
    expect(storedSecrets(idle)).toBeNull()
  })
})

describe('hasOf', () => {
  it('says what holds', () => {
    expect(hasOf({ identity: app, credentials: 16 })).toEqual([
      'credentials',
      'near-limit',
      'secrets',
      'disabled',
    ])
    expect(hasOf({ identity: idle, credentials: 0 })).toEqual(['no-credentials'])
    expect(hasOf({ identity: idle, credentials: 15 })).toEqual(['credentials'])
    expect(hasOf({ identity: idle, credentials: null })).toEqual(['credentials-unread'])
  })

  it('does not take unknown for switched off', () => {
    expect(hasOf({ identity: identity('4'), credentials: 1 })).toEqual(['credentials'])
  })
})

describe('identityIndex', () => {
  it('finds by client id and sorts by number of credentials', () => {
    const index = identityIndex(inventory([entry(app, 'a')], { identities: [idle, app] }))
    const rows = index.filter({ query: '', facets: { kind: [], has: [] } })
    expect(Array.from(index.sort(rows, { by: 'credentials', dir: 'desc' }))).toEqual([1, 0])
    expect(Array.from(index.filter({ query: 'CLIENT-2', facets: { kind: [], has: [] } }))).toEqual([
      0,
    ])
  })
})
