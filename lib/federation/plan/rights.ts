import type { Plan, PlannedRequest } from './model'

/** One entry of what Azure says that a person may do at a scope: role definitions, patterns with stars. */
export interface PermissionSet {
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
}

/** True when some entry allows the action. Source: learn.microsoft.com/azure/role-based-access-control/role-definitions. */
export function allowsAction(sets: readonly PermissionSet[], action: string): boolean {
  return sets.some(
    ({ actions, notActions }) =>
      actions.some((pattern) => fits(pattern, action)) &&
      !notActions.some((pattern) => fits(pattern, action)),
  )
}

/** `*` stands for any text; nothing else is special and case does not matter. */
function fits(pattern: string, action: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const text = action.toLowerCase()
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const [index, piece] of rest.entries()) {
    const last = index === rest.length - 1
    const next = last ? text.length - piece.length : text.indexOf(piece, at)
    if (next < at || !text.startsWith(piece, next)) return false
    at = next + piece.length
  }
  return at === text.length
}

/** The requests to Azure that what a person may do there does not cover. */
export function withoutRight(
  plan: Plan,
  sets: readonly PermissionSet[],
): readonly PlannedRequest[] {
  return plan.requests.filter(
    ({ service, needs: { action } }) =>
      service === 'arm' && action !== undefined && !allowsAction(sets, action),
  )
}
