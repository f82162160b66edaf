import { GRAPH_APP_ID } from '../entra/resources'
import type {
  ApplicationRecord,
  AppRole,
  ServicePrincipalRecord,
  StoredCredential,
  Tenant,
} from '../model'
import type { GraphVersion } from './call'
import { DISABLED_GRAPH_APP_ROLES } from './data/graph-app-roles'
import { GRAPH_SCOPES } from './data/graph-scopes'

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
  /** True for logs, which are no directory objects: they know no advanced queries. */
  readonly log?: boolean
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

export const APP_ROLE_ASSIGNMENT: EntityType = {
  name: 'microsoft.graph.appRoleAssignment',
  properties: [
    'id',
    'deletedDateTime',
    'appRoleId',
    'createdDateTime',
    'principalDisplayName',
    'principalId',
    'principalType',
    'resourceDisplayName',
    'resourceId',
  ],
  expandable: [],
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
      uniqueName: record.uniqueName ?? null,
      isDisabled: null,
      createdByAppId: record.createdByAppId ?? null,
      web: { redirectUris: [], homePageUrl: null, logoutUrl: null },
      spa: { redirectUris: [] },
      api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [] },
      appRoles: [],
      servicePrincipalLockConfiguration: null,
      ...record.settings,
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

/** Roles as Graph shows them, built once for each list: Graph's own has some 700. */
const shownRoles = new WeakMap<readonly AppRole[], readonly Json[]>()

function rolesOf({ appRoles }: ServicePrincipalRecord): readonly Json[] {
  const known = shownRoles.get(appRoles)
  if (known !== undefined) return known
  const shown = appRoles.map(({ id, value, displayName }) => ({
    id,
    value,
    displayName,
    description: displayName,
    allowedMemberTypes: ['Application'],
    isEnabled: !DISABLED_GRAPH_APP_ROLES.includes(value),
    origin: 'Application',
  }))
  shownRoles.set(appRoles, shown)
  return shown
}

/** Texts of consent pages are left out: nobody is asked here. */
const GRAPH_SCOPE_OBJECTS: readonly Json[] = GRAPH_SCOPES.map(([value, id, type]) => ({
  id,
  value,
  type,
  isEnabled: true,
  adminConsentDisplayName: value,
  adminConsentDescription: value,
  userConsentDisplayName: null,
  userConsentDescription: null,
}))

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
      servicePrincipalNames: [record.appId, ...(record.identifierUris ?? [])],
      alternativeNames: record.alternativeNames,
      accountEnabled: record.accountEnabled,
      createdDateTime: record.createdDateTime,
      deletedDateTime: null,
      appOwnerOrganizationId: tenant.id,
      appRoleAssignmentRequired: false,
      tags: record.tags,
      notes: null,
      appRoles: rolesOf(record),
      oauth2PermissionScopes: record.appId === GRAPH_APP_ID ? GRAPH_SCOPE_OBJECTS : [],
      signInAudience: 'AzureADMyOrg',
    },
    expandable: {
      federatedIdentityCredentials: record.credentials.map((one) => toCredentialJson(one, version)),
    },
  }
}
