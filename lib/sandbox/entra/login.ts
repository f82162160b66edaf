import type { HostHandler, SandboxContext } from '../context'
import { nextFailure } from '../faults/next-failure'
import { empty, isLoopbackOrigin, notImitated, preflight, withHeaders } from '../http'
import { isGuid } from '../ids'
import type { Tenant } from '../model'
import { authorize, errorPage, logout } from './authorize'
import { exchangeAssertion } from './client-credentials'
import { entraKeySet, instanceDiscovery, openIdConfiguration } from './discovery'
import { correlationOf, entraFailure } from './failure'
import { requestAnswer } from './request-answers'
import { type GrantOutcome, redeemCode, redeemRefreshToken } from './user-grants'

/** Tenant names that belong to no tenant. */
const SHARED = new Set(['common', 'consumers', 'organizations'])

/** Grants whose answers carry CORS headers: those of a single-page app, nothing else. */
const PAGE_GRANTS = new Set(['authorization_code', 'refresh_token'])

interface Call {
  readonly context: SandboxContext
  readonly tenant: Tenant
  readonly request: Request
  readonly url: URL
}

type Endpoint = (call: Call) => Response | Promise<Response>

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'v2.0/.well-known/openid-configuration': ({ tenant }) => openIdConfiguration(tenant),
  '.well-known/openid-configuration': ({ tenant }) => openIdConfiguration(tenant),
  'discovery/v2.0/keys': () => entraKeySet(),
  'discovery/keys': () => entraKeySet(),
  'oauth2/v2.0/authorize': ({ context, tenant, request, url }) =>
    authorize(context, tenant, request, url),
  'oauth2/v2.0/logout': ({ tenant, request, url }) => logout(tenant, request, url),
  'oauth2/v2.0/token': token,
}

const GRANTS: Readonly<
  Record<string, (call: Call, form: URLSearchParams) => Promise<GrantOutcome>>
> = {
  authorization_code: ({ context, tenant }, form) => redeemCode(context, tenant, form),
  refresh_token: ({ context, tenant }, form) => redeemRefreshToken(context, tenant, form),
  client_credentials: ({ context, tenant, request }, form) =>
    exchangeAssertion(context, tenant, form, request.headers.get('origin')),
}

async function token(call: Call): Promise<Response> {
  const { context, request, tenant, url } = call
  const { method } = request
  if (method !== 'POST') {
    return entraFailure(context, requestAnswer(900561, { method }), correlationOf(request))
  }
  const type = request.headers.get('content-type') ?? ''
  const form = new URLSearchParams(
    type.startsWith('application/x-www-form-urlencoded') ? await request.text() : '',
  )
  const correlation = correlationOf(request, form)
  const failure = nextFailure(context, tenant, 'login', { method, url })
  if (failure !== undefined) {
    const { status, retryAfter } = failure
    return empty(status, {
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      'access-control-allow-origin': '*',
    })
  }
  const grantType = form.get('grant_type')
  if (!grantType)
    return entraFailure(context, requestAnswer(900144, { name: 'grant_type' }), correlation)
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined
  if (grant === undefined) {
    return entraFailure(context, requestAnswer(70003, { x: grantType }), correlation)
  }
  const outcome = await grant(call, form)
  const response =
    'response' in outcome
      ? outcome.response
      : entraFailure(context, outcome.answer, correlation, outcome.extra)
  const origin = request.headers.get('origin')
  if (origin === null || !PAGE_GRANTS.has(grantType) || !isLoopbackOrigin(origin)) return response
  return withHeaders(response, { 'access-control-allow-origin': origin, vary: 'origin' })
}

/** The answer for a path whose first segment names no tenant of ours. */
function unknownTenant(context: SandboxContext, request: Request, name: string): Response {
  const correlation = correlationOf(request)
  const shared = SHARED.has(name)
  const code = shared ? (name === 'organizations' ? 50059 : 9001023) : isGuid(name) ? 90002 : 900023
  const { pathname } = new URL(request.url)
  const answer = requestAnswer(code, { t: name })
  if (pathname.endsWith('/authorize')) return errorPage(context, answer, correlation)
  // Source: azure-cli#23130: discovery names the error `invalid_tenant`.
  const discovery = pathname.includes('/.well-known/')
  const error = discovery && code === 90002 ? 'invalid_tenant' : answer.error
  return entraFailure(context, { ...answer, error }, correlation)
}

/** The login host: discovery, sign-in, tokens and sign-out of every tenant. */
export function createLogin(context: SandboxContext): HostHandler {
  return async (request, url) => {
    const [first = '', ...rest] = url.pathname.split('/').filter(Boolean)
    const path = rest.join('/')
    if (request.method === 'OPTIONS') return preflight(request, 'GET, POST, OPTIONS')
    if (path === 'discovery/instance') return instanceDiscovery(context, url)
    const tenant = context.tenants.find(first)
    if (tenant === undefined) return unknownTenant(context, request, decodeURIComponent(first))
    const endpoint = Object.hasOwn(ENDPOINTS, path) ? ENDPOINTS[path] : undefined
    if (endpoint === undefined) return notImitated(`the login endpoint ${path}`)
    return endpoint({ context, tenant, request, url })
  }
}
