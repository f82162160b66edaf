import type { HostHandler, SandboxContext } from '../context'
import { type BearerFault, type Caller, readBearer } from '../entra/bearer'
import { GRAPH_APP_ID } from '../entra/resources'
import { nextFailure } from '../faults/next-failure'
import { notImitated, preflight, readJson, withHeaders } from '../http'
import { findRoute, pathSegments, type Route } from '../routes'
import { APPLICATION_ROUTES } from './applications'
import { AUDIT_LOG_ROUTES } from './audit-logs'
import { answerBatch } from './batch'
import {
  type GraphCall,
  type GraphHandler,
  type GraphVersion,
  graphError,
  newRequestId,
} from './call'
import { DIRECTORY_ROUTES } from './directory'
import { PERMISSION_GRANT_ROUTES } from './permission-grants'
import { SERVICE_PRINCIPAL_ROUTES } from './service-principals'
import { createMeter } from './throttle'

const AUDIENCES = new Set(['https://graph.microsoft.com', GRAPH_APP_ID])

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
  ...AUDIT_LOG_ROUTES,
  ...PERMISSION_GRANT_ROUTES,
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

/** Codes and texts of failures that are not this request's doing. Source: Graph documentation, errors. */
const FAILURES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  429: ['TooManyRequests', 'Too many requests'],
  500: ['InternalServerError', 'There was an internal server error while processing the request.'],
}

const NOT_AVAILABLE = ['serviceNotAvailable', 'The service is not available.'] as const

/** A failure that somebody asked for through the control host. */
function failed(call: GraphCall): Response | undefined {
  const failure = nextFailure(call.context, call.tenant, 'graph', call)
  if (failure === undefined) return undefined
  const { status, retryAfter } = failure
  const [code, message] = FAILURES[status] ?? NOT_AVAILABLE
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return graphError(call, status, failure.code ?? code, failure.message ?? message, headers)
}

type Meter = ReturnType<typeof createMeter>

/** Answers one request: provoked failure, throttling, handler. */
async function perform(call: GraphCall, meter: Meter): Promise<Response> {
  const segments = segmentsOf(call.url.pathname)?.slice(1) ?? []
  const refused = failed(call)
  if (refused !== undefined) return refused
  const charge = meter(call, segments)
  if ('refused' in charge) return charge.refused
  return withHeaders(await dispatch(call, segments), charge.headers)
}

async function answer(
  context: SandboxContext,
  meter: Meter,
  request: Request,
  url: URL,
): Promise<Response> {
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
  if (segments[0] !== '$batch') return perform(call, meter)
  // Every item is throttled on its own; the batch itself costs nothing.
  if (call.method === 'POST') return answerBatch(call, (item) => perform(item, meter))
  const message = 'Specified HTTP method is not allowed for the request target.'
  return graphError(call, 405, 'Request_BadRequest', message)
}

/** Microsoft Graph v1.0 and beta, as far as federation needs it. */
export function createGraph(context: SandboxContext): HostHandler {
  const meter = createMeter()
  return async (request, url) => {
    if (request.method === 'OPTIONS') {
      return preflight(request, 'GET, POST, PATCH, PUT, DELETE, OPTIONS')
    }
    const response = await answer(context, meter, request, url)
    return withHeaders(response, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': EXPOSED,
    })
  }
}
