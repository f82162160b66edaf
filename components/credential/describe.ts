import { LIMITS } from '@/lib/federation/credential/limits'
import type { Credential, IdentityKind } from '@/lib/federation/credential/model'
import {
  describeSubject,
  type FriendlyIssuer,
  type SubjectPart,
} from '@/lib/federation/scenarios/friendly'

/** Most credentials that one identity holds. */
export const CREDENTIAL_LIMIT = LIMITS.credentialsPerIdentity.value

/** What an identity kind is called on screen. */
export const KIND_NAMES: Readonly<Record<IdentityKind, string>> = {
  application: 'Application',
  managedIdentity: 'Managed identity',
  agentBlueprint: 'Agent blueprint',
}

/** The kind of an issuer in words; issuers of no known kind share one name. */
export function issuerKindName(issuer: FriendlyIssuer): string {
  return issuer.kind === 'other' ? 'Other' : issuer.label
}

/** Named parts of a subject; empty when its form is not known and it is best shown as it is. */
export function subjectParts(credential: Credential): readonly SubjectPart[] {
  if (credential.subject === undefined) return []
  const parts = describeSubject(credential.issuer, credential.subject)
  return parts.length === 1 && parts[0]?.label === 'subject' ? [] : parts
}
