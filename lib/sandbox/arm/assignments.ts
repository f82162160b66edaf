import { empty, notImitated } from '../http'
import { isGuid } from '../ids'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armHeaders,
  armJson,
  armList,
  refuse,
  requireSubscription,
  sameName,
} from './call'
import { asRecord, asText } from './fields'
import { roleDefinition } from './role-definitions'
import { roleDefinitionId } from './roles'
import { armState, isWithin, type PrincipalType, type RoleAssignment } from './state'

const TYPE = 'Microsoft.Authorization/roleAssignments'

/** Id of an assignment. */
export function assignmentId(assignment: RoleAssignment): string {
  return `${assignment.scope}/providers/${TYPE}/${assignment.id}`
}

/** An assignment as ARM and Resource Graph show it, envelope left out. */
export function assignmentProperties(assignment: RoleAssignment): object {
  const [, , subscription = ''] = assignment.scope.split('/')
  const { principalId, principalType, scope, createdOn, createdBy, description } = assignment
  return {
    roleDefinitionId: roleDefinitionId(subscription, assignment.roleId),
    principalId,
    principalType,
    scope,
    condition: null,
    conditionVersion: null,
    createdOn,
    updatedOn: createdOn,
    createdBy,
    updatedBy: createdBy,
    delegatedManagedIdentityResourceId: null,
    description,
  }
}

function toJson(assignment: RoleAssignment): object {
  return {
    id: assignmentId(assignment),
    type: TYPE,
    name: assignment.id,
    properties: assignmentProperties(assignment),
  }
}

/** The scope must be a subscription or lie in one: roots and management groups are not imitated. */
function reachable(call: ArmCall, action: string): { readonly response: Response } | undefined {
  const { scope = '', subscription = '' } = call.params
  if (subscription === '') {
    const where = scope === '' ? 'the root of the tenant' : scope
    return { response: notImitated(`role assignments at ${where}`) }
  }
  const found = requireSubscription(call, action, scope)
  return 'response' in found ? found : undefined
}

type Condition = (assignment: RoleAssignment, scope: string) => boolean

/** One condition of a filter; undefined for what is not imitated. Groups do not exist here. */
function readCondition(text: string): Condition | undefined {
  const match = /^(?:principalId eq '([^']+)'|assignedTo\('([^']+)'\)|(atScope\(\)))$/i.exec(text)
  if (!match) return undefined
  const [, equal, assigned, at] = match
  if (at !== undefined) return (assignment, scope) => isWithin(scope, assignment.scope)
  const wanted = equal ?? assigned ?? ''
  return (assignment) => sameName(assignment.principalId, wanted)
}

/** Assignments at the scope, above it and below it. */
const list: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/read`)
  if (refused !== undefined) return refused.response
  const { scope = '' } = call.params
  const filter = call.url.searchParams.get('$filter')?.trim() ?? ''
  const conditions = filter === '' ? [] : filter.split(/\s+and\s+/i).map(readCondition)
  const known = conditions.filter((one): one is Condition => one !== undefined)
  if (known.length < conditions.length) return notImitated(`the role filter ${filter}`)
  const found = armState(call.tenant).assignments.filter(
    (one) =>
      (isWithin(one.scope, scope) || isWithin(scope, one.scope)) &&
      known.every((condition) => condition(one, scope)),
  )
  return armList(call, found.map(toJson), 1000)
}

function find(call: ArmCall): RoleAssignment | undefined {
  const { scope = '', assignment = '' } = call.params
  return armState(call.tenant).assignments.find(
    (one) => sameName(one.id, assignment) && sameName(one.scope, scope),
  )
}

const show: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/read`)
  if (refused !== undefined) return refused.response
  const found = find(call)
  if (found !== undefined) return armJson(call, 200, toJson(found))
  const message = `The role assignment '${call.params.assignment}' is not found.`
  return refuse(call, 404, 'RoleAssignmentNotFound', message).response
}

interface Draft {
  readonly roleId: string
  readonly principalId: string
  readonly principalType: PrincipalType
}

/** Reads the body. Codes: learn.microsoft.com/azure/role-based-access-control/troubleshooting. */
function readDraft(call: ArmCall): Draft | { readonly response: Response } {
  const properties = asRecord(call.body?.properties)
  const definition = asText(properties.roleDefinitionId) ?? ''
  const roleId = definition.split('/').at(-1) ?? ''
  const principalId = (asText(properties.principalId) ?? '').toLowerCase()
  if (!isGuid(call.params.assignment ?? '')) {
    const message = `The role assignment ID '${call.params.assignment}' is not valid. The role assignment ID must be a GUID.`
    return refuse(call, 400, 'InvalidRoleAssignmentId', message)
  }
  if (roleDefinition(roleId) === undefined) {
    const message = `The specified role definition with ID '${roleId}' does not exist.`
    return refuse(call, 404, 'RoleDefinitionDoesNotExist', message)
  }
  const { servicePrincipals, users, id } = call.tenant
  const user = users.some((one) => one.id === principalId)
  if (!user && !servicePrincipals.has(principalId)) {
    const message = `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${id}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`
    return refuse(call, 400, 'PrincipalNotFound', message)
  }
  const principalType = user ? 'User' : 'ServicePrincipal'
  const given = asText(properties.principalType)
  if (given !== undefined && given !== principalType) {
    const message = `The principal type '${given}' does not match the type '${principalType}' of the principal.`
    return refuse(call, 400, 'UnmatchedPrincipalType', message)
  }
  return { roleId: roleId.toLowerCase(), principalId, principalType }
}

/** Creates (201). A known id or the same three values twice: 409. */
const put: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/write`)
  if (refused !== undefined) return refused.response
  const draft = readDraft(call)
  if ('response' in draft) return draft.response
  const { scope = '', assignment: id = '' } = call.params
  const { assignments } = armState(call.tenant)
  const same = assignments.find(
    (one) =>
      sameName(one.id, id) ||
      (sameName(one.scope, scope) &&
        one.roleId === draft.roleId &&
        one.principalId === draft.principalId),
  )
  if (same !== undefined) {
    const message = `The role assignment already exists. The ID of the existing role assignment is ${same.id.replaceAll('-', '')}.`
    return refuse(call, 409, 'RoleAssignmentExists', message).response
  }
  const made: RoleAssignment = {
    ...draft,
    id: id.toLowerCase(),
    scope,
    createdOn: call.context.now().toISOString(),
    createdBy: call.caller.objectId,
    description: asText(asRecord(call.body?.properties).description) ?? null,
  }
  assignments.push(made)
  return armJson(call, 201, toJson(made))
}

const remove: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/delete`)
  if (refused !== undefined) return refused.response
  const found = find(call)
  if (found === undefined) return empty(204, armHeaders(call))
  const { assignments } = armState(call.tenant)
  assignments.splice(assignments.indexOf(found), 1)
  return armJson(call, 200, toJson(found))
}

const PATH = '/Microsoft.Authorization/roleAssignments'

/** Routes of role assignments, below any scope. */
export const ASSIGNMENT_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', PATH, list],
  ['GET', `${PATH}/:assignment`, show],
  ['PUT', `${PATH}/:assignment`, put],
  ['DELETE', `${PATH}/:assignment`, remove],
]
