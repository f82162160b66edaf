import type { HostHandler, SandboxContext } from './context'
import { isLoopbackOrigin, json, preflight, readJson, withHeaders } from './http'
import { isOwnedByTenant, rotateKeys } from './issuers/issuers'
import { WORKLOAD_ISSUERS, workloadIssuer } from './issuers/registry'
import { mintRoute } from './mint-route'
import type { ProvokedFault, Tenant } from './model'
import { findRoute, pathSegments, type Route } from './routes'
import { makeSamples } from './samples'

interface Call {
  readonly context: SandboxContext
  readonly tenant: Tenant
  readonly request: Request
  readonly url: URL
}

type Handler = (call: Call) => Promise<Response>

const SERVICES = new Set<unknown>(['graph', 'arm', 'login'])

function refuse(status: number, title: string): Response {
  return json(status, { error: { code: 'control', message: title } })
}

/** Reads a positive whole number, or the usual one. */
function whole(value: unknown, usual: number, max: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
    ? Math.min(value, max)
    : usual
}

/** Makes the next requests to a service fail: 429 or a 5xx, with `Retry-After`. */
const provoke: Handler = async ({ tenant, request }) => {
  const body = (await readJson(request)) ?? {}
  const status = whole(body.status, 429, 599)
  if (!SERVICES.has(body.service) || (status !== 429 && status < 500)) {
    return refuse(400, 'Name a service (graph, arm, login) and a status of 429 or 5xx.')
  }
  const fault: ProvokedFault = {
    service: body.service as ProvokedFault['service'],
    status,
    retryAfter: whole(body.retryAfter, 1, 60),
    remaining: whole(body.count, 1, 100),
  }
  tenant.faults.push(fault)
  return json(200, { faults: tenant.faults })
}

/** Gives one of the tenant's own issuers a new key: `{"issuer": id, "keepOld"?: boolean}`. */
const rotate: Handler = async ({ tenant, request }) => {
  const body = (await readJson(request)) ?? {}
  const issuer = typeof body.issuer === 'string' ? workloadIssuer(body.issuer) : undefined
  if (issuer === undefined || !isOwnedByTenant(issuer) || issuer.publishing !== 'healthy') {
    return refuse(400, 'Name an issuer that belongs to the tenant: aks-production or aks-staging.')
  }
  rotateKeys(tenant, issuer, body.keepOld === true)
  return json(200, { issuer: issuer.issuer(tenant.id) })
}

const ROUTES: readonly Route<Handler>[] = [
  [
    'GET',
    '/tenants/:tenant/samples',
    async ({ context, tenant }) => json(200, await makeSamples(context, tenant)),
  ],
  [
    'POST',
    '/tenants/:tenant/reset',
    async ({ context, tenant }) => {
      context.tenants.reset(tenant.id)
      return json(200, { reset: true })
    },
  ],
  ['POST', '/tenants/:tenant/faults', provoke],
  ['POST', '/tenants/:tenant/rotate', rotate],
  [
    'GET',
    '/tenants/:tenant/issuers',
    async ({ tenant }) =>
      json(
        200,
        WORKLOAD_ISSUERS.map(({ id, title, issuer }) => ({ id, title, issuer: issuer(tenant.id) })),
      ),
  ],
  ['GET', '/tenants/:tenant/mint', ({ context, tenant, url }) => mintRoute(context, tenant, url)],
]

async function answer(context: SandboxContext, request: Request, url: URL): Promise<Response> {
  const route = findRoute(ROUTES, request.method, pathSegments(url.pathname) ?? [])
  if (!('handler' in route)) return refuse(404, 'The control host has no such page.')
  const tenant = context.tenants.find(route.params.tenant ?? '')
  if (tenant === undefined) return refuse(404, 'The sandbox has no tenant with that id.')
  return route.handler({ context, tenant, request, url })
}

/** Controls of the sandbox itself, for pages on this machine: samples, tokens, reset, provoked failures. */
export function createControl(context: SandboxContext): HostHandler {
  return async (request, url) => {
    const origin = request.headers.get('origin')
    const trusted = origin !== null && isLoopbackOrigin(origin)
    if (origin !== null && !trusted) return refuse(403, 'Only pages on this machine may ask.')
    if (request.method === 'OPTIONS') return preflight(request, 'GET, POST, OPTIONS')
    const response = await answer(context, request, url)
    if (!trusted) return response
    return withHeaders(response, { 'access-control-allow-origin': origin, vary: 'origin' })
  }
}
