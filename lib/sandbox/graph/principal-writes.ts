import { empty, notImitated } from '../http'
import { guidFromBytes } from '../ids'
import type { ServicePrincipalRecord } from '../model'
import {
  denied,
  type GraphCall,
  graphError,
  graphHeaders,
  graphJson,
  requirePermission,
  WRITE_APPLICATIONS,
} from './call'
import { SERVICE_PRINCIPAL, toServicePrincipal } from './schema'

const WRITABLE = new Set(['appId', 'accountEnabled'])

const bad = (call: GraphCall, message: string) =>
  graphError(call, 400, 'Request_BadRequest', message)

function checkBody(call: GraphCall): Response | undefined {
  const body = call.body ?? {}
  for (const name of Object.keys(body)) {
    if (name.startsWith('@') || WRITABLE.has(name)) continue
    return SERVICE_PRINCIPAL.properties.includes(name)
      ? notImitated(`writing ${name} of a service principal`)
      : bad(call, `Invalid property '${name}'.`)
  }
  if (typeof body.appId !== 'string') {
    return bad(call, "A value is required for property 'appId' of resource 'ServicePrincipal'.")
  }
  return undefined
}

/**
 * Creates the service principal of an application of this tenant: 201, or 409 when there is one.
 * Applications of other tenants are not known here. Texts: recalled, not in the documentation.
 */
export function createPrincipal(call: GraphCall): Response {
  const refused = requirePermission(call, WRITE_APPLICATIONS, 'write') ?? checkBody(call)
  if (refused !== undefined) return refused
  const { context, tenant, version, body } = call
  const wanted = String(body?.appId).toLowerCase()
  if ([...tenant.servicePrincipals.values()].some(({ appId }) => appId === wanted)) {
    return graphError(
      call,
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${wanted} is already in use.`,
    )
  }
  const application = [...tenant.applications.values()].find(({ appId }) => appId === wanted)
  if (application === undefined) {
    const message = `The appId '${wanted}' of the service principal does not reference a valid application object.`
    return bad(call, message)
  }
  if (application.blueprint) return notImitated('creating blueprint principals')
  const record: ServicePrincipalRecord = {
    id: guidFromBytes(context.randomBytes(16)),
    appId: application.appId,
    displayName: application.displayName,
    servicePrincipalType: 'Application',
    accountEnabled: body?.accountEnabled !== false,
    alternativeNames: [],
    createdDateTime: `${context.now().toISOString().slice(0, 19)}Z`,
    tags: application.tags,
    credentials: [],
    assignments: [],
    appRoles: [],
    identifierUris: (application.settings?.identifierUris ?? []) as readonly string[],
  }
  tenant.servicePrincipals.set(record.id, record)
  const root = `https://graph.microsoft.com/${version}`
  return graphJson(
    call,
    201,
    {
      '@odata.context': `${root}/$metadata#servicePrincipals/$entity`,
      ...toServicePrincipal(tenant, record, version).properties,
    },
    { location: `${root}/servicePrincipals/${record.id}` },
  )
}

/** Deletes a service principal: 204. Those of managed identities go with their identity only. */
export function deletePrincipal(call: GraphCall, principal: ServicePrincipalRecord): Response {
  const refused = requirePermission(call, WRITE_APPLICATIONS, 'write')
  if (refused !== undefined) return refused
  if (principal.servicePrincipalType === 'ManagedIdentity') return denied(call)
  call.tenant.servicePrincipals.delete(principal.id)
  return empty(204, graphHeaders(call))
}
