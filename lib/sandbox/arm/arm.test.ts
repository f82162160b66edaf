import { describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import { type Bench, type Body, call, createBench, signIn, TENANT } from '../testing/client'

const ARM = 'https://management.azure.com'
const SCOPE = `${ARM}/user_impersonation`
const VERSION = 'api-version=2024-11-30'
const TYPE = 'providers/Microsoft.ManagedIdentity/userAssignedIdentities'

async function client(bench: Bench, hint?: string) {
  const { access_token: token } = await signIn(bench, SCOPE, hint)
  const send = (method: string, path: string, body?: unknown) =>
    call(bench, token, path.startsWith('https') ? path : `${ARM}${path}`, { method, body })
  const get = async (path: string): Promise<Body> => (await send('GET', path)).json()
  const { value }: Body = await get('/subscriptions?api-version=2022-12-01')
  const subscription = (name: string): string =>
    value.find(({ displayName }: Body) => displayName === name)?.id
  return { send, get, subscription, subscriptions: value }
}

async function error(response: Response): Promise<readonly [number, string, string]> {
  const body: Body = await response.json()
  return [response.status, body.error.code, body.error.message]
}

describe('subscriptions', () => {
  it('are those that the person may read', async () => {
    const bench = createBench()
    const { subscriptions } = await client(bench)
    expect(subscriptions.map(({ displayName }: Body) => displayName)).toEqual([
      'Retail Production',
      'Retail Test',
      'Platform',
    ])
    expect(subscriptions[0]).toMatchObject({ tenantId: TENANT, state: 'Enabled' })
    expect((await client(bench, SANDBOX_USERS.reader)).subscriptions).toHaveLength(2)
    expect((await client(bench, SANDBOX_USERS.guest)).subscriptions).toHaveLength(0)
  })
})

describe('api versions', () => {
  it('must be there and known', async () => {
    const bench = createBench()
    const { send, subscription } = await client(bench)
    const path = `${subscription('Platform')}/${TYPE}`
    expect((await error(await send('GET', path)))[1]).toBe('MissingApiVersionParameter')
    const unknown = await error(await send('GET', `${path}?api-version=2019-01-01`))
    expect(unknown.slice(0, 2)).toEqual([400, 'NoRegisteredProviderFound'])
    for (const version of ['2018-11-30', '2022-01-31-preview', '2026-05-31']) {
      expect((await send('GET', `${path}?api-version=${version}`)).status).toBe(200)
    }
  })
})

describe('identities', () => {
  it('are listed by subscription and by group, found in any letter case', async () => {
    const bench = createBench()
    const { get, send, subscription } = await client(bench)
    const root = subscription('Retail Production')
    const list: Body = await get(`${root}/${TYPE}?${VERSION}`)
    expect(list.value).toHaveLength(5)
    expect(list.value[0].id).toContain('/resourcegroups/')
    expect(list.value[0].properties.tenantId).toBe(TENANT)
    const media: Body = await get(`${root}/resourceGroups/RG-MEDIA-PROD-WEU/${TYPE}?${VERSION}`)
    expect(media.value.map(({ name }: Body) => name)).toEqual(['id-image-resizer'])
    const one: Body = await get(`${list.value[0].id.toUpperCase()}?${VERSION}`)
    expect(one.name).toBe('id-orders-api')
    const group = await error(await send('GET', `${root}/resourceGroups/none/${TYPE}?${VERSION}`))
    expect(group.slice(0, 2)).toEqual([404, 'ResourceGroupNotFound'])
  })

  it('follow next links', async () => {
    const bench = createBench()
    const { get, subscription } = await client(bench)
    const names: string[] = []
    let next: string | undefined = `${subscription('Retail Production')}/${TYPE}?${VERSION}&$top=2`
    while (next !== undefined) {
      const page: Body = await get(next)
      expect(page.value.length).toBeLessThanOrEqual(2)
      names.push(...page.value.map(({ name }: Body) => name))
      next = page.nextLink
      if (next !== undefined) expect(next.startsWith(`${ARM}/subscriptions/`)).toBe(true)
    }
    expect(new Set(names).size).toBe(5)
  })
})

describe('credentials', () => {
  const properties = {
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:o/r:environment:new',
    audiences: ['api://AzureADTokenExchange'],
  }

  async function target(identity = 'id-orders-api', from = 'Retail Production', hint?: string) {
    const bench = createBench()
    const arm = await client(bench, hint)
    const list: Body = await arm.get(`${arm.subscription(from)}/${TYPE}?${VERSION}`)
    const { id } = list.value.find(({ name }: Body) => name === identity)
    const url = (name = '', version = VERSION) =>
      `${id}/federatedIdentityCredentials${name === '' ? '' : `/${name}`}?${version}`
    return { ...arm, url, bench }
  }

  it('are made, replaced, read and deleted, and Graph shows the same', async () => {
    const { get, send, url, bench } = await target()
    expect((await send('PUT', url('gh-new'), { properties })).status).toBe(201)
    expect((await send('PUT', url('GH-NEW'), { properties })).status).toBe(200)
    expect((await get(url('gh-new'))).properties).toEqual(properties)
    expect((await get(url())).value).toHaveLength(3)
    const { access_token: token } = await signIn(bench, 'Application.Read.All')
    const graph: Body = await (
      await call(
        bench,
        token,
        "https://graph.microsoft.com/v1.0/servicePrincipals?$filter=displayName eq 'id-orders-api'&$expand=federatedIdentityCredentials",
      )
    ).json()
    expect(graph.value[0].federatedIdentityCredentials).toHaveLength(3)
    expect((await send('DELETE', url('gh-new'))).status).toBe(200)
    expect((await send('DELETE', url('gh-new'))).status).toBe(204)
    expect((await send('GET', url('gh-new'))).status).toBe(404)
  })

  const REFUSALS: readonly (readonly [string, string, unknown, string])[] = [
    [
      'an empty body',
      'fresh',
      {},
      'Federated Identity Credential from HTTP body has empty properties',
    ],
    [
      'a missing subject',
      'fresh',
      { properties: { ...properties, subject: undefined } },
      "The request format was unexpected. Federated Identity Credential must specify 'issuer', 'subject' and 'audience'.",
    ],
    [
      'two audiences',
      'fresh',
      { properties: { ...properties, audiences: ['a', 'b'] } },
      'Federated identity credentials must have exactly one audience.',
    ],
    ['a bad name', '_x', { properties }, "Federated Identity Credential name '_x' is invalid."],
  ]
  it.each(REFUSALS)('refuse %s', async (_, name, body, message) => {
    const { send, url } = await target()
    expect(await error(await send('PUT', url(name), body))).toEqual([400, 'BadRequest', message])
  })

  it('refuse a pair in use, a region without support and the 21st', async () => {
    const { send, url, get } = await target()
    const [first]: Body[] = (await get(url())).value
    expect((await error(await send('PUT', url('copy'), { properties: first.properties })))[2]).toBe(
      'Issuer and subject combination already exists for this Managed Identity.',
    )
    const region = await target('id-fabric-pilot', 'Retail Test')
    const refused = await error(await region.send('PUT', region.url('any'), { properties }))
    expect(refused.slice(0, 2)).toEqual([405, 'MethodNotAllowed'])
    for (let index = 2; index < 20; index += 1) {
      const body = { properties: { ...properties, subject: `repo:o/r:environment:${index}` } }
      expect((await send('PUT', url(`more-${index}`), body)).status).toBe(201)
    }
    expect((await send('PUT', url('too-many'), { properties })).status).toBe(400)
  })

  it('refuse two writes at one time below one identity', async () => {
    const { send, url } = await target()
    const other = { properties: { ...properties, subject: 'repo:o/r:environment:two' } }
    const both = await Promise.all([
      send('PUT', url('one'), { properties }),
      send('PUT', url('two'), other),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const lost = both.find(({ status }) => status === 409)
    expect(lost && (await error(lost))[1]).toBe(
      'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
    )
    expect((await send('PUT', url('two'), other)).status).toBeLessThan(300)
  })

  it('show expressions to the preview versions only', async () => {
    const { send, get, url } = await target()
    const { subject: _subject, ...rest } = properties
    const claimsMatchingExpression = { value: "claims['sub'] eq 'x'", languageVersion: 1 }
    const preview = 'api-version=2025-01-31-preview'
    const body = { properties: { ...rest, claimsMatchingExpression } }
    expect((await send('PUT', url('flexible'), body)).status).toBe(400)
    expect((await send('PUT', url('flexible', preview), body)).status).toBe(201)
    expect((await get(url('flexible', preview))).properties).toMatchObject({
      claimsMatchingExpression,
    })
    expect((await get(url('flexible'))).properties).toEqual(rest)
  })

  it('are read-only to a reader', async () => {
    const { send, url } = await target('id-orders-api', 'Retail Production', SANDBOX_USERS.reader)
    const [status, code, message] = await error(await send('PUT', url('x-1'), { properties }))
    expect([status, code]).toEqual([403, 'AuthorizationFailed'])
    expect(message).toContain(SANDBOX_USERS.reader)
    expect((await send('GET', url())).status).toBe(200)
  })
})

describe('who asks', () => {
  it('needs a live token for ARM', async () => {
    const bench = createBench()
    const url = `${ARM}/subscriptions?api-version=2022-12-01`
    const bare = await bench.sandbox.fetch(new Request(url))
    expect((await error(bare)).slice(0, 2)).toEqual([401, 'AuthenticationFailed'])
    const graph = await signIn(bench, 'User.Read')
    expect((await error(await call(bench, graph.access_token, url)))[1]).toBe(
      'InvalidAuthenticationTokenAudience',
    )
    const own = await signIn(bench, SCOPE)
    const fine = await call(bench, own.access_token, url)
    expect(fine.headers.get('x-ms-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(fine.headers.get('x-ms-correlation-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(fine.headers.get('access-control-allow-origin')).toBe('*')
    bench.advance(3600)
    expect((await error(await call(bench, own.access_token, url)))[1]).toBe(
      'ExpiredAuthenticationToken',
    )
  })

  it('hears 501 about what is not imitated', async () => {
    const bench = createBench()
    const { send, subscription } = await client(bench)
    const path = `${subscription('Platform')}/providers/Microsoft.Compute/virtualMachines`
    expect((await send('GET', `${path}?api-version=2024-03-01`)).status).toBe(501)
  })
})
