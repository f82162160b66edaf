import type { ActiveFault } from './faults/model'

/** What a sandbox tenant stores. Field names follow Graph and ARM where both sides show them. */

/** A federated identity credential as it lies in the directory. */
export interface StoredCredential {
  readonly id: string
  readonly name: string
  issuer: string
  subject: string | null
  audiences: readonly string[]
  description: string | null
  claimsMatchingExpression: { readonly value: string; readonly languageVersion: number } | null
  /** When it was made, milliseconds since the epoch; absent for one that a seed holds. */
  readonly createdAt?: number
}

export interface StoredSecret {
  readonly keyId: string
  readonly displayName: string
  readonly hint: string
  readonly startDateTime: string
  readonly endDateTime: string
}

export interface ApplicationRecord {
  readonly id: string
  readonly appId: string
  displayName: string
  description: string | null
  notes: string | null
  createdDateTime: string
  signInAudience: string
  tags: readonly string[]
  /** True for an agent identity blueprint. */
  readonly blueprint: boolean
  /** `allowPublicClient`: such a client may not present an assertion. */
  isFallbackPublicClient: boolean
  passwordCredentials: readonly StoredSecret[]
  keyCredentials: readonly StoredSecret[]
  /** Object ids of users. */
  owners: readonly string[]
  readonly credentials: StoredCredential[]
  /** A key of the tenant's choice; absent until it is set. */
  uniqueName?: string | null
  /** Client id of the application that made this one. */
  readonly createdByAppId?: string
  /** Properties that were written and on which nothing acts, by Graph's names. */
  settings?: Readonly<Record<string, unknown>>
}

export interface AppRole {
  readonly id: string
  readonly value: string
  readonly displayName: string
}

export interface AppRoleAssignment {
  readonly id: string
  readonly appRoleId: string
  readonly resourceId: string
  readonly createdDateTime: string
}

export interface ServicePrincipalRecord {
  readonly id: string
  readonly appId: string
  displayName: string
  readonly servicePrincipalType: 'Application' | 'ManagedIdentity'
  accountEnabled: boolean
  readonly alternativeNames: readonly string[]
  readonly createdDateTime: string
  readonly tags: readonly string[]
  /** The very array of the managed identity; empty for applications. */
  readonly credentials: StoredCredential[]
  readonly assignments: AppRoleAssignment[]
  /** Addresses under which the API is asked for; those of its application. */
  identifierUris?: readonly string[]
  /** Roles that this API offers to applications. */
  readonly appRoles: readonly AppRole[]
}

export interface ManagedIdentityRecord {
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly name: string
  readonly location: string
  tags: Readonly<Record<string, string>>
  readonly clientId: string
  readonly principalId: string
  readonly credentials: StoredCredential[]
}

export type UserRole = 'administrator' | 'reader' | 'guest' | 'no-consent'

/** The one thing that a person lacks whom a seed holds to show it. */
export type Lack = 'consent' | 'azure' | 'logs' | 'licence'

export interface UserRecord {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly role: UserRole
  readonly lacks?: Lack
}

export interface SubscriptionRecord {
  readonly id: string
  readonly displayName: string
  /** Roles of users that may read it. */
  readonly readableBy: readonly UserRole[]
  readonly resourceGroups: ResourceGroupRecord[]
}

export interface ResourceGroupRecord {
  readonly name: string
  readonly location: string
  tags?: Readonly<Record<string, string>>
}

/** An authorization code that waits for its redemption. */
export interface CodeRecord {
  readonly clientId: string
  readonly redirectUri: string
  readonly challenge: string | null
  readonly nonce: string | null
  readonly scope: string
  readonly userId: string
  readonly sessionId: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  redeemed: boolean
}

export interface RefreshRecord {
  readonly clientId: string
  readonly userId: string
  readonly sessionId: string
  /** End of the whole family of refresh tokens, milliseconds since the epoch. */
  readonly expiresAt: number
  /** Set when a successor was handed out, milliseconds since the epoch. */
  replacedAt: number | null
}

/** A failure that a test or the page asked for. */
export interface ProvokedFault {
  readonly service: 'graph' | 'arm' | 'login'
  readonly status: number
  readonly retryAfter: number
  remaining: number
}

/** One sign-in, as `auditLogs/signIns` is made of. */
export interface SignInRecord {
  readonly id: string
  readonly createdDateTime: string
  readonly correlationId: string
  readonly event: 'interactiveUser' | 'servicePrincipal' | 'managedIdentity'
  /** Object id of the person; null for workloads. */
  readonly userId: string | null
  readonly appId: string
  /** Object id of the service principal that signed in; null for persons. */
  readonly principalId: string | null
  readonly resourceAppId: string
  readonly credentialType: 'none' | 'clientSecret' | 'federatedIdentityCredential'
  /** The federated credential that matched; null when none did. */
  readonly credentialId: string | null
  /** 0 for a success, else the AADSTS number. */
  readonly errorCode: number
  readonly failureReason: string | null
  readonly ipAddress: string
}

/** One change of the directory, as `auditLogs/directoryAudits` shows it. */
export interface AuditRecord {
  readonly id: string
  readonly category: string
  readonly correlationId: string
  readonly result: 'success'
  readonly resultReason: string
  readonly activityDisplayName: string
  readonly activityDateTime: string
  readonly loggedByService: string
  readonly operationType: string
  readonly initiatedBy: { readonly app: object | null; readonly user: object | null }
  readonly targetResources: readonly {
    readonly id: string
    readonly displayName: string | null
    readonly type: string
    readonly modifiedProperties: readonly {
      readonly displayName: string
      readonly oldValue: string | null
      readonly newValue: string | null
    }[]
  }[]
  readonly additionalDetails: readonly { readonly key: string; readonly value: string }[]
}

/** Where the rotation of an issuer's keys stands. */
export interface KeyTurn {
  readonly turn: number
  /** True while the key before is still published. */
  readonly keepsOld: boolean
}

/** Everything that one tenant holds. */
export interface Tenant {
  readonly id: string
  /** Name of the seed that it was filled with. */
  readonly seed: string
  /** Sign-in name of the person who signs in where none is named. */
  readonly signsIn: string
  readonly displayName: string
  readonly defaultDomain: string
  readonly createdDateTime: string
  readonly users: readonly UserRecord[]
  readonly subscriptions: readonly SubscriptionRecord[]
  /** By object id, in order of creation. */
  readonly applications: Map<string, ApplicationRecord>
  readonly servicePrincipals: Map<string, ServicePrincipalRecord>
  readonly managedIdentities: ManagedIdentityRecord[]
  readonly codes: Map<string, CodeRecord>
  readonly refreshTokens: Map<string, RefreshRecord>
  /** Session id to user id. */
  readonly sessions: Map<string, string>
  /** `{application id of the API}/{permission}` of every delegated consent. */
  readonly consents: Set<string>
  /** Failures that wait for the next answers. */
  readonly faults: ProvokedFault[]
  /** How often the keys of an issuer that belongs to this tenant were rotated, by the issuer's id. */
  readonly keyTurns: Map<string, KeyTurn>
  /** Faults that are on, by id. */
  readonly activeFaults: Map<string, ActiveFault>
  /** Changes of the directory, oldest first. */
  readonly directoryAudits: AuditRecord[]
  /** Sign-ins of persons and workloads, in no order. */
  readonly signIns: SignInRecord[]
}
