/** The nouns of federation as Graph and ARM store them. Nothing here is specific to either API. */

export type Cloud = 'public' | 'usgov' | 'china'

/** What can own federated identity credentials. */
export type IdentityKind = 'application' | 'managedIdentity' | 'agentBlueprint'

/** `claimsMatchingExpression` of a flexible federated identity credential (beta Graph, ARM preview). */
export interface ClaimsMatchingExpression {
  readonly value: string
  /** Always 1 today. */
  readonly languageVersion: number
}

/** A federated identity credential. `subject` and `claimsMatchingExpression` exclude each other. */
export interface Credential {
  /** Server-made id: a GUID from Graph, an ARM resource id for a managed identity. */
  readonly id?: string
  readonly name?: string
  readonly issuer: string
  readonly subject?: string
  readonly claimsMatchingExpression?: ClaimsMatchingExpression
  readonly audiences: readonly string[]
  readonly description?: string
}

/** An application, user-assigned managed identity or agent identity blueprint. */
export interface Identity {
  readonly kind: IdentityKind
  /** Application object id, or the service principal's object id for a managed identity. */
  readonly id: string
  /** The `client_id` that a workload sends. */
  readonly clientId: string
  readonly displayName: string
  readonly createdDateTime?: string
  /** False when sign-in is switched off; absent when it could not be read. */
  readonly enabled?: boolean
  /** `AzureADMyOrg`, `AzureADMultipleOrgs`, …; applications only. */
  readonly signInAudience?: string
  /** Number of client secrets still stored beside the credentials; absent when not read. */
  readonly secretCount?: number
  /** Number of certificates; absent when not read. */
  readonly certificateCount?: number
  /** Where a managed identity lives in Azure; absent for applications. */
  readonly azure?: AzureLocation
  /** False when the service principal is missing from the tenant; absent when not read. */
  readonly hasServicePrincipal?: boolean
  readonly tags?: readonly string[]
  readonly notes?: string
}

/** The Azure side of a managed identity. Compare `resourceId` without regard to case. */
export interface AzureLocation {
  readonly resourceId: string
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly region?: string
  readonly subscriptionName?: string
}
