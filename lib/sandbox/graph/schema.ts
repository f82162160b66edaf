import type { ApplicationRecord, ServicePrincipalRecord, StoredCredential, Tenant } from '../model'
import type { GraphVersion } from './call'

export type Json = Readonly<Record<string, unknown>>

/** An object as Graph shows it: plain properties, and collections that only `$expand` shows. */
export interface Entity {
  readonly properties: Json
  readonly expandable: Readonly<Record<string, readonly Json[]>>
}

/** What can be named in `$select`, `$filter` and `$expand` of a type. */
export interface EntityType {
  /** Name in error texts. */
  readonly name: string
  readonly properties: readonly string[]
  readonly expandable: readonly string[]
}

export const APPLICATION: EntityType = {
  name: 'microsoft.graph.application',
  properties: [
    'id',
    'appId',
    'displayName',
    'description',
    'notes',
    'createdDateTime',
    'deletedDateTime',
    'signInAudience',
    'publisherDomain',
    'tags',
    'identifierUris',
    'isFallbackPublicClient',
    'requiredResourceAccess',
    'passwordCredentials',
    'keyCredentials',
    'uniqueName',
    'isDisabled',
    'createdByAppId',
    'web',
    'spa',
    'api',
    'appRoles',
    'servicePrincipalLockConfiguration',
  ],
  expandable: ['federatedIdentityCredentials', 'owners'],
}

export const SERVICE_PRINCIPAL: EntityType = {
  name: 'microsoft.graph.servicePrincipal',
  properties: [
    'id',
    'appId',
    'displayName',
    'appDisplayName',
    'servicePrincipalType',
    'servicePrincipalNames',
    'alternativeNames',
    'accountEnabled',
    'createdDateTime',
    'deletedDateTime',
    'appOwnerOrganizationId',
    'appRoleAssignmentRequired',
    'tags',
    'notes',
    'appRoles',
    'oauth2PermissionScopes',
    'signInAudience',
  ],
  expandable: ['federatedIdentityCredentials'],
}

/** `claimsMatchingExpression` exists in beta only. */
export function credentialType(version: GraphVersion): EntityType {
  const properties = ['id', 'name', 'issuer', 'subject', 'description', 'audiences']
  return {
    name: 'microsoft.graph.federatedIdentityCredential',
    properties: version === 'beta' ? [...properties, 'claimsMatchingExpression'] : properties,
    expandable: [],
  }
}

/** A credential as the version shows it: v1.0 hides the expression and leaves a null subject. */
export function toCredentialJson(stored: StoredCredential, version: GraphVersion): Json {
  const { id, name, issuer, subject, description, audiences, claimsMatchingExpression } = stored
  const common = { id, name, issuer, subject, description, audiences }
  return version === 'beta' ? { ...common, claimsMatchingExpression } : common
}

const BLUEPRINT_TYPE = '#microsoft.graph.agentIdentityBlueprint'

/** An application or blueprint as Graph shows it. */
export function toApplication(
  tenant: Tenant,
  record: ApplicationRecord,
  version: GraphVersion,
): Entity {
  const secret = { customKeyIdentifier: null, secretText: null }
  const key = { customKeyIdentifier: null, key: null, type: 'AsymmetricX509Cert', usage: 'Verify' }
  return {
    properties: {
      ...(record.blueprint ? { '@odata.type': BLUEPRINT_TYPE } : {}),
      id: record.id,
      appId: record.appId,
      displayName: record.displayName,
      description: record.description,
      notes: record.notes,
      createdDateTime: record.createdDateTime,
      deletedDateTime: null,
      signInAudience: record.signInAudience,
      publisherDomain: tenant.defaultDomain,
      tags: record.tags,
      identifierUris: [],
      isFallbackPublicClient: record.isFallbackPublicClient ? true : null,
      requiredResourceAccess: [],
      passwordCredentials: record.passwordCredentials.map((one) => ({ ...one, ...secret })),
      keyCredentials: record.keyCredentials.map(({ hint: _hint, ...one }) => ({ ...one, ...key })),
      uniqueName: null,
      isDisabled: null,
      createdByAppId: null,
      web: { redirectUris: [], homePageUrl: null, logoutUrl: null },
      spa: { redirectUris: [] },
      api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [] },
      appRoles: [],
      servicePrincipalLockConfiguration: null,
    },
    expandable: {
      federatedIdentityCredentials: record.credentials.map((one) => toCredentialJson(one, version)),
      owners: tenant.users
        .filter(({ id }) => record.owners.includes(id))
        .map(({ id, displayName, userPrincipalName }) => ({
          '@odata.type': '#microsoft.graph.user',
          id,
          displayName,
          userPrincipalName,
        })),
    },
  }
}

/** A service principal as Graph shows it. */
export function toServicePrincipal(
  tenant: Tenant,
  record: ServicePrincipalRecord,
  version: GraphVersion,
): Entity {
  return {
    properties: {
      id: record.id,
      appId: record.appId,
      displayName: record.displayName,
      appDisplayName: record.servicePrincipalType === 'Application' ? record.displayName : null,
      servicePrincipalType: record.servicePrincipalType,
      servicePrincipalNames: [record.appId],
      alternativeNames: record.alternativeNames,
      accountEnabled: record.accountEnabled,
      createdDateTime: record.createdDateTime,
      deletedDateTime: null,
      appOwnerOrganizationId: tenant.id,
      appRoleAssignmentRequired: false,
      tags: record.tags,
      notes: null,
      appRoles: record.appRoles.map((role) => ({
        ...role,
        description: role.displayName,
        allowedMemberTypes: ['Application'],
        isEnabled: true,
        origin: 'Application',
      })),
      oauth2PermissionScopes: [],
      signInAudience: 'AzureADMyOrg',
    },
    expandable: {
      federatedIdentityCredentials: record.credentials.map((one) => toCredentialJson(one, version)),
    },
  }
}
