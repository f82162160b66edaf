import { notImitated } from '../http'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armJson,
  refuse,
  requireSubscription,
  sameName,
} from './call'
import { ROLE_DEFINITIONS, type RoleDefinition, roleDefinition } from './role-definitions'
import { assignmentsAt } from './state'

const TYPE = 'Microsoft.Authorization/roleDefinitions'

/** Id of a role below the scope that it was asked for. */
export function roleDefinitionId(subscription: string, id: string): string {
  return `${subscription === '' ? '' : `/subscriptions/${subscription}`}/providers/${TYPE}/${id}`
}

function toJson(call: ArmCall, role: RoleDefinition): object {
  return {
    id: roleDefinitionId(call.params.subscription ?? '', role.id),
    type: TYPE,
    name: role.id,
    properties: {
      roleName: role.name,
      type: 'BuiltInRole',
      description: role.description,
      assignableScopes: ['/'],
      permissions: [permissionJson(role)],
    },
  }
}

function permissionJson(role: RoleDefinition): object {
  return {
    actions: role.actions,
    notActions: role.notActions ?? [],
    dataActions: role.dataActions ?? [],
    notDataActions: [],
  }
}

const FILTER = /^\s*(?:(roleName|type)\s+eq\s+'([^']*)'|atScopeAndBelow\(\)|atScope\(\))\s*$/i

/** Roles that exist there; `$filter` by name, by type or by scope, one condition. */
const list: ArmHandler = (call) => {
  const { scope = '' } = call.params
  if (scope !== '') {
    const found = requireSubscription(call, `${TYPE}/read`, scope)
    if ('response' in found) return found.response
  }
  const filter = call.url.searchParams.get('$filter') ?? ''
  const match = FILTER.exec(filter)
  if (filter !== '' && match === null) return notImitated(`the role filter ${filter}`)
  const [, field = '', value = ''] = match ?? []
  const shown = ROLE_DEFINITIONS.filter((role) => {
    if (field === '') return true
    return sameName(field, 'type') ? sameName(value, 'BuiltInRole') : sameName(value, role.name)
  })
  return armJson(call, 200, { value: shown.map((role) => toJson(call, role)) })
}

const show: ArmHandler = (call) => {
  const { scope = '', role: id = '' } = call.params
  if (scope !== '') {
    const found = requireSubscription(call, `${TYPE}/read`, scope)
    if ('response' in found) return found.response
  }
  const role = roleDefinition(id)
  if (role !== undefined) return armJson(call, 200, toJson(call, role))
  const message = `The specified role definition with ID '${id}' does not exist.`
  return refuse(call, 404, 'RoleDefinitionDoesNotExist', message).response
}

/** What the caller may do at the scope: one entry for each role that reaches it. */
const permissions: ArmHandler = (call) => {
  const { scope = '' } = call.params
  const found = requireSubscription(call, 'Microsoft.Authorization/permissions/read', scope)
  if ('response' in found) return found.response
  const value = assignmentsAt(call.tenant, call.caller.objectId, scope).flatMap((one) => {
    const role = roleDefinition(one.roleId)
    return role === undefined ? [] : [permissionJson(role)]
  })
  return armJson(call, 200, { value })
}

/** Routes of roles and of the caller's own rights, below any scope. */
export const ROLE_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', '/Microsoft.Authorization/roleDefinitions', list],
  ['GET', '/Microsoft.Authorization/roleDefinitions/:role', show],
  ['GET', '/Microsoft.Authorization/permissions', permissions],
]
