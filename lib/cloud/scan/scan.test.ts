import { describe, expect, it } from 'vitest'
import type { Inventory, SourceId } from '../../federation/inventory/model'
import type { RuntimeConfig } from '../../transport/config'
import {
  armError,
  type FakeTenant,
  fakeTenant,
  graphError,
  instantBackOff,
  stubSession,
} from '../testing/fake-tenant'
import { type ScanOptions, scanTenant } from './scan'

const config: RuntimeConfig = {
  mode: 'live',
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: 'c',
  cloud: 'public',
}

async function scan(tenant: Partial<FakeTenant> = {}, more: Partial<ScanOptions> = {}) {
  const transport = fakeTenant(tenant)
  const backOff = instantBackOff()
  const inventory = await scanTenant({
    config,
    session: stubSession,
    transport,
    signal: new AbortController().signal,
    now: () => new Date('2026-11-22T10:00:00Z'),
    backOff,
    ...more,
  })
  return { inventory, requests: transport.requests, waits: backOff.waits }
}

const source = (inventory: Inventory, id: SourceId) =>
  inventory.sources.find((one) => one.id === id)
const states = (inventory: Inventory) =>
  Object.fromEntries(inventory.sources.map((one) => [one.id, one.state]))
const of = (requests: readonly string[], path: string) =>
  requests.filter((one) => one.split('?')[0]?.endsWith(path)).length

const onApplications = (url: URL) => url.pathname.endsWith('/applications')
const has = (url: URL, parameter: string, text = '') =>
  (url.searchParams.get(parameter) ?? '').includes(text) && url.searchParams.has(parameter)

describe('a whole scan', () => {
  it('finds identities with and without credentials, and where they live', async () => {
    const { inventory } = await scan()
    expect(inventory.identities.map((one) => [one.id, one.kind]).sort()).toEqual([
      ['app-0', 'application'],
      ['app-1', 'application'],
      ['app-2', 'application'],
      ['bp-0', 'agentBlueprint'],
      ['sp-0', 'managedIdentity'],
      ['sp-1', 'managedIdentity'],
    ])
    expect(inventory.credentials.map((row) => row.key).sort()).toEqual([
      'app-0/c0',
      'app-1/c0',
      'bp-0/c0',
      'sp-0/c0',
    ])
    expect(inventory.organization).toEqual({
      displayName: 'Contoso',
      defaultDomain: 'contoso.example',
    })
    const managed = inventory.credentials.find((row) => row.key === 'sp-0/c0')?.identity
    expect(managed).toMatchObject({
      hasServicePrincipal: true,
      tags: ['env=test'],
      azure: { region: 'westeurope', resourceGroup: 'RG', subscriptionName: 'Subscription 0' },
    })
    expect(inventory.identities.find((one) => one.id === 'app-0')?.secretCount).toBe(1)
    expect(Object.values(states(inventory))).toEqual(Array(6).fill('done'))
    expect(inventory.sources.map((one) => one.count)).toEqual([3, 1, 2, 1, 2, 1])
    expect(inventory.gaps).toEqual([])
    expect(inventory.unread).toBeUndefined()
    expect(inventory.asOf).toBe('2026-11-22T10:00:00.000Z')
  })

  it('reads 5,000 applications and 500 managed identities in 21 requests', async () => {
    const { inventory, requests } = await scan({
      apps: 5000,
      withCredentials: 625,
      credentialsEach: 2,
      managed: 500,
      managedWithCredentials: 250,
      systemAssigned: 0,
    })
    expect(inventory.identities).toHaveLength(5501)
    expect(inventory.credentials).toHaveLength(1250 + 250 + 1)
    // 7 expanded and 6 plain pages of applications, 3 and 1 of managed identities, 4 others.
    expect(requests).toHaveLength(21)
    expect(inventory.requests).toBe(21)
    expect(source(inventory, 'applications')?.strategy).toBe('filter+expand')
  })

  it('streams pages and keeps the order of rows while it completes them', async () => {
    const seen: Inventory[] = []
    const { inventory } = await scan(
      { apps: 250, withCredentials: 250 },
      { onUpdate: (read) => seen.push(read()) },
    )
    const sizes = seen.map((one) => one.credentials.length)
    expect(sizes.some((size) => size > 0 && size < inventory.credentials.length)).toBe(true)
    const last = inventory.credentials.map((row) => row.key)
    for (const one of seen) {
      const keys = one.credentials.map((row) => row.key)
      expect(last.slice(0, keys.length)).toEqual(keys)
    }
  })
})

describe('the ladder for applications', () => {
  const any = (url: URL) => onApplications(url) && has(url, '$filter', 'any(')
  const count = (url: URL) => onApplications(url) && has(url, '$filter', '$count')
  const expand = (url: URL) => onApplications(url) && has(url, '$expand')
  const refuse = (...which: ((url: URL) => boolean)[]) => ({
    intercept: (url: URL) =>
      which.some((one) => one(url)) ? graphError(400, 'Request_UnsupportedQuery') : undefined,
  })
  const big = { apps: 1500, withCredentials: 150, managed: 0, blueprints: 0, systemAssigned: 0 }

  it.each([
    ['any', refuse(), 'filter+expand', { applications: 2 + 2, batch: 0 }],
    ['count after any', refuse(any), 'filter+expand', { applications: 1 + 2 + 2, batch: 0 }],
    [
      'batch when expand cannot be combined',
      refuse((url) => expand(url) && has(url, '$filter')),
      'filter+batch',
      { applications: 2 + 1 + 2, batch: 8 },
    ],
    [
      'expand when no filter is taken',
      refuse(any, count),
      'expand',
      { applications: 3 + 15, batch: 0 },
    ],
    [
      'every object when nothing else is taken',
      refuse(any, count, expand),
      'batch',
      { applications: 4 + 2, batch: 75 },
    ],
  ])('%s', async (_, tenant, strategy, expected) => {
    const { inventory, requests } = await scan({ ...big, ...tenant })
    expect(source(inventory, 'applications')).toMatchObject({ state: 'done', strategy })
    expect({ applications: of(requests, '/applications'), batch: of(requests, '/$batch') }).toEqual(
      expected,
    )
    expect(inventory.identities).toHaveLength(1500)
    expect(inventory.credentials).toHaveLength(150)
  })

  it('goes on when the service ignores expand', async () => {
    const { inventory } = await scan({
      intercept: (url) =>
        expand(url) ? Response.json({ value: [{ id: 'app-0', appId: 'client-0' }] }) : undefined,
    })
    expect(source(inventory, 'applications')?.strategy).toBe('filter+batch')
    expect(inventory.credentials.filter((row) => row.identity.kind === 'application')).toHaveLength(
      2,
    )
  })

  it('reads an object again that shows exactly 20 credentials', async () => {
    const { inventory, requests } = await scan({
      ...big,
      apps: 3,
      withCredentials: 1,
      credentialsEach: 21,
    })
    expect(inventory.credentials).toHaveLength(21)
    expect(of(requests, '/$batch')).toBe(1)
  })

  it('spares managed identities the probe that applications lost', async () => {
    const { inventory, requests } = await scan(refuse(any, count))
    expect(requests.filter((one) => one.includes('/servicePrincipals'))).toHaveLength(1)
    expect(source(inventory, 'managed-identities')?.strategy).toBe('expand')
  })

  it('does not follow a next link to another host', async () => {
    const { inventory, requests } = await scan({
      intercept: (url) =>
        expand(url)
          ? Response.json({
              value: [],
              '@odata.nextLink': 'https://evil.example/v1.0/applications',
            })
          : undefined,
    })
    expect(source(inventory, 'applications')?.problem?.code).toBe('foreign-link')
    expect(requests.join()).not.toContain('evil')
  })
})

describe('when something cannot be read', () => {
  it('lists what is denied, with the right that is missing, and keeps the rest', async () => {
    const { inventory } = await scan({
      intercept: (url) =>
        onApplications(url) ? graphError(403, 'Authorization_RequestDenied') : undefined,
    })
    expect(source(inventory, 'applications')).toMatchObject({
      state: 'denied',
      problem: { code: 'Authorization_RequestDenied', status: 403, requestId: 'req-1' },
    })
    expect(inventory.gaps).toMatchObject([
      {
        source: 'applications',
        title: 'App registrations could not be read',
        needs: 'Application.Read.All',
      },
    ])
    expect(inventory.credentials.map((row) => row.key).sort()).toEqual(['bp-0/c0', 'sp-0/c0'])
  })

  it('waits longer and longer when throttled without Retry-After, then says so', async () => {
    const { inventory, waits, requests } = await scan(
      {
        intercept: (url) => (onApplications(url) ? graphError(429, 'TooManyRequests') : undefined),
      },
      { sources: ['applications'] },
    )
    expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000])
    expect(source(inventory, 'applications')).toMatchObject({
      state: 'throttled',
      problem: { status: 429, retryable: true },
    })
    // The credentials and the plain list were both tried five times.
    expect(of(requests, '/applications')).toBe(10)
    expect(inventory.gaps[0]?.title).toBe('App registrations were not read: too many requests')
  })

  it('is throttled for a moment and then done', async () => {
    let refusals = 2
    const seen: string[] = []
    const { inventory } = await scan(
      {
        intercept: (url) =>
          onApplications(url) && refusals-- > 0 ? graphError(429, 'TooManyRequests') : undefined,
      },
      {
        sources: ['applications'],
        onUpdate: (read) => seen.push(source(read(), 'applications')?.state ?? ''),
      },
    )
    expect(seen).toContain('throttled')
    expect(inventory.gaps).toEqual([])
    expect(source(inventory, 'applications')?.state).toBe('done')
  })

  it('keeps the pages that came before a list broke off', async () => {
    const { inventory } = await scan({
      apps: 250,
      withCredentials: 250,
      intercept: (url) =>
        has(url, '$skiptoken', '200') && has(url, '$expand')
          ? graphError(500, 'InternalServerError')
          : undefined,
    })
    expect(source(inventory, 'applications')).toMatchObject({
      state: 'partial',
      problem: { status: 500, requestId: 'req-1' },
    })
    expect(inventory.credentials.filter((row) => row.identity.kind === 'application')).toHaveLength(
      200,
    )
    expect(inventory.identities.filter((one) => one.kind === 'application')).toHaveLength(250)
    expect(inventory.gaps[0]?.title).toBe('App registrations were read in part')
    // The plain list named them; whether they have credentials is not known.
    expect(inventory.unread).toHaveLength(50)
    expect(inventory.unread).toContain('app-249')
  })

  it('repeats refused items of a batch alone, after the longest Retry-After', async () => {
    const refused = new Map<string, number>()
    const { inventory, requests, waits } = await scan(
      {
        apps: 40,
        withCredentials: 40,
        intercept: (url, _, inner) => {
          if (has(url, '$expand')) return graphError(400, 'Request_UnsupportedQuery')
          const hit = inner && /app-[369]\//.test(url.pathname)
          const times = refused.get(url.pathname) ?? 0
          if (!hit || times > 0) return undefined
          refused.set(url.pathname, times + 1)
          return Response.json(
            { error: { code: 'TooManyRequests' } },
            { status: 429, headers: { 'Retry-After': '7' } },
          )
        },
      },
      { sources: ['applications'] },
    )
    expect(inventory.credentials).toHaveLength(40)
    expect(of(requests, '/$batch')).toBe(3)
    expect(Math.max(...waits)).toBe(7125)
    expect(source(inventory, 'applications')?.state).toBe('done')
  })

  it('names the objects of a batch that stay unreadable', async () => {
    const { inventory } = await scan(
      {
        intercept: (url, _, inner) => {
          if (has(url, '$expand')) return graphError(400, 'Request_UnsupportedQuery')
          return inner && url.pathname.includes('app-1/')
            ? graphError(403, 'Authorization_RequestDenied')
            : undefined
        },
      },
      { sources: ['applications'] },
    )
    expect(source(inventory, 'applications')?.state).toBe('partial')
    expect(inventory.gaps).toMatchObject([
      {
        title: 'Credentials of 1 identity could not be read',
        detail: expect.stringContaining('App 1'),
      },
    ])
    expect(inventory.credentials.map((row) => row.key)).toEqual(['app-0/c0'])
    expect(inventory.unread).toEqual(['app-1'])
  })

  it('keeps apart what was never read and what was read earlier', async () => {
    const first = await scan({
      intercept: (url) =>
        onApplications(url) && has(url, '$expand')
          ? graphError(500, 'InternalServerError')
          : undefined,
    })
    expect([...(first.inventory.unread ?? [])].sort()).toEqual(['app-0', 'app-1', 'app-2'])
    const again = await scan({}, { sources: ['applications'], previous: first.inventory })
    expect(again.inventory.unread).toBeUndefined()
    const third = await scan(
      {
        intercept: (url) =>
          onApplications(url) ? graphError(500, 'InternalServerError') : undefined,
      },
      { sources: ['applications'], previous: again.inventory },
    )
    expect(third.inventory.unread).toBeUndefined()
  })

  it('counts objects that are not shaped as documented', async () => {
    const { inventory } = await scan({
      intercept: (url) =>
        has(url, '$expand') && onApplications(url)
          ? Response.json({
              value: [
                { id: 7 },
                { id: 'a', appId: 'c', federatedIdentityCredentials: [{ issuer: null }] },
              ],
            })
          : undefined,
    })
    expect(inventory.gaps.map((gap) => gap.title)).toEqual(['App registrations: 2 not readable'])
  })

  it('says that an answer is no list instead of showing an empty one', async () => {
    const { inventory } = await scan({
      intercept: (url) => (onApplications(url) ? Response.json({ hello: 'proxy' }) : undefined),
    })
    expect(source(inventory, 'applications')).toMatchObject({
      state: 'failed',
      problem: { code: 'unreadable-answer' },
    })
  })

  it('survives a network that is down', async () => {
    const { inventory } = await scan({
      intercept: () => {
        throw new TypeError('Failed to fetch')
      },
    })
    expect(Object.values(states(inventory))).toEqual(Array(6).fill('failed'))
    expect(inventory.gaps).toHaveLength(6)
    expect(source(inventory, 'applications')?.problem).toMatchObject({
      code: 'unreachable',
      retryable: true,
    })
    expect(source(inventory, 'subscriptions')?.problem).toMatchObject({
      code: 'unreachable',
      retryable: true,
    })
  })

  it('asks once more with a fresh token after a 401', async () => {
    let refusals = 1
    const fresh: boolean[] = []
    const { inventory } = await scan(
      {
        intercept: (url) =>
          onApplications(url) && refusals-- > 0
            ? graphError(401, 'InvalidAuthenticationToken')
            : undefined,
      },
      {
        sources: ['applications'],
        session: {
          getToken: async (resource, options) => {
            fresh.push(options?.forceRefresh ?? false)
            return { ok: true, value: `token-for-${resource}` }
          },
        },
      },
    )
    expect(fresh.slice(0, 2)).toEqual([false, true])
    expect(source(inventory, 'applications')?.state).toBe('done')
  })

  it('stops when told to and keeps what it has', async () => {
    const stop = new AbortController()
    const { inventory } = await scan(
      { apps: 5000, withCredentials: 5000 },
      {
        signal: stop.signal,
        onUpdate: (read) => {
          if (read().credentials.length >= 200) stop.abort()
        },
      },
    )
    expect(inventory.credentials.length).toBeGreaterThanOrEqual(200)
    expect(inventory.credentials.length).toBeLessThan(5000)
    expect(source(inventory, 'applications')).toMatchObject({
      state: 'partial',
      problem: { code: 'stopped' },
    })
  })
})

describe('Azure', () => {
  const onArm = (url: URL) => url.host === 'management.azure.com'

  it('is a gap, not a failure, for somebody without subscriptions', async () => {
    const { inventory } = await scan({ subscriptions: 0 })
    expect(inventory.gaps).toMatchObject([
      {
        source: 'subscriptions',
        title: 'No Azure subscription is visible to you',
        needs: 'Reader on the subscriptions',
      },
    ])
    expect(inventory.identities.find((one) => one.id === 'sp-0')?.azure).toMatchObject({
      resourceGroup: 'rg',
    })
    expect(inventory.credentials.some((row) => row.key === 'sp-0/c0')).toBe(true)
  })

  it('is a gap when nobody consented to it', async () => {
    const consent = {
      code: 'consent-required',
      title: 'A permission has not been granted yet',
      detail: 'd',
      retryable: false,
    }
    const { inventory } = await scan(
      {},
      {
        session: {
          getToken: async (resource) =>
            resource === 'graph'
              ? { ok: true, value: 'token-for-graph' }
              : { ok: false, problem: consent },
        },
      },
    )
    expect(states(inventory)).toMatchObject({
      subscriptions: 'denied',
      'azure-identities': 'denied',
      'managed-identities': 'done',
    })
    expect(inventory.gaps.map((gap) => gap.needs)).toEqual(
      Array(2).fill('Reader on the subscriptions'),
    )
  })

  it('lists each subscription when Resource Graph refuses', async () => {
    const { inventory, requests } = await scan({
      intercept: (url) =>
        url.pathname.includes('ResourceGraph') ? armError(403, 'AuthorizationFailed') : undefined,
    })
    expect(source(inventory, 'azure-identities')).toMatchObject({
      state: 'done',
      strategy: 'per subscription',
      count: 2,
    })
    expect(of(requests, '/userAssignedIdentities')).toBe(1)
    expect(inventory.identities.find((one) => one.id === 'sp-1')?.azure?.region).toBe('westeurope')
  })

  it('does not take identities for read when neither Resource Graph nor subscriptions answer', async () => {
    const { inventory } = await scan({
      intercept: (url) => (onArm(url) ? armError(500, 'InternalServerError') : undefined),
    })
    expect(source(inventory, 'azure-identities')).toMatchObject({ state: 'failed', count: 0 })
  })

  it('keeps the request id of ARM', async () => {
    const { inventory } = await scan({
      intercept: (url) => (onArm(url) ? armError(403, 'AuthorizationFailed', 'no') : undefined),
    })
    expect(source(inventory, 'subscriptions')?.problem).toMatchObject({
      code: 'AuthorizationFailed',
      requestId: 'arm-1',
      status: 403,
    })
  })

  it('reads credentials through arm-msi when the directory does not show them', async () => {
    const { inventory, requests } = await scan({
      intercept: (url) =>
        url.pathname.endsWith('/servicePrincipals')
          ? graphError(403, 'Authorization_RequestDenied')
          : undefined,
    })
    expect(inventory.credentials.find((row) => row.key === 'sp-0/c0')?.credential).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/mi-0:ref:refs/heads/b0',
    })
    expect(source(inventory, 'managed-identities')).toMatchObject({
      state: 'partial',
      strategy: 'per identity through Azure',
    })
    // One gap: not also that they "were read in part".
    const gaps = inventory.gaps.filter((gap) => gap.source === 'managed-identities')
    expect(gaps.map((gap) => gap.title)).toEqual(['Managed identities were read through Azure'])
    expect(gaps[0]?.detail).toContain('Microsoft Graph does not let you do this')
    expect(inventory.unread).toBeUndefined()
    expect(of(requests, '/federatedIdentityCredentials')).toBe(2)
  })
})

describe('blueprints', () => {
  const onBlueprints = (url: URL) => url.pathname.includes('agentIdentityBlueprint')

  it('are read with their own scope after a refusal', async () => {
    const scopes: (readonly string[] | undefined)[] = []
    let refusals = 1
    const { inventory } = await scan(
      {
        intercept: (url) =>
          onBlueprints(url) && refusals-- > 0
            ? graphError(403, 'Authorization_RequestDenied')
            : undefined,
      },
      {
        sources: ['blueprints'],
        session: {
          getToken: async (resource, options) => {
            scopes.push(options?.scopes)
            return { ok: true, value: `token-for-${resource}` }
          },
        },
      },
    )
    expect(scopes).toEqual([undefined, ['AgentIdentityBlueprint.Read.All']])
    expect(source(inventory, 'blueprints')?.state).toBe('done')
  })

  it('leave a gap where the tenant does not know them', async () => {
    const { inventory } = await scan({
      intercept: (url) => (onBlueprints(url) ? graphError(400, 'Request_BadRequest') : undefined),
    })
    expect(source(inventory, 'blueprints')?.state).toBe('done')
    expect(inventory.gaps.map((gap) => gap.title)).toEqual([
      'Agent identity blueprints could not be asked for',
    ])
  })

  it('are not doubled when the list of applications shows them too', async () => {
    const { inventory } = await scan({
      intercept: (url) =>
        onApplications(url) && !has(url, '$expand')
          ? Response.json({
              value: [{ id: 'bp-0', appId: 'bp-client-0', displayName: 'Blueprint 0' }],
            })
          : undefined,
    })
    expect(inventory.identities.filter((one) => one.id === 'bp-0').map((one) => one.kind)).toEqual([
      'agentBlueprint',
    ])
  })
})

describe('scanning again', () => {
  it('drops what is gone once a source has finished, and not before', async () => {
    const first = await scan({ apps: 3, withCredentials: 2 })
    const counts: number[] = []
    const { inventory } = await scan(
      { apps: 2, withCredentials: 1 },
      { previous: first.inventory, onUpdate: (read) => counts.push(read().identities.length) },
    )
    expect(counts[0]).toBe(6)
    expect(inventory.identities.filter((one) => one.kind === 'application')).toHaveLength(2)
    expect(inventory.credentials.filter((row) => row.identity.kind === 'application')).toHaveLength(
      1,
    )
  })

  it('reads one source again and leaves the others as they were', async () => {
    const first = await scan({
      intercept: (url) => (onApplications(url) ? graphError(503, 'ServiceUnavailable') : undefined),
    })
    expect(source(first.inventory, 'applications')?.state).toBe('failed')
    const { inventory, requests } = await scan(
      {},
      { previous: first.inventory, sources: ['applications'] },
    )
    expect(requests.every((one) => one.includes('/applications'))).toBe(true)
    expect(inventory.gaps).toEqual([])
    expect(inventory.credentials).toHaveLength(4)
    expect(source(inventory, 'organization')?.state).toBe('done')
  })

  it('keeps old rows when the new reading fails', async () => {
    const first = await scan()
    const { inventory } = await scan(
      {
        intercept: (url) =>
          onApplications(url) ? graphError(500, 'InternalServerError') : undefined,
      },
      { previous: first.inventory },
    )
    expect(inventory.credentials).toHaveLength(4)
    expect(inventory.gaps.map((gap) => gap.source)).toEqual(['applications'])
  })
})
