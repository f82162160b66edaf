import { createRowIndex, type RowIndex, type RowSpec } from '@/components/ui/row-index'
import type { Credential, IdentityKind } from '@/lib/federation/credential/model'
import type {
  Inventory,
  InventoryCredential,
  SourceId,
  SourceState,
} from '@/lib/federation/inventory/model'
import { type CredentialRow, rowOf, subjectText } from './credential-row'
import { issuerKindName, KIND_NAMES } from './describe'
import type { Mark } from './marks'

export type CredentialFacet = 'kind' | 'issuerKind' | 'aud' | 'mark' | 'state'
export const CREDENTIAL_SORTS = [
  'identity',
  'kind',
  'name',
  'issuer',
  'subject',
  'audience',
  'marks',
] as const
export type CredentialSort = (typeof CREDENTIAL_SORTS)[number]

export type CredentialIndex = RowIndex<CredentialRow, CredentialFacet, CredentialSort>

const SOURCE_OF_KIND: Readonly<Record<IdentityKind, SourceId>> = {
  application: 'applications',
  agentBlueprint: 'blueprints',
  managedIdentity: 'managed-identities',
}

/** Errors before warnings before what is merely unusual, many before few. */
function weight(marks: readonly Mark[]): number {
  const of: Readonly<Record<string, number>> = { err: 10_000, warn: 100 }
  return marks.reduce((sum, mark) => sum + (of[mark.tone] ?? 1), 0)
}

function spec(
  sources: readonly SourceState[],
): RowSpec<CredentialRow, CredentialFacet, CredentialSort> {
  const states = new Map(sources.map((source) => [source.id, source.state]))
  return {
    search: [
      (row) => row.entry.identity.displayName,
      (row) => row.entry.identity.clientId,
      (row) => row.entry.credential.name ?? '',
      (row) => row.issuer.label,
      (row) => row.entry.credential.issuer,
      (row) => subjectText(row.entry.credential),
      (row) => row.entry.credential.audiences.join('\n'),
    ],
    facets: {
      kind: (row) => [row.entry.identity.kind],
      issuerKind: (row) => [row.issuer.kind],
      aud: (row) => row.entry.credential.audiences,
      mark: (row) => row.marks.map((mark) => mark.id),
      state: (row) => [states.get(SOURCE_OF_KIND[row.entry.identity.kind]) ?? 'done'],
    },
    sorts: {
      identity: (row) => row.entry.identity.displayName,
      kind: (row) => KIND_NAMES[row.entry.identity.kind],
      name: (row) => row.entry.credential.name ?? '',
      issuer: (row) => `${row.issuer.label} ${row.issuer.host}`,
      subject: (row) => subjectText(row.entry.credential),
      audience: (row) => row.entry.credential.audiences.join(' '),
      marks: (row) => -weight(row.marks),
    },
  }
}

/** The index over the credentials of an inventory. */
export function credentialIndex(
  inventory: Pick<Inventory, 'cloud' | 'credentials' | 'sources'>,
): CredentialIndex {
  return createRowIndex(
    inventory.credentials.map((entry) => rowOf(entry, inventory.cloud)),
    spec(inventory.sources),
  )
}

/** What the issuer kinds of an index are called, by their ids. */
export function issuerKindNames(index: CredentialIndex): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (let row = 0; row < index.size; row++) {
    const { issuer } = index.item(row)
    if (!names.has(issuer.kind)) names.set(issuer.kind, issuerKindName(issuer))
  }
  return names
}

/** Other credentials that accept the same issuer and subject: the same workload, another identity. */
export function sameTrust(
  credentials: readonly InventoryCredential[],
  of: InventoryCredential,
): readonly InventoryCredential[] {
  const { issuer, subject, claimsMatchingExpression } = of.credential
  return credentials.filter(
    (other) =>
      other.key !== of.key &&
      other.credential.issuer === issuer &&
      other.credential.subject === subject &&
      other.credential.claimsMatchingExpression?.value === claimsMatchingExpression?.value,
  )
}

/** The claims that a token must carry, as JSON; null where an expression decides instead of a subject. */
export function sampleClaims(credential: Credential): string | null {
  if (credential.subject === undefined) return null
  const { issuer, subject, audiences } = credential
  const aud = audiences.length === 1 ? audiences[0] : audiences
  return JSON.stringify({ iss: issuer, sub: subject, aud }, null, 2)
}
