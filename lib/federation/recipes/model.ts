import type { Cloud, Credential, Identity } from '../credential/model'

/** What a recipe writes down: this credential on this identity. */
export interface RecipeInput {
  readonly identity: Identity
  readonly credential: Credential
  /** `update` when the credential exists already under this name. */
  readonly action: 'create' | 'update'
  readonly cloud: Cloud
}

/** Text that does outside what the page shows: a command, a request, a resource. */
export interface Recipe {
  /** Stable id, the same as the file name. */
  readonly id: string
  readonly title: string
  readonly language: 'bash' | 'powershell' | 'terraform' | 'bicep' | 'http'
  /** Where the syntax is documented. */
  readonly source: string
  /** Why this recipe can't be given for this input; absent when it can. */
  readonly unavailable?: (input: RecipeInput) => string | undefined
  readonly render: (input: RecipeInput) => string
}

/** The name of the credential, or a placeholder that no tool accepts by accident. */
export function nameOf(credential: Credential): string {
  return credential.name ?? 'NAME-OF-THE-CREDENTIAL'
}

/** The resource name of a managed identity: the last segment of its ARM id. */
export function azureName(identity: Identity): string {
  return identity.azure?.resourceId.split('/').at(-1) ?? identity.displayName
}

/** The body that Graph takes. `subject` and `claimsMatchingExpression` exclude each other. */
export function graphBody({ credential, action }: RecipeInput): object {
  const { issuer, subject, audiences, description, claimsMatchingExpression } = credential
  return {
    ...(action === 'create' ? { name: nameOf(credential) } : {}),
    issuer,
    ...(claimsMatchingExpression ? { claimsMatchingExpression } : { subject: subject ?? '' }),
    audiences,
    ...(description ? { description } : {}),
  }
}

/** The body that ARM takes. */
export function armBody({ credential }: RecipeInput): object {
  const { issuer, subject, audiences, claimsMatchingExpression } = credential
  return {
    properties: {
      issuer,
      ...(claimsMatchingExpression ? { claimsMatchingExpression } : { subject: subject ?? '' }),
      audiences,
    },
  }
}
