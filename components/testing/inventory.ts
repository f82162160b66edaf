import type { Credential, Identity } from '@/lib/federation/credential/model'
import type { Inventory, InventoryCredential } from '@/lib/federation/inventory/model'

/** Small made-up inventories for tests. */
export const GITHUB = 'https://token.actions.githubusercontent.com'
export const AUDIENCE = 'api://AzureADTokenExchange'

export function identity(id: string, more: Partial<Identity> = {}): Identity {
  return { kind: 'application', id, clientId: `client-${id}`, displayName: `App ${id}`, ...more }
}

export function entry(
  owner: Identity,
  name: string,
  more: Partial<Credential> = {},
): InventoryCredential {
  return {
    key: `${owner.id}/${name}`,
    identity: owner,
    credential: {
      name,
      issuer: GITHUB,
      subject: `repo:contoso/${name}:ref:refs/heads/main`,
      audiences: [AUDIENCE],
      ...more,
    },
  }
}

export function inventory(
  credentials: readonly InventoryCredential[],
  more: Partial<Inventory> = {},
): Inventory {
  return {
    tenantId: 'tenant',
    cloud: 'public',
    identities: Array.from(new Set(credentials.map((each) => each.identity))),
    credentials,
    sources: [{ id: 'applications', state: 'done', count: 1 }],
    gaps: [],
    asOf: '2026-11-22T14:02:00Z',
    requests: 1,
    ...more,
  }
}
