import type { Tone } from '@/components/ui/tone'
import type { Credential, IdentityKind } from '@/lib/federation/credential/model'
import {
  describeSubject,
  type FriendlyIssuer,
  type SubjectPart,
} from '@/lib/federation/scenarios/friendly'

/** Most credentials that one identity holds. Source: learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations. */
export const CREDENTIAL_LIMIT = 20

/** The audience that Entra recommends, by cloud; by far the usual one. */
export const DEFAULT_AUDIENCES: readonly string[] = [
  'api://AzureADTokenExchange',
  'api://AzureADTokenExchangeUSGov',
  'api://AzureADTokenExchangeChina',
]

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

/** Something about a credential that deserves a look. */
export interface Mark {
  readonly id: string
  /** One word for a table. */
  readonly word: string
  /** `err`: it cannot match as it stands; `warn`: it probably does not do what was meant; `neutral`: just unusual. */
  readonly tone: Tone
  /** What was seen, in a few words. */
  readonly title: string
  /** What it means and what to do. */
  readonly detail: string
}

/** What deserves a look about the strings of a credential. */
export function marksOf(credential: Credential): readonly Mark[] {
  const marks: Mark[] = []
  if (/^https:\/\/token\.actions\.githubusercontent\.com.*\/$/.test(credential.issuer)) {
    marks.push({
      id: 'slash',
      word: 'slash',
      tone: 'err',
      title: 'Slash at the end of the issuer',
      detail:
        'Tokens of GitHub carry the issuer without it, and issuers are compared character by character.',
    })
  }
  if (credential.subject?.includes('*')) {
    marks.push({
      id: 'star',
      word: 'star',
      // Branch names, Kubernetes names and SPIFFE paths cannot hold a star; other subjects might.
      tone: subjectParts(credential).length > 0 ? 'err' : 'warn',
      title: 'Star in the subject',
      detail:
        'It is an ordinary character here and stands for no other text. Patterns need an expression.',
    })
  }
  if (credential.audiences.some((audience) => !DEFAULT_AUDIENCES.includes(audience))) {
    marks.push({
      id: 'audience',
      word: 'audience',
      tone: 'neutral',
      title: 'Another audience than usual',
      detail: 'The workload must ask its issuer for exactly this audience.',
    })
  }
  return marks
}

/** True for a mark that asks for an action. */
export function needsLook(mark: Mark): boolean {
  return mark.tone !== 'neutral'
}
