import { notImitated } from '../http'
import type { ServicePrincipalRecord } from '../model'
import type { Route } from '../routes'
import { ASSIGNMENT_HANDLERS } from './app-role-assignments'
import {
  type GraphCall,
  type GraphHandler,
  graphError,
  notFound,
  READ_APPLICATIONS,
  requirePermission,
} from './call'
import { listCollection, showEntity } from './collection'
import { keyOf } from './credentials'
import { listGrantsOf, READ_PERMISSION_GRANTS } from './permission-grants'
import { createPrincipal, deletePrincipal } from './principal-writes'
import { DIRECTORY_PAGES } from './query'
import { credentialType, SERVICE_PRINCIPAL, toCredentialJson, toServicePrincipal } from './schema'

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

/** Finds the principal. `needs` is what finding it asks for; null leaves all to the handler. */
function onPrincipal(
  handler: PrincipalHandler,
  needs: readonly string[] | null = READ_APPLICATIONS,
): GraphHandler {
  return (call) => {
    const refused = needs === null ? undefined : requirePermission(call, needs, 'read')
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

/** Writes for a managed identity go through ARM; whether Graph takes them is not documented. */
const readOnly: GraphHandler = (call) =>
  graphError(
    call,
    405,
    'Request_BadRequest',
    'Specified HTTP method is not allowed for the request target.',
  )

const DELTA = 'changes since the last time (delta) of Graph'

const missing =
  (what: string): GraphHandler =>
  () =>
    notImitated(what)

/** Routes below `/servicePrincipals`. */
export const SERVICE_PRINCIPAL_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/servicePrincipals', list],
  ['POST', '/servicePrincipals', createPrincipal],
  ['GET', '/servicePrincipals/delta', missing(DELTA)],
  ['GET', '/servicePrincipals/delta()', missing(DELTA)],
  ['GET', '/servicePrincipals/:sp', show],
  ['PATCH', '/servicePrincipals/:sp', missing('changing service principals')],
  ['DELETE', '/servicePrincipals/:sp', onPrincipal(deletePrincipal, null)],
  ['GET', '/servicePrincipals/:sp/federatedIdentityCredentials', credentials],
  ['POST', '/servicePrincipals/:sp/federatedIdentityCredentials', readOnly],
  [
    'GET',
    '/servicePrincipals/:sp/oauth2PermissionGrants',
    onPrincipal(listGrantsOf, READ_PERMISSION_GRANTS),
  ],
  ...ASSIGNMENT_HANDLERS.map(
    ([method, rest, handler]) =>
      [
        method,
        `/servicePrincipals/:sp${rest}`,
        // Taking a role needs its own permission and none to read (Graph permissions reference).
        onPrincipal(handler, method === 'DELETE' ? null : READ_APPLICATIONS),
      ] as const,
  ),
]
