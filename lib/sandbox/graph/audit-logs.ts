import type { Route } from '../routes'
import {
  denied,
  type GraphCall,
  type GraphHandler,
  graphError,
  notFound,
  requirePermission,
} from './call'
import { listCollection, showEntity } from './collection'
import { LOG_PAGES } from './query'
import type { EntityType } from './schema'
import { signInType, toSignIn } from './sign-ins'

const READ_LOGS = ['AuditLog.Read.All'] as const

const DIRECTORY_AUDIT: EntityType = {
  name: 'microsoft.graph.directoryAudit',
  properties: [
    'id',
    'category',
    'correlationId',
    'result',
    'resultReason',
    'activityDisplayName',
    'activityDateTime',
    'loggedByService',
    'operationType',
    'initiatedBy',
    'targetResources',
    'additionalDetails',
  ],
  expandable: [],
  log: true,
}

/** Refuses without the permission, or to a person without a role that reads logs. */
function requireLogs(call: GraphCall): Response | undefined {
  const refused = requirePermission(call, READ_LOGS, 'read')
  return refused ?? (call.caller.user?.lacks === 'logs' ? denied(call) : undefined)
}

/** Refuses without the permission, or in a tenant without the licence. */
function refuseSignIns(call: GraphCall): Response | undefined {
  const refused = requireLogs(call)
  const licensed = call.context.premium && call.caller.user?.lacks !== 'licence'
  if (refused !== undefined || licensed) return refused
  return graphError(
    call,
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  )
}

/** Whether the service can filter by credential is not documented; a switch refuses it. */
function refuseFilter(call: GraphCall): Response | undefined {
  const filter = call.url.searchParams.get('$filter') ?? ''
  const refuses = call.context.refuses.has('filter-by-federated-credential')
  if (!refuses || !filter.includes('federatedCredentialId')) return undefined
  const message = "Unsupported filter clause specified for property 'federatedCredentialId'."
  return graphError(call, 400, 'Request_UnsupportedQuery', message)
}

/** Newest first. Without a filter by event type only interactive sign-ins of persons are shown. */
const listSignIns: GraphHandler = (call) => {
  const refused = refuseSignIns(call) ?? refuseFilter(call)
  if (refused !== undefined) return refused
  const { tenant, version, url } = call
  const filter = url.searchParams.get('$filter') ?? ''
  const all = version === 'beta' && filter.includes('signInEventTypes/')
  const shown = tenant.signIns.filter(({ event }) => all || event === 'interactiveUser')
  return listCollection(call, {
    set: 'auditLogs/signIns',
    type: signInType(version),
    limits: LOG_PAGES,
    items: shown.sort((left, right) => right.createdDateTime.localeCompare(left.createdDateTime)),
    build: (record) => toSignIn(tenant, record, version),
  })
}

/** One sign-in; those of workloads exist on beta only. */
const showSignIn: GraphHandler = (call) => {
  const refused = refuseSignIns(call)
  if (refused !== undefined) return refused
  const { tenant, version, params } = call
  const record = tenant.signIns.find(({ id }) => id === params.id)
  if (record === undefined || (version === 'v1.0' && record.event !== 'interactiveUser')) {
    return notFound(call, params.id ?? '')
  }
  const collection = { set: 'auditLogs/signIns', type: signInType(version), limits: LOG_PAGES }
  return showEntity(call, collection, toSignIn(tenant, record, version))
}

/** Changes of the directory, newest first. */
const listAudits: GraphHandler = (call) =>
  requireLogs(call) ??
  listCollection(call, {
    set: 'auditLogs/directoryAudits',
    type: DIRECTORY_AUDIT,
    limits: LOG_PAGES,
    items: [...call.tenant.directoryAudits].reverse(),
    build: (record) => ({ properties: { ...record }, expandable: {} }),
  })

const showAudit: GraphHandler = (call) => {
  const refused = requireLogs(call)
  if (refused !== undefined) return refused
  const record = call.tenant.directoryAudits.find(({ id }) => id === call.params.id)
  if (record === undefined) return notFound(call, call.params.id ?? '')
  const collection = { set: 'auditLogs/directoryAudits', type: DIRECTORY_AUDIT, limits: LOG_PAGES }
  return showEntity(call, collection, { properties: { ...record }, expandable: {} })
}

/** Routes below `/auditLogs`. */
export const AUDIT_LOG_ROUTES: readonly Route<GraphHandler>[] = [
  ['GET', '/auditLogs/signIns', listSignIns],
  ['GET', '/auditLogs/signIns/:id', showSignIn],
  ['GET', '/auditLogs/directoryAudits', listAudits],
  ['GET', '/auditLogs/directoryAudits/:id', showAudit],
]
