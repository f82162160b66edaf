import { CREDENTIAL_LIMIT, KIND_NAMES } from '@/components/credential/describe'
import { createRowIndex, type RowIndex, type RowSpec } from '@/components/ui/row-index'
import type { Identity } from '@/lib/federation/credential/model'
import type { Inventory } from '@/lib/federation/inventory/model'
import { storedSecrets } from './stored-secrets'

/** An identity with what the list counts about it. */
export interface IdentityRow {
  readonly identity: Identity
  /** Null when they were not read: that is not none. */
  readonly credentials: number | null
}

/** Things an identity may have that one filters by. */
export const HAS = {
  credentials: 'Credentials',
  'no-credentials': 'No credential',
  'credentials-unread': 'Credentials not read',
  'near-limit': 'Nearly full',
  secrets: 'Secrets or certificates',
  disabled: 'Sign-in switched off',
  'no-service-principal': 'No service principal',
} as const

export type Has = keyof typeof HAS

export type IdentityFacet = 'kind' | 'has'
export const IDENTITY_SORTS = ['name', 'kind', 'credentials', 'secrets', 'clientId'] as const
export type IdentitySort = (typeof IDENTITY_SORTS)[number]
export type IdentityIndex = RowIndex<IdentityRow, IdentityFacet, IdentitySort>

/** From this number on a list of credentials counts as nearly full. */
const NEAR_LIMIT = CREDENTIAL_LIMIT * 0.8

/** What holds for an identity. What was not read holds for nothing. */
export function hasOf({ identity, credentials }: IdentityRow): readonly Has[] {
  const holds: Readonly<Record<Has, boolean>> = {
    credentials: (credentials ?? 0) > 0,
    'no-credentials': credentials === 0,
    'credentials-unread': credentials === null,
    'near-limit': (credentials ?? 0) >= NEAR_LIMIT,
    secrets: (storedSecrets(identity) ?? 0) > 0,
    disabled: identity.enabled === false,
    'no-service-principal': identity.hasServicePrincipal === false,
  }
  return (Object.keys(HAS) as Has[]).filter((has) => holds[has])
}

const SPEC: RowSpec<IdentityRow, IdentityFacet, IdentitySort> = {
  search: [
    ({ identity }) => identity.displayName,
    ({ identity }) => identity.id,
    ({ identity }) => identity.clientId,
    ({ identity }) => identity.azure?.resourceId ?? '',
    ({ identity }) => identity.azure?.subscriptionName ?? '',
  ],
  facets: {
    kind: (row) => [row.identity.kind],
    has: hasOf,
  },
  sorts: {
    name: (row) => row.identity.displayName,
    kind: (row) => KIND_NAMES[row.identity.kind],
    credentials: (row) => row.credentials ?? -1,
    secrets: (row) => storedSecrets(row.identity) ?? -1,
    clientId: (row) => row.identity.clientId,
  },
}

/** Identities with the number of their credentials, as far as they were read. */
export function identityRows(
  inventory: Pick<Inventory, 'identities' | 'credentials' | 'unread'>,
): readonly IdentityRow[] {
  const unread = new Set(inventory.unread)
  const counts = new Map<string, number>()
  for (const { identity } of inventory.credentials) {
    counts.set(identity.id, (counts.get(identity.id) ?? 0) + 1)
  }
  return inventory.identities.map((identity) => ({
    identity,
    credentials: counts.get(identity.id) ?? (unread.has(identity.id) ? null : 0),
  }))
}

/** The index over the identities of an inventory. */
export function identityIndex(
  inventory: Pick<Inventory, 'identities' | 'credentials' | 'unread'>,
): IdentityIndex {
  return createRowIndex(identityRows(inventory), SPEC)
}
