import type { Tone } from '@/components/ui/tone'
import type { Credential, IdentityKind } from '@/lib/federation/credential/model'

/** Most credentials that one identity holds. Source: learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations. */
export const CREDENTIAL_LIMIT = 20

/** The audience that Entra recommends, by far the usual one. */
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

/** An issuer in words: the kind of platform behind it, and its host. */
export interface IssuerWords {
  readonly kindId: string
  readonly kindLabel: string
  readonly host: string
}

export interface SubjectPart {
  readonly name: string
  readonly value: string
}

/** Something about a credential that deserves a look. */
export interface Mark {
  readonly id: string
  /** One word for a table. */
  readonly word: string
  readonly tone: Tone
  /** What it means and what to do. */
  readonly detail: string
}

const ISSUER_KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^https:\/\/token\.actions\.githubusercontent\.com/, 'github-actions', 'GitHub Actions'],
  [/\.oic\.prod-aks\.azure\.com\//, 'aks', 'AKS'],
  [/^https:\/\/gitlab\.com\/?$/, 'gitlab', 'GitLab'],
  [/^https:\/\/vstoken\.dev\.azure\.com\//, 'azure-devops', 'Azure DevOps'],
  [/^https:\/\/app\.terraform\.io\/?$/, 'terraform-cloud', 'HCP Terraform'],
  [/^https:\/\/accounts\.google\.com\/?$/, 'google', 'Google'],
  [/^https:\/\/container\.googleapis\.com\//, 'gke', 'GKE'],
  [/^https:\/\/oidc\.eks\.[^/]+\.amazonaws\.com\//, 'eks', 'EKS'],
  [/\.blob\.core\.windows\.net\//, 'azure-storage', 'Azure Storage'],
  [/^https:\/\/login\.microsoftonline\.com\//, 'entra', 'Microsoft Entra'],
]

/** Names the platform of an issuer by its address alone. */
export function issuerWords(issuer: string): IssuerWords {
  const found = ISSUER_KINDS.find(([pattern]) => pattern.test(issuer))
  const host = /^https?:\/\/([^/]*)/.exec(issuer)?.[1] ?? issuer
  return { kindId: found?.[1] ?? 'other', kindLabel: found?.[2] ?? 'Other', host }
}

/** Splits a subject into named parts where its form is known; an empty list means "show it as it is". */
export function subjectParts(issuer: string, subject: string): readonly SubjectPart[] {
  const github =
    /^repo:([^:]+):(?:ref:refs\/(heads|tags)\/(.+)|environment:(.+)|(pull_request))$/.exec(subject)
  if (github !== null && issuer.includes('githubusercontent')) {
    const [, repo = '', kind, ref, environment] = github
    const parts = [{ name: 'repo', value: repo }]
    if (ref !== undefined)
      return [...parts, { name: kind === 'tags' ? 'tag' : 'branch', value: ref }]
    if (environment !== undefined) return [...parts, { name: 'environment', value: environment }]
    return [...parts, { name: 'event', value: 'pull_request' }]
  }
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject)
  if (account !== null) {
    return [
      { name: 'namespace', value: account[1] ?? '' },
      { name: 'service account', value: account[2] ?? '' },
    ]
  }
  return []
}

/** What deserves a look about the strings of a credential. */
export function marksOf(credential: Credential): readonly Mark[] {
  const marks: Mark[] = []
  if (/[^/]\/$/.test(credential.issuer) && credential.issuer.includes('githubusercontent')) {
    marks.push({
      id: 'slash',
      word: 'slash',
      tone: 'err',
      detail: 'The issuer ends in a slash that the tokens of GitHub do not carry.',
    })
  }
  if (credential.subject?.includes('*')) {
    marks.push({
      id: 'star',
      word: 'star',
      tone: 'err',
      detail: 'A star in a subject is an ordinary character; it matches no other text.',
    })
  }
  if (credential.audiences.some((audience) => !DEFAULT_AUDIENCES.includes(audience))) {
    marks.push({
      id: 'audience',
      word: 'audience',
      tone: 'warn',
      detail: 'The audience is not the recommended one; the workload must ask for exactly this.',
    })
  }
  return marks
}

/** The words for an issuer kind. */
export function issuerKindLabel(kindId: string): string {
  return ISSUER_KINDS.find(([, id]) => id === kindId)?.[2] ?? 'Other'
}
