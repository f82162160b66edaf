import type { SandboxContext } from '../context'
import type { Caller } from '../entra/bearer'
import { json } from '../http'
import { guidFromBytes } from '../ids'
import type { SubscriptionRecord, Tenant } from '../model'

/** One ARM request after its token was verified. */
export interface ArmCall {
  readonly context: SandboxContext
  readonly caller: Caller
  readonly tenant: Tenant
  readonly method: string
  readonly url: URL
  readonly apiVersion: string
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
    'x-ms-ratelimit-remaining-subscription-reads': '249',
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

/** Subscriptions that the caller may read. Service principals hold no Azure roles in the sandbox. */
export function readableSubscriptions(call: ArmCall): readonly SubscriptionRecord[] {
  const role = call.caller.user?.role
  return role === undefined
    ? []
    : call.tenant.subscriptions.filter(({ readableBy }) => readableBy.includes(role))
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

/** The subscription of the path, or the refusal. Only the administrator may write. */
export function requireSubscription(
  call: ArmCall,
  action: string,
): SubscriptionRecord | { readonly response: Response } {
  const id = (call.params.subscription ?? '').toLowerCase()
  const known = call.tenant.subscriptions.find((one) => one.id === id)
  if (known === undefined) {
    const message = `The subscription '${call.params.subscription}' could not be found.`
    return { response: armError(call, 404, 'SubscriptionNotFound', message) }
  }
  const readable = readableSubscriptions(call).includes(known)
  const writes = !action.endsWith('/read')
  if (!readable || (writes && call.caller.user?.role !== 'administrator')) {
    return { response: notAuthorized(call, action, call.url.pathname) }
  }
  return known
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
