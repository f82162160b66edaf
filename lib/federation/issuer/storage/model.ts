import type { Cloud } from '../../credential/model'
import type { IssuerFile } from '../keys/documents'

/** An application role of Microsoft Graph. */
export interface GraphRole {
  readonly id: string
  /** For example `User.Read.All`. */
  readonly value: string
}

/** A user-assigned identity that trusts the new issuer for one subject. */
export interface TrustingIdentity {
  readonly name: string
  readonly credentialName: string
  readonly subject: string
  readonly roles: readonly GraphRole[]
  /** Set when the identity gets Reader on the resource group: the new id of that role assignment, a GUID. */
  readonly readerAssignment?: string
}

/** Everything about a new issuer on Azure Storage. */
export interface StorageIssuerInput {
  readonly cloud: Cloud
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly region: string
  readonly account: string
  readonly container: string
  /** The issuer as it stands in documents, tokens and credentials. */
  readonly issuer: string
  /** The public documents. */
  readonly files: readonly IssuerFile[]
  /** Forbid deleting the account. */
  readonly lock: boolean
  readonly identity?: TrustingIdentity
}

/** Microsoft Graph's own application id, the same in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000'

/** Azure's built-in role Reader, the same everywhere. Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles. */
export const READER_ROLE_ID = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

/** Name of the lock on the account. */
export const LOCK_NAME = 'keep-issuer'

/** Why the lock is there, for whoever meets it. */
export const LOCK_NOTES =
  'An OIDC issuer lives here. Whoever could take over this account name could sign in as its subjects.'

/** Marks what was made for an issuer; the audit looks for it. */
export const ISSUER_TAGS = { purpose: 'oidc-issuer' } as const
