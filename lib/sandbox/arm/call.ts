import type { SandboxContext } from '../context'
import type { Caller } from '../entra/bearer'
import { json } from '../http'
import { guidFromBytes } from '../ids'
import type { SubscriptionRecord, Tenant } from '../model'
import type { Storage } from '../storage/storage'
import { armState, isAllowed, isWithin, lockAgainst } from './state'
import type { Throttle } from './throttle'

/** One ARM request after its token was verified. */
export interface ArmCall {
  readonly context: SandboxContext
  readonly caller: Caller
  readonly tenant: Tenant
  readonly method: string
  readonly url: URL
  readonly apiVersion: string
  readonly storage: Pick<Storage, 'accounts' | 'administer'>
  readonly throttle: Throttle
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly params: Readonly<Record<string, string>>
  readonly requestId: string
}

export type ArmHandler = (call: ArmCall) => Response | Promise<Response>

type Traced = Pick<ArmCall, 'context' | 'headers' | 'requestId'>

/** Headers of every ARM answer. */
export function armHeaders(call: Traced): Record<string, string> {
  const correlation = call.headers.get('x-ms-correlation-request-id') ?? call.requestId
  return {
    'cache-control': 'no-cache',
    'x-ms-request-id': call.requestId,
    'x-ms-correlation-request-id': correlation,
    'x-ms-routing-request-id': `SANDBOX:${call.context.now().toISOString()}:${call.requestId}`,
    'x-content-type-options': 'nosniff',
  }
}

/** A JSON answer of ARM. */
export function armJson(
  call: Traced,
  status: number,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Response {
  return json(status, body, { ...armHeaders(call), ...more })
}

/** A refusal in ARM's envelope. */
export function armError(
  call: Traced,
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  return armJson(call, status, { error: { code, message } }, more)
}

/** A new request id. */
export function newRequestId(context: SandboxContext): string {
  return guidFromBytes(context.randomBytes(16))
}

/** Subscriptions that the caller sees: those in which some role is assigned to it. */
export function readableSubscriptions(call: ArmCall): readonly SubscriptionRecord[] {
  const own = armState(call.tenant).assignments.filter(
    ({ principalId }) => principalId === call.caller.objectId,
  )
  return call.tenant.subscriptions.filter(({ id }) =>
    own.some(({ scope }) => isWithin(scope, `/subscriptions/${id}`)),
  )
}

/** 403 as ARM words it. */
function notAuthorized(call: ArmCall, action: string, scope: string): Response {
  const name = call.caller.user?.userPrincipalName ?? call.caller.appId
  return armError(
    call,
    403,
    'AuthorizationFailed',
    `The client '${name}' with object id '${call.caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  )
}

/** A refusal on its way to the caller. */
export interface Refused {
  readonly response: Response
}

/** Refuses with ARM's envelope. */
export function refuse(call: ArmCall, status: number, code: string, message: string): Refused {
  return { response: armError(call, status, code, message) }
}

/**
 * The subscription of the path, or the refusal: unknown, no role that allows the action, a lock.
 *
 * @param scope where the action takes place; by default the resource of the path.
 */
export function requireSubscription(
  call: ArmCall,
  action: string,
  scope: string = call.url.pathname,
): SubscriptionRecord | Refused {
  const id = (call.params.subscription ?? '').toLowerCase()
  const known = call.tenant.subscriptions.find((one) => one.id === id)
  if (known === undefined) {
    const message = `The subscription '${call.params.subscription}' could not be found.`
    return refuse(call, 404, 'SubscriptionNotFound', message)
  }
  if (!isAllowed(call.tenant, call.caller.objectId, action, scope)) {
    return { response: notAuthorized(call, action, scope) }
  }
  const lock = lockAgainst(call.tenant, action, scope)
  if (lock === undefined) return known
  const verb = action.endsWith('/delete') ? 'delete' : 'write'
  return refuse(
    call,
    409,
    'ScopeLocked',
    `The scope '${scope}' cannot perform ${verb} operation because following scope(s) are locked: '${lock.scope}'. Please remove the lock and try again.`,
  )
}

/** Same text, letter case aside: ARM compares every name that way. */
export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/**
 * One page of an ARM list, with `nextLink` as an absolute URL.
 *
 * @param usual page size without `$top`.
 */
export function armList(call: ArmCall, items: readonly unknown[], usual = 100): Response {
  const parameters = call.url.searchParams
  const top = parameters.has('$top') ? Number(parameters.get('$top')) : usual
  const offset = Number(parameters.get('$skiptoken') ?? parameters.get('$skipToken') ?? 0)
  if (!Number.isInteger(top) || top < 1 || !Number.isInteger(offset) || offset < 0) {
    return armError(call, 400, 'InvalidRequest', 'The value of $top or $skiptoken is invalid.')
  }
  const end = offset + top
  const next = new URL(call.url)
  next.searchParams.set('$skiptoken', String(end))
  return armJson(call, 200, {
    value: items.slice(offset, end),
    ...(end < items.length ? { nextLink: next.toString() } : {}),
  })
}
