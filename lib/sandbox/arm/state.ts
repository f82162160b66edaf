import { guidFrom } from '../ids'
import type { Tenant } from '../model'
import { allows, roleDefinition, roleId } from './role-definitions'
import { SEEDED_ASSIGNMENTS } from './seed'

export type PrincipalType = 'User' | 'ServicePrincipal'

/** A role assignment. */
export interface RoleAssignment {
  readonly id: string
  /** `/subscriptions/…`, as written by who made it. */
  readonly scope: string
  readonly roleId: string
  readonly principalId: string
  readonly principalType: PrincipalType
  readonly createdOn: string
  readonly createdBy: string
  readonly description: string | null
}

/** A management lock. */
export interface Lock {
  readonly name: string
  readonly scope: string
  level: 'CanNotDelete' | 'ReadOnly'
  notes: string | null
}

/** What Azure Resource Manager keeps of a tenant beside its identities. */
export interface ArmState {
  readonly assignments: RoleAssignment[]
  readonly locks: Lock[]
}

const states = new WeakMap<Tenant, ArmState>()

/** The state of the tenant, seeded when first asked for; a reset tenant has a new one. */
export function armState(tenant: Tenant): ArmState {
  const known = states.get(tenant)
  if (known !== undefined) return known
  const made = { assignments: seedAssignments(tenant), locks: [] }
  states.set(tenant, made)
  return made
}

function seedAssignments(tenant: Tenant): RoleAssignment[] {
  const assignments: RoleAssignment[] = []
  const createdBy = tenant.users.find(({ role }) => role === 'administrator')?.id ?? ''
  const add = (role: string, scope: string, principalId: string, principalType: PrincipalType) =>
    assignments.push({
      id: guidFrom(tenant.id, `assignment ${role} ${scope} ${principalId}`),
      scope,
      roleId: roleId(role),
      principalId,
      principalType,
      createdOn: tenant.createdDateTime,
      createdBy,
      description: null,
    })
  for (const { id, readableBy } of tenant.subscriptions) {
    for (const user of tenant.users.filter(
      (one) => readableBy.includes(one.role) && one.lacks !== 'azure',
    )) {
      const role = user.role === 'administrator' ? 'Owner' : 'Reader'
      add(role, `/subscriptions/${id}`, user.id, 'User')
    }
  }
  for (const { principal, role, subscription, group } of SEEDED_ASSIGNMENTS) {
    const holder = [...tenant.servicePrincipals.values()].find(
      ({ displayName }) => displayName === principal,
    )
    const found = tenant.subscriptions.find(({ displayName }) => displayName === subscription)
    if (holder === undefined || found === undefined) continue
    const scope = `/subscriptions/${found.id}${group === undefined ? '' : `/resourceGroups/${group}`}`
    add(role, scope, holder.id, 'ServicePrincipal')
  }
  return assignments
}

/** True when `scope` is `outer` or lies below it. */
export function isWithin(scope: string, outer: string): boolean {
  const [inner, around] = [scope.toLowerCase(), outer.toLowerCase().replace(/\/+$/, '')]
  return inner === around || inner.startsWith(`${around}/`)
}

/** Assignments of a principal that reach the scope from it or from above. */
export function assignmentsAt(
  tenant: Tenant,
  principalId: string,
  scope: string,
): readonly RoleAssignment[] {
  return armState(tenant).assignments.filter(
    (one) => one.principalId === principalId && isWithin(scope, one.scope),
  )
}

/** True when some role of the principal allows the action there. */
export function isAllowed(
  tenant: Tenant,
  principalId: string,
  action: string,
  scope: string,
): boolean {
  return assignmentsAt(tenant, principalId, scope).some((one) => {
    const role = roleDefinition(one.roleId)
    return role !== undefined && allows(role, action)
  })
}

/** The lock that forbids the action there, if any: reading is free, `CanNotDelete` stops deletes only. */
export function lockAgainst(tenant: Tenant, action: string, scope: string): Lock | undefined {
  const [verb] = action.split('/').slice(-1)
  if (verb === 'read' || action.startsWith('Microsoft.Authorization/locks/')) return undefined
  return armState(tenant).locks.find(
    (lock) =>
      (lock.level === 'ReadOnly' || verb === 'delete') &&
      // Deleting a group would delete what is locked inside it.
      (isWithin(scope, lock.scope) || (verb === 'delete' && isWithin(lock.scope, scope))),
  )
}
