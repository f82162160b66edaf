import { grantedPermissions } from '../entra/consent'
import { notImitated } from '../http'
import { guidFrom } from '../ids'
import type { ServicePrincipalRecord, Tenant } from '../model'
import { SANDBOX_CLIENT_ID } from '../public/constants'
import type { Route } from '../routes'
import { type GraphCall, type GraphHandler, requirePermission } from './call'
import { listCollection } from './collection'
import { DIRECTORY_PAGES } from './query'
import type { Entity, EntityType } from './schema'

/** Source: Graph permissions reference, list oauth2PermissionGrants. */
export const READ_PERMISSION_GRANTS = [
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'DelegatedPermissionGrant.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
] as const

const GRANT: EntityType = {
  name: 'microsoft.graph.oAuth2PermissionGrant',
  properties: ['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
  expandable: [],
}

/** The consents of this app's registration, the only client that signs people in: one grant an API. */
function grants(tenant: Tenant): readonly Entity[] {
  const principals = [...tenant.servicePrincipals.values()]
  const client = principals.find(({ appId }) => appId === SANDBOX_CLIENT_ID)
  if (client === undefined) return []
  return principals.flatMap(({ id: resourceId, appId }) => {
    const scopes = grantedPermissions(tenant, appId)
    if (scopes.length === 0) return []
    const id = Buffer.from(guidFrom(tenant.id, `consent ${appId}`)).toString('base64url')
    const properties = {
      id,
      clientId: client.id,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId,
      scope: scopes.join(' '),
    }
    return [{ properties, expandable: {} }]
  })
}

function answer(call: GraphCall, items: readonly Entity[]): Response {
  const set = 'oauth2PermissionGrants'
  return listCollection(call, {
    set,
    type: GRANT,
    limits: DIRECTORY_PAGES,
    items,
    build: (entity) => entity,
  })
}

/** The delegated grants of one client. */
export function listGrantsOf(call: GraphCall, { id }: ServicePrincipalRecord): Response {
  return answer(
    call,
    grants(call.tenant).filter(({ properties }) => properties.clientId === id),
  )
}

const list: GraphHandler = (call) =>
  requirePermission(call, READ_PERMISSION_GRANTS, 'read') ?? answer(call, grants(call.tenant))

const readOnly: GraphHandler = () =>
  notImitated('writing delegated grants: sign in interactively as the administrator to consent')

/** Routes below `/oauth2PermissionGrants`. */
export const PERMISSION_GRANT_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/oauth2PermissionGrants', list],
  ['POST', '/oauth2PermissionGrants', readOnly],
  ['PATCH', '/oauth2PermissionGrants/:id', readOnly],
  ['DELETE', '/oauth2PermissionGrants/:id', readOnly],
]
