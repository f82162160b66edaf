import { empty } from '../http'
import { isGuid } from '../ids'
import type { AppRoleAssignment, ServicePrincipalRecord, Tenant } from '../model'
import { recordGrant } from './audit-trail'
import {
  type GraphCall,
  graphError,
  graphHeaders,
  graphJson,
  notFound,
  requirePermission,
} from './call'
import { listCollection, showEntity } from './collection'
import { DIRECTORY_PAGES } from './query'
import { APP_ROLE_ASSIGNMENT, type Entity } from './schema'

/** Reading needs `Application.Read.All`; giving and taking needs this one too. */
const GRANT = ['AppRoleAssignment.ReadWrite.All'] as const

/** The role id that stands for "access without a role". */
const NO_ROLE = '00000000-0000-0000-0000-000000000000'

const SET = 'appRoleAssignments'

/** A grant together with the principal that holds it. */
interface Grant {
  readonly holder: ServicePrincipalRecord
  readonly assignment: AppRoleAssignment
}

function toEntity(tenant: Tenant, { holder, assignment }: Grant): Entity {
  const { id, appRoleId, createdDateTime, resourceId } = assignment
  return {
    properties: {
      id,
      deletedDateTime: null,
      appRoleId,
      createdDateTime,
      principalDisplayName: holder.displayName,
      principalId: holder.id,
      principalType: 'ServicePrincipal',
      resourceDisplayName: tenant.servicePrincipals.get(resourceId)?.displayName ?? null,
      resourceId,
    },
    expandable: {},
  }
}

/** The grants seen from one side: those a client holds, or those given on an API. */
type Side = (tenant: Tenant, principal: ServicePrincipalRecord) => readonly Grant[]

const held: Side = (_tenant, holder) =>
  holder.assignments.map((assignment) => ({ holder, assignment }))

const given: Side = (tenant, resource) =>
  [...tenant.servicePrincipals.values()].flatMap((holder) =>
    held(tenant, holder).filter(({ assignment }) => assignment.resourceId === resource.id),
  )

type PrincipalHandler = (call: GraphCall, principal: ServicePrincipalRecord) => Response

const lister =
  (side: Side): PrincipalHandler =>
  (call, principal) =>
    listCollection(call, {
      set: SET,
      type: APP_ROLE_ASSIGNMENT,
      limits: DIRECTORY_PAGES,
      items: side(call.tenant, principal),
      build: (grant) => toEntity(call.tenant, grant),
    })

function find(call: GraphCall, grants: readonly Grant[]): Grant | undefined {
  return grants.find(({ assignment }) => assignment.id === call.params.grant)
}

const shower =
  (side: Side): PrincipalHandler =>
  (call, principal) => {
    const grant = find(call, side(call.tenant, principal))
    if (grant === undefined) return notFound(call, call.params.grant ?? '')
    const collection = { set: SET, type: APP_ROLE_ASSIGNMENT, limits: DIRECTORY_PAGES }
    return showEntity(call, collection, toEntity(call.tenant, grant))
  }

const remover =
  (side: Side): PrincipalHandler =>
  (call, principal) => {
    const refused = requirePermission(call, GRANT, 'write')
    if (refused !== undefined) return refused
    const grant = find(call, side(call.tenant, principal))
    if (grant === undefined) return notFound(call, call.params.grant ?? '')
    const { holder, assignment } = grant
    holder.assignments.splice(holder.assignments.indexOf(assignment), 1)
    recordGrant(call, holder, assignment, 'Remove')
    return empty(204, graphHeaders(call))
  }

const bad = (call: GraphCall, message: string) =>
  graphError(call, 400, 'Request_BadRequest', message)

interface Wanted {
  readonly principalId: string
  readonly resourceId: string
  readonly appRoleId: string
}

/** The three ids of the body, lower case, or the refusal. Both texts are the sandbox's own. */
function readWanted(call: GraphCall): Wanted | Response {
  const read = (name: keyof Wanted) => {
    const value = call.body?.[name]
    return typeof value === 'string' ? value.toLowerCase() : ''
  }
  const wanted = {
    principalId: read('principalId'),
    resourceId: read('resourceId'),
    appRoleId: read('appRoleId'),
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (value === '') {
      return bad(
        call,
        `A value is required for property '${name}' of resource 'AppRoleAssignment'.`,
      )
    }
    if (!isGuid(value)) return bad(call, `Invalid value specified for property '${name}'.`)
  }
  return wanted
}

function checkGrant(
  call: GraphCall,
  { principalId, resourceId, appRoleId }: Wanted,
): Response | { holder: ServicePrincipalRecord } {
  const { applications, servicePrincipals } = call.tenant
  const holder = servicePrincipals.get(principalId)
  if (holder === undefined) return notFound(call, principalId)
  const resource = servicePrincipals.get(resourceId)
  if (resource === undefined) return notFound(call, resourceId)
  const own = [...applications.values()].find(({ appId }) => appId === holder.appId)
  // Source: an issue thread; the code and status are assumed.
  if (own?.blueprint) {
    return bad(call, 'Service principals of agent blueprints cannot be set as the source')
  }
  const offered = resource.appRoles.some(({ id }) => id === appRoleId)
  if (!offered && !(appRoleId === NO_ROLE && resource.appRoles.length === 0)) {
    return bad(call, `Permission being assigned was not found on application '${resource.appId}'`)
  }
  const double = holder.assignments.some(
    (one) => one.resourceId === resourceId && one.appRoleId === appRoleId,
  )
  return double ? bad(call, 'Permission being assigned already exists on the object') : { holder }
}

/** Grants a role. `owner` names the field of the body that the path repeats. */
const creator =
  (owner: 'principalId' | 'resourceId'): PrincipalHandler =>
  (call, principal) => {
    const refused = requirePermission(call, GRANT, 'write')
    if (refused !== undefined) return refused
    const wanted = readWanted(call)
    if (wanted instanceof Response) return wanted
    if (wanted[owner] !== principal.id) {
      return bad(call, `The value of property '${owner}' does not match the object of the request.`)
    }
    const checked = checkGrant(call, wanted)
    if (checked instanceof Response) return checked
    const { holder } = checked
    const assignment: AppRoleAssignment = {
      id: Buffer.from(call.context.randomBytes(32)).toString('base64url'),
      appRoleId: wanted.appRoleId,
      resourceId: wanted.resourceId,
      createdDateTime: call.context.now().toISOString(),
    }
    holder.assignments.push(assignment)
    recordGrant(call, holder, assignment, 'Add')
    return graphJson(call, 201, {
      '@odata.context': `https://graph.microsoft.com/${call.version}/$metadata#${SET}/$entity`,
      ...toEntity(call.tenant, { holder, assignment }).properties,
    })
  }

/** Handlers below one service principal: method, rest of the path, handler. */
export const ASSIGNMENT_HANDLERS: readonly (readonly [string, string, PrincipalHandler])[] = (
  [
    ['/appRoleAssignments', held, 'principalId'],
    ['/appRoleAssignedTo', given, 'resourceId'],
  ] as const
).flatMap(([path, side, owner]) => [
  ['GET', path, lister(side)] as const,
  ['POST', path, creator(owner)] as const,
  ['GET', `${path}/:grant`, shower(side)] as const,
  ['DELETE', `${path}/:grant`, remover(side)] as const,
])
