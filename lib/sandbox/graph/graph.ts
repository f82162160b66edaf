import type { HostHandler, SandboxContext } from '../context'
import { type BearerFault, type Caller, readBearer } from '../entra/bearer'
import { GRAPH_APP_ID } from '../entra/resources'
import { takeFault } from '../faults'
import { notImitated, preflight, readJson, withHeaders } from '../http'
import { findRoute, pathSegments, type Route } from '../routes'
import { APPLICATION_ROUTES } from './applications'
import {
  type GraphCall,
  type GraphHandler,
  type GraphVersion,
  graphError,
  graphJson,
  newRequestId,
} from './call'
import { DIRECTORY_ROUTES } from './directory'
import { SERVICE_PRINCIPAL_ROUTES } from './service-principals'

const AUDIENCES = new Set(['https://graph.microsoft.com', GRAPH_APP_ID])

/** Requests that one batch may hold. */
const MAX_BATCH = 20

/**
 * The only headers that a page may read (report of 2021, not confirmed since): `Retry-After` is not
 * among them, so the page must back off without it here as there.
 */
const EXPOSED =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate'

const ROUTES: readonly Route<GraphHandler>[] = [
  ...APPLICATION_ROUTES,
  ...SERVICE_PRINCIPAL_ROUTES,
  ...DIRECTORY_ROUTES,
]

/** Path segments; `name(key)` becomes two. */
function segmentsOf(path: string): readonly string[] | undefined {
  return pathSegments(path)?.flatMap((segment) => {
    const match = /^([A-Za-z][\w.]*)(\(.+\))$/.exec(segment)
    return match === null ? [segment] : [match[1] ?? '', match[2] ?? '']
  })
}

/** Finds the handler; a fixed name wins over a key because it stands first in the table. */
async function dispatch(call: GraphCall, segments: readonly string[]): Promise<Response> {
  const route = findRoute(ROUTES, call.method, segments)
  if ('handler' in route) return route.handler({ ...call, params: route.params })
  if (route.problem === 'method') {
    const message = 'Specified HTTP method is not allowed for the request target.'
    return graphError(call, 405, 'Request_BadRequest', message)
  }
  return notImitated(`${call.method} /${segments.join('/')} of Graph`)
}

const BEARER_TEXTS: Readonly<Record<BearerFault['fault'], string>> = {
  absent: 'Access token is empty.',
  malformed: 'CompactToken parsing failed with error code: 80049217',
  signature: 'Access token validation failure. Signature is invalid.',
  expired: 'Access token has expired or is not yet valid.',
  audience: 'Access token validation failure. Invalid audience.',
  'unknown-tenant': 'The tenant of the access token does not exist.',
}

function unauthorized(call: Omit<GraphCall, 'caller' | 'tenant'>, fault: BearerFault): Response {
  const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="${GRAPH_APP_ID}"`
  return graphError(call, 401, 'InvalidAuthenticationToken', BEARER_TEXTS[fault.fault], {
    'www-authenticate': challenge,
  })
}

interface BatchItem {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly dependsOn: readonly string[]
}

function readBatch(body: GraphCall['body']): readonly BatchItem[] | undefined {
  const requests = body?.requests
  if (!Array.isArray(requests)) return undefined
  const items: BatchItem[] = []
  for (const request of requests as readonly unknown[]) {
    if (typeof request !== 'object' || request === null) return undefined
    const { id, method, url, headers, body, dependsOn } = request as Record<string, unknown>
    if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') {
      return undefined
    }
    items.push({
      id,
      method: method.toUpperCase(),
      url,
      headers: new Headers((headers ?? {}) as Record<string, string>),
      body: (body ?? undefined) as BatchItem['body'],
      dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
    })
  }
  return items
}

/** `$batch`: up to 20 requests, each answered on its own; a failed prerequisite gives 424. */
async function batch(call: GraphCall): Promise<Response> {
  const items = readBatch(call.body)
  if (items === undefined) {
    return graphError(call, 400, 'BadRequest', 'Invalid batch payload format.')
  }
  if (items.length > MAX_BATCH) {
    const message = `Number of batch requests: ${items.length} exceeds maximum of ${MAX_BATCH}.`
    return graphError(call, 400, 'BadRequest', message)
  }
  if (new Set(items.map(({ id }) => id)).size !== items.length) {
    return graphError(call, 400, 'BadRequest', 'Request Id has to be unique in a batch.')
  }
  const responses: { id: string; status: number; headers: object; body: unknown }[] = []
  for (const item of items) {
    const failed = item.dependsOn.some((id) => (statusOf(responses, id) ?? 500) >= 400)
    responses.push({ id: item.id, ...(await answerItem(call, item, failed)) })
  }
  return graphJson(call, 200, { responses })
}

function statusOf(responses: readonly { id: string; status: number }[], id: string) {
  return responses.find((response) => response.id === id)?.status
}

async function answerItem(call: GraphCall, item: BatchItem, failed: boolean) {
  const url = new URL(`https://graph.microsoft.com/${call.version}/${item.url.replace(/^\//, '')}`)
  const inner: GraphCall = { ...call, ...item, url, requestId: newRequestId(call.context) }
  const response = failed
    ? graphError(inner, 424, 'FailedDependency', 'A request this one depends on failed.')
    : (throttled(inner) ?? (await dispatch(inner, segmentsOf(url.pathname)?.slice(1) ?? [])))
  const retryAfter = response.headers.get('retry-after')
  const text = await response.text()
  return {
    status: response.status,
    headers: {
      'Content-Type': 'application/json',
      ...(retryAfter === null ? {} : { 'Retry-After': retryAfter }),
    },
    body: text === '' ? null : (JSON.parse(text) as unknown),
  }
}

/** A failure that somebody provoked through the control host. */
function throttled(call: GraphCall): Response | undefined {
  const fault = takeFault(call.tenant, 'graph')
  if (fault === undefined) return undefined
  const code = fault.status === 429 ? 'TooManyRequests' : 'serviceNotAvailable'
  const headers = { 'retry-after': String(fault.retryAfter) }
  return graphError(call, fault.status, code, 'Too many requests', headers)
}

async function answer(context: SandboxContext, request: Request, url: URL): Promise<Response> {
  const [version = '', ...segments] = segmentsOf(url.pathname) ?? []
  const partial = {
    context,
    version: (version === 'beta' ? 'beta' : 'v1.0') as GraphVersion,
    method: request.method,
    url,
    headers: request.headers,
    body: undefined,
    params: {},
    requestId: newRequestId(context),
  }
  if (version !== 'v1.0' && version !== 'beta') {
    return graphError(partial, 400, 'BadRequest', `Invalid version: ${version}`)
  }
  const caller: Caller | BearerFault = await readBearer(context, request, AUDIENCES)
  if ('fault' in caller) return unauthorized(partial, caller)
  const body = request.body === null ? undefined : await readJson(request)
  const call: GraphCall = { ...partial, caller, tenant: caller.tenant, body }
  if (segments[0] === '$batch') return batch(call)
  return throttled(call) ?? dispatch(call, segments)
}

/** Microsoft Graph v1.0 and beta, as far as federation needs it. */
export function createGraph(context: SandboxContext): HostHandler {
  return async (request, url) => {
    if (request.method === 'OPTIONS') {
      return preflight(request, 'GET, POST, PATCH, PUT, DELETE, OPTIONS')
    }
    const response = await answer(context, request, url)
    return withHeaders(response, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': EXPOSED,
    })
  }
}
