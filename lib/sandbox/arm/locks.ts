import { empty, notImitated } from '../http'
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
import { armState, isWithin, type Lock } from './state'

const TYPE = 'Microsoft.Authorization/locks'

const LEVELS: ReadonlySet<unknown> = new Set<Lock['level']>(['CanNotDelete', 'ReadOnly'])

function toJson(lock: Lock): object {
  return {
    id: `${lock.scope}/providers/${TYPE}/${lock.name}`,
    type: TYPE,
    name: lock.name,
    properties: { level: lock.level, ...(lock.notes === null ? {} : { notes: lock.notes }) },
  }
}

function reachable(call: ArmCall, action: string): { readonly response: Response } | undefined {
  const { scope = '', subscription = '' } = call.params
  if (subscription === '') return { response: notImitated(`locks outside subscriptions`) }
  const found = requireSubscription(call, action, scope)
  return 'response' in found ? found : undefined
}

function find(call: ArmCall): Lock | undefined {
  const { scope = '', lock = '' } = call.params
  return armState(call.tenant).locks.find(
    (one) => sameName(one.name, lock) && sameName(one.scope, scope),
  )
}

/** Locks at the scope and below it. */
const list: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/read`)
  if (refused !== undefined) return refused.response
  const found = armState(call.tenant).locks.filter(({ scope }) =>
    isWithin(scope, call.params.scope ?? ''),
  )
  return armList(call, found.map(toJson))
}

const show: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/read`)
  if (refused !== undefined) return refused.response
  const found = find(call)
  if (found !== undefined) return armJson(call, 200, toJson(found))
  const message = `The lock '${call.params.lock}' could not be found.`
  return refuse(call, 404, 'LockNotFound', message).response
}

/** Creates (201) or replaces (200). */
const put: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/write`)
  if (refused !== undefined) return refused.response
  const properties = asRecord(call.body?.properties)
  if (!LEVELS.has(properties.level)) {
    const message = "The lock level must be 'CanNotDelete' or 'ReadOnly'."
    return refuse(call, 400, 'InvalidLockLevel', message).response
  }
  const level = properties.level as Lock['level']
  const notes = asText(properties.notes) ?? null
  const known = find(call)
  if (known !== undefined) {
    Object.assign(known, { level, notes })
    return armJson(call, 200, toJson(known))
  }
  const { scope = '', lock: name = '' } = call.params
  const made: Lock = { name, scope, level, notes }
  armState(call.tenant).locks.push(made)
  return armJson(call, 201, toJson(made))
}

const remove: ArmHandler = (call) => {
  const refused = reachable(call, `${TYPE}/delete`)
  if (refused !== undefined) return refused.response
  const found = find(call)
  if (found === undefined) return empty(204, armHeaders(call))
  const { locks } = armState(call.tenant)
  locks.splice(locks.indexOf(found), 1)
  return empty(200, armHeaders(call))
}

const PATH = '/Microsoft.Authorization/locks'

/** Routes of management locks, below any scope. */
export const LOCK_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', PATH, list],
  ['GET', `${PATH}/:lock`, show],
  ['PUT', `${PATH}/:lock`, put],
  ['DELETE', `${PATH}/:lock`, remove],
]
