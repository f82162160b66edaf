import type { AppRoleAssignment, ServicePrincipalRecord } from '../model'
import type { Route } from '../routes'
import {
  type GraphCall,
  type GraphHandler,
  graphError,
  graphJson,
  notFound,
  READ_APPLICATIONS,
  requirePermission,
} from './call'
import { listCollection, showEntity } from './collection'
import { keyOf } from './credentials'
import { DIRECTORY_PAGES } from './query'
import { credentialType, SERVICE_PRINCIPAL, toCredentialJson, toServicePrincipal } from './schema'

const ROOT = 'https://graph.microsoft.com'

function findPrincipal(call: GraphCall): ServicePrincipalRecord | undefined {
  const key = keyOf(call.params.sp ?? '', 'appId')
  const wanted = key.value.toLowerCase()
  if (!key.named) return call.tenant.servicePrincipals.get(wanted)
  return [...call.tenant.servicePrincipals.values()].find(({ appId }) => appId === wanted)
}

const list: GraphHandler = (call) =>
  requirePermission(call, READ_APPLICATIONS, 'read') ??
  listCollection(call, {
    set: 'servicePrincipals',
    type: SERVICE_PRINCIPAL,
    limits: DIRECTORY_PAGES,
    items: [...call.tenant.servicePrincipals.values()],
    build: (record) => toServicePrincipal(call.tenant, record, call.version),
  })

type PrincipalHandler = (call: GraphCall, principal: ServicePrincipalRecord) => Response

function onPrincipal(handler: PrincipalHandler): GraphHandler {
  return (call) => {
    const refused = requirePermission(call, READ_APPLICATIONS, 'read')
    if (refused !== undefined) return refused
    const principal = findPrincipal(call)
    return principal === undefined ? notFound(call, call.params.sp ?? '') : handler(call, principal)
  }
}

const show = onPrincipal((call, principal) => {
  const entity = toServicePrincipal(call.tenant, principal, call.version)
  const set = 'servicePrincipals'
  return showEntity(call, { set, type: SERVICE_PRINCIPAL, limits: DIRECTORY_PAGES }, entity)
})

const credentials = onPrincipal((call, principal) =>
  listCollection(call, {
    set: `servicePrincipals('${principal.id}')/federatedIdentityCredentials`,
    type: credentialType(call.version),
    limits: DIRECTORY_PAGES,
    items: principal.credentials,
    build: (stored) => ({ properties: toCredentialJson(stored, call.version), expandable: {} }),
  }),
)

function toAssignment(
  call: GraphCall,
  principal: ServicePrincipalRecord,
  assignment: AppRoleAssignment,
): object {
  const resource = call.tenant.servicePrincipals.get(assignment.resourceId)
  return {
    id: assignment.id,
    deletedDateTime: null,
    appRoleId: assignment.appRoleId,
    createdDateTime: assignment.createdDateTime,
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: 'ServicePrincipal',
    resourceDisplayName: resource?.displayName ?? null,
    resourceId: assignment.resourceId,
  }
}

/** What the principal holds. */
const assignments = onPrincipal((call, principal) =>
  graphJson(call, 200, {
    '@odata.context': `${ROOT}/${call.version}/$metadata#appRoleAssignments`,
    value: principal.assignments.map((one) => toAssignment(call, principal, one)),
  }),
)

/** Who holds the roles of this API. */
const assignedTo = onPrincipal((call, resource) => {
  const value = [...call.tenant.servicePrincipals.values()].flatMap((principal) =>
    principal.assignments
      .filter(({ resourceId }) => resourceId === resource.id)
      .map((one) => toAssignment(call, principal, one)),
  )
  const context = `${ROOT}/${call.version}/$metadata#appRoleAssignments`
  return graphJson(call, 200, { '@odata.context': context, value })
})

/** Writes for a managed identity go through ARM; whether Graph takes them is not documented. */
const readOnly: GraphHandler = (call) =>
  graphError(
    call,
    405,
    'Request_BadRequest',
    'Specified HTTP method is not allowed for the request target.',
  )

/** Routes below `/servicePrincipals`. */
export const SERVICE_PRINCIPAL_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/servicePrincipals', list],
  ['GET', '/servicePrincipals/:sp', show],
  ['GET', '/servicePrincipals/:sp/federatedIdentityCredentials', credentials],
  ['POST', '/servicePrincipals/:sp/federatedIdentityCredentials', readOnly],
  ['GET', '/servicePrincipals/:sp/appRoleAssignments', assignments],
  ['GET', '/servicePrincipals/:sp/appRoleAssignedTo', assignedTo],
]
