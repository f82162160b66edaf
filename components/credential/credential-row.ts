import type { Cloud, Credential } from '@/lib/federation/credential/model'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import { type FriendlyIssuer, friendlyIssuer } from '@/lib/federation/scenarios/friendly'
import { type Mark, marksOf } from './marks'

/** A credential with everything a row shows, made once and kept as long as the credential. */
export interface CredentialRow {
  readonly entry: InventoryCredential
  readonly issuer: FriendlyIssuer
  readonly marks: readonly Mark[]
  /** Findings that are only worth knowing; shown in the details. */
  readonly notes: readonly Mark[]
}

/** What a subject is compared with: the subject itself, or the expression. */
export function subjectText(credential: Credential): string {
  return credential.subject ?? credential.claimsMatchingExpression?.value ?? ''
}

const known = new WeakMap<InventoryCredential, CredentialRow>()

/** The row of a credential; made on first use. */
export function rowOf(entry: InventoryCredential, cloud: Cloud): CredentialRow {
  const seen = known.get(entry)
  if (seen !== undefined) return seen
  const { credential } = entry
  const issuer = friendlyIssuer(credential.issuer)
  const made: CredentialRow = {
    entry,
    issuer,
    ...marksOf(credential, cloud),
  }
  known.set(entry, made)
  return made
}
