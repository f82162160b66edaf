import type { HostHandler, SandboxContext } from './context'
import { FAULTS, readFault } from './faults'
import { isLoopbackOrigin, json, preflight, readJson, withHeaders } from './http'
import { isOwnedByTenant, rotateKeys } from './issuers/issuers'
import { WORKLOAD_ISSUERS, workloadIssuer } from './issuers/registry'
import { mintRoute } from './mint-route'
import type { ProvokedFault, Tenant } from './model'
import { findRoute, pathSegments, type Route } from './routes'
import { makeSamples } from './samples'
import { isSeedName, SEED_NAMES } from './seeds'

interface Call {
  readonly context: SandboxContext
  readonly tenant: Tenant
  readonly request: Request
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
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

/** Makes the next requests to a service fail: 429 or a 5xx, with `Retry-After`. Beside the faults that last. */
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

/** What the panel shows: the seed, every fault that there is, and those that are on. */
function describe(tenant: Tenant): Response {
  return json(200, {
    seed: tenant.seed,
    kinds: FAULTS.map(({ id, title, about, fields }) => ({ id, title, about, fields })),
    active: [...tenant.activeFaults.values()].map(({ id, title, settings, words }) => ({
      id,
      title,
      settings,
      words,
    })),
    next: tenant.faults,
  })
}

/** Switches a fault on, or changes its settings. */
const startFault: Handler = async ({ tenant, request, params }) => {
  const read = readFault(params.fault ?? '', (await readJson(request)) ?? {})
  if ('problem' in read) return refuse(400, read.problem)
  tenant.activeFaults.set(read.fault.id, read.fault)
  return describe(tenant)
}

/** Switches one fault off. One that is not on is off already. */
const stopFault: Handler = async ({ tenant, params }) => {
  tenant.activeFaults.delete(params.fault ?? '')
  return describe(tenant)
}

/** Switches every fault off; failures that wait for the next answers are forgotten too. */
const stopAll: Handler = async ({ tenant }) => {
  tenant.activeFaults.clear()
  tenant.faults.length = 0
  return describe(tenant)
}

/** Fills the tenant anew: with the seed of the body, else with its own. */
const reset: Handler = async ({ context, tenant, request }) => {
  const { seed } = (await readJson(request)) ?? {}
  if (seed !== undefined && !(typeof seed === 'string' && isSeedName(seed))) {
    return refuse(400, `There is no seed "${String(seed)}". Choose ${SEED_NAMES.join(', ')}.`)
  }
  const fresh = context.tenants.reset(tenant.id, seed)
  return json(200, { reset: true, seed: fresh.seed })
}

const ROUTES: readonly Route<Handler>[] = [
  [
    'GET',
    '/tenants/:tenant/samples',
    async ({ context, tenant }) => json(200, await makeSamples(context, tenant)),
  ],
  ['GET', '/tenants/:tenant', async ({ tenant }) => describe(tenant)],
  ['POST', '/tenants/:tenant/reset', reset],
  ['POST', '/tenants/:tenant/faults', provoke],
  ['POST', '/tenants/:tenant/rotate', rotate],
  ['PUT', '/tenants/:tenant/faults/:fault', startFault],
  ['DELETE', '/tenants/:tenant/faults/:fault', stopFault],
  ['DELETE', '/tenants/:tenant/faults', stopAll],
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
  return route.handler({ context, tenant, request, url, params: route.params })
}

/** Controls of the sandbox itself, for pages on this machine: samples, tokens, reset, provoked failures. */
export function createControl(context: SandboxContext): HostHandler {
  return async (request, url) => {
    const origin = request.headers.get('origin')
    const trusted = origin !== null && isLoopbackOrigin(origin)
    if (origin !== null && !trusted) return refuse(403, 'Only pages on this machine may ask.')
    if (request.method === 'OPTIONS') return preflight(request, 'GET, POST, PUT, DELETE, OPTIONS')
    const response = await answer(context, request, url)
    if (!trusted) return response
    return withHeaders(response, { 'access-control-allow-origin': origin, vary: 'origin' })
  }
}
