import type { Transport } from '../../transport/transport'
import type { Session } from '../session-model'

/**
 * A hand-written Graph and ARM that keep the documented caps (999 a page, 100 with expand, 20 expanded
 * items, 20 to a batch, 1000 rows) and can refuse each form of a question. For tests of the scan only.
 */
export interface FakeTenant {
  /** Applications; the first `withCredentials` of them have `credentialsEach`. */
  apps: number
  withCredentials: number
  credentialsEach: number
  managed: number
  managedWithCredentials: number
  systemAssigned: number
  blueprints: number
  subscriptions: number
  /** Answers instead of the normal one; the first hit wins. */
  intercept: (url: URL, method: string, inner: boolean) => Response | undefined
}

const NORMAL: FakeTenant = {
  apps: 3,
  withCredentials: 2,
  credentialsEach: 1,
  managed: 2,
  managedWithCredentials: 1,
  systemAssigned: 1,
  blueprints: 1,
  subscriptions: 1,
  intercept: () => undefined,
}

const GRAPH = 'https://graph.microsoft.com'
const ARM = 'https://management.azure.com'
const SUBSCRIPTION = '00000000-0000-4000-8000-00000000000'

export function graphError(status: number, code: string, message = 'told by the fake'): Response {
  return Response.json(
    {
      error: { code, message, innerError: { 'request-id': 'req-1', date: '2026-11-01T00:00:00' } },
    },
    { status },
  )
}

export function armError(status: number, code: string, message = 'told by the fake'): Response {
  return Response.json(
    { error: { code, message } },
    { status, headers: { 'x-ms-request-id': 'arm-1' } },
  )
}

export const stubSession: Pick<Session, 'getToken'> = {
  getToken: async (resource) => ({ ok: true, value: `token-for-${resource}` }),
}

/** Waits nothing and remembers how long it should have. */
export function instantBackOff() {
  const waits: number[] = []
  return {
    waits,
    random: () => 0.5,
    wait: async (ms: number) => {
      waits.push(ms)
    },
  }
}

export function fakeTenant(given: Partial<FakeTenant> = {}): Transport & { requests: string[] } {
  const tenant = { ...NORMAL, ...given }
  const requests: string[] = []
  const lists = makeLists(tenant)

  async function answer(input: string | URL, init?: RequestInit): Promise<Response> {
    init?.signal?.throwIfAborted()
    const url = new URL(String(input))
    const method = init?.method ?? 'GET'
    requests.push(`${method} ${url.pathname}${decodeURIComponent(url.search)}`)
    const token = new Headers(init?.headers).get('authorization')
    const wanted = url.origin === GRAPH ? 'Bearer token-for-graph' : 'Bearer token-for-management'
    if (token !== wanted) return graphError(401, 'InvalidAuthenticationToken')
    const early = tenant.intercept(url, method, false)
    if (early) return early
    if (url.origin === ARM) return arm(tenant, lists, url, init)
    if (url.pathname.endsWith('/$batch')) return batch(tenant, lists, url, init)
    return graph(lists, url, new Headers(init?.headers))
  }
  return { requests, rewrite: (url) => url, fetch: answer }
}

interface Item extends Record<string, unknown> {
  federatedIdentityCredentials: unknown[]
}
type Lists = ReturnType<typeof makeLists>

function makeLists(tenant: FakeTenant) {
  const credential = (owner: string, n: number) => ({
    id: `${owner}-fic-${n}`,
    name: `c${n}`,
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:contoso/${owner}:ref:refs/heads/b${n}`,
    audiences: ['api://AzureADTokenExchange'],
    description: null,
  })
  const credentials = (owner: string, count: number) =>
    Array.from({ length: count }, (_, n) => credential(owner, n))
  const apps: Item[] = Array.from({ length: tenant.apps }, (_, i) => ({
    id: `app-${i}`,
    appId: `client-${i}`,
    displayName: `App ${i}`,
    passwordCredentials: i === 0 ? [{}] : [],
    federatedIdentityCredentials:
      i < tenant.withCredentials ? credentials(`app-${i}`, tenant.credentialsEach) : [],
  }))
  const resource = (i: number) =>
    `/subscriptions/${SUBSCRIPTION}0/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mi-${i}`
  const managed: Item[] = Array.from({ length: tenant.managed }, (_, i) => ({
    id: `sp-${i}`,
    appId: `mi-client-${i}`,
    displayName: `mi-${i}`,
    alternativeNames: ['isExplicit=True', resource(i)],
    federatedIdentityCredentials:
      i < tenant.managedWithCredentials ? credentials(`mi-${i}`, 1) : [],
  }))
  const system: Item[] = Array.from({ length: tenant.systemAssigned }, (_, i) => ({
    id: `sys-${i}`,
    appId: `sys-client-${i}`,
    displayName: `vm-${i}`,
    alternativeNames: ['isExplicit=False', '/subscriptions/x/…/virtualMachines/vm'],
    federatedIdentityCredentials: [],
  }))
  const blueprints: Item[] = Array.from({ length: tenant.blueprints }, (_, i) => ({
    id: `bp-${i}`,
    appId: `bp-client-${i}`,
    displayName: `Blueprint ${i}`,
    federatedIdentityCredentials: credentials(`bp-${i}`, 1),
  }))
  return { apps, principals: [...managed, ...system], blueprints, managed, resource }
}

function graph(lists: Lists, url: URL, headers: Headers): Response {
  const path = url.pathname.replace(/^\/(v1\.0|beta)/, '')
  const inner =
    /^\/(?:applications|servicePrincipals)\/([^/]+)(?:\/microsoft[^/]+)?\/federatedIdentityCredentials$/.exec(
      path,
    )
  if (inner) {
    const found = [...lists.apps, ...lists.principals, ...lists.blueprints].find(
      (o) => o.id === inner[1],
    )
    if (!found) return graphError(404, 'Request_ResourceNotFound')
    return Response.json({ value: found.federatedIdentityCredentials })
  }
  if (path === '/organization') {
    return Response.json({
      value: [
        {
          id: 't',
          displayName: 'Contoso',
          verifiedDomains: [{ name: 'contoso.example', isDefault: true }],
        },
      ],
    })
  }
  const items = {
    '/applications': lists.apps,
    '/applications/microsoft.graph.agentIdentityBlueprint': lists.blueprints,
    '/servicePrincipals': lists.principals,
  }[path]
  if (!items) return graphError(404, 'Request_ResourceNotFound')
  return list(items, url, headers)
}

function list(all: readonly Item[], url: URL, headers: Headers): Response {
  const filter = url.searchParams.get('$filter') ?? ''
  const advanced = filter.includes('$count')
  if (
    advanced &&
    (headers.get('ConsistencyLevel') !== 'eventual' || !url.searchParams.has('$count'))
  ) {
    return graphError(400, 'Request_UnsupportedQuery')
  }
  const filtered = all.filter((item) =>
    filter.includes('federatedIdentityCredentials')
      ? item.federatedIdentityCredentials.length > 0
      : true,
  )
  const expand = url.searchParams.has('$expand')
  const size = Math.min(Number(url.searchParams.get('$top') ?? 100), expand ? 100 : 999)
  const from = Number(url.searchParams.get('$skiptoken') ?? 0)
  const page = filtered
    .slice(from, from + size)
    .map(({ federatedIdentityCredentials, ...item }) =>
      expand
        ? { ...item, federatedIdentityCredentials: federatedIdentityCredentials.slice(0, 20) }
        : item,
    )
  const next = new URL(url)
  next.searchParams.set('$skiptoken', String(from + size))
  const more = from + size < filtered.length
  return Response.json({ value: page, ...(more ? { '@odata.nextLink': next.href } : {}) })
}

async function batch(
  tenant: FakeTenant,
  lists: Lists,
  url: URL,
  init?: RequestInit,
): Promise<Response> {
  const body = JSON.parse(String(init?.body)) as {
    requests: { id: string; method: string; url: string }[]
  }
  if (body.requests.length > 20) return graphError(400, 'Request_BadRequest')
  const responses = await Promise.all(
    body.requests.map(async (one) => {
      const target = new URL(`${GRAPH}${url.pathname.replace('/$batch', '')}${one.url}`)
      const answer =
        tenant.intercept(target, one.method, true) ?? graph(lists, target, new Headers())
      return {
        id: one.id,
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: await answer.json(),
      }
    }),
  )
  return Response.json({ responses: responses.reverse() })
}

function arm(tenant: FakeTenant, lists: Lists, url: URL, init?: RequestInit): Response {
  if (url.pathname === '/subscriptions') {
    return Response.json({
      value: Array.from({ length: tenant.subscriptions }, (_, i) => ({
        subscriptionId: `${SUBSCRIPTION}${i}`,
        displayName: `Subscription ${i}`,
      })),
    })
  }
  const rows = tenant.subscriptions === 0 ? [] : lists.managed
  if (url.pathname.endsWith('/Microsoft.ResourceGraph/resources')) {
    const { options } = JSON.parse(String(init?.body)) as {
      options: { $top: number; $skipToken?: string }
    }
    const from = Number(options.$skipToken ?? 0)
    const data = rows.slice(from, from + 1000).map((item, i) => ({
      id: lists
        .resource(from + i)
        .toUpperCase()
        .replace('MI-', 'mi-'),
      name: `mi-${from + i}`,
      location: 'westeurope',
      clientId: item.appId,
      principalId: item.id,
      tags: { env: 'test' },
    }))
    const more = from + 1000 < rows.length
    return Response.json({ data, ...(more ? { $skipToken: String(from + 1000) } : {}) })
  }
  if (url.pathname.endsWith('/userAssignedIdentities')) {
    return Response.json({
      value: rows.map((item, i) => ({
        id: lists.resource(i),
        name: `mi-${i}`,
        location: 'westeurope',
        properties: { clientId: item.appId, principalId: item.id, tenantId: 't' },
      })),
    })
  }
  const owner = /userAssignedIdentities\/mi-(\d+)\/federatedIdentityCredentials$/i.exec(
    url.pathname,
  )
  if (owner) {
    const found = lists.managed[Number(owner[1])]?.federatedIdentityCredentials ?? []
    return Response.json({
      value: found.map((one) => {
        const { name, ...properties } = one as { name: string }
        return { id: `${url.pathname}/${name}`, name, properties }
      }),
    })
  }
  return armError(404, 'ResourceNotFound')
}
