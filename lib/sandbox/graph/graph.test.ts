import { describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import {
  type Body,
  call,
  createBench,
  graphClient,
  ORIGIN,
  signIn,
  TENANT,
} from '../testing/client'

const V1 = 'https://graph.microsoft.com/v1.0'
const BETA = 'https://graph.microsoft.com/beta'
const EVENTUAL = { headers: { ConsistencyLevel: 'eventual' } }
const READ = 'Application.Read.All'

/** Follows every next link. */
async function all(get: (url: string, init?: object) => Promise<Body>, url: string, init = {}) {
  const pages: Body[][] = []
  for (let next: string | undefined = url; next !== undefined; ) {
    const page: Body = await get(next, init)
    pages.push(page.value)
    next = page['@odata.nextLink']
  }
  return pages
}

describe('lists of applications', () => {
  it('shrink to pages of 100 with $expand, whatever $top says', async () => {
    const bench = createBench({ seed: 'large-5000' })
    const { get } = await graphClient(bench, READ)
    const url = `${V1}/applications?$select=id,appId,displayName`
    const plain: Body = await get(`${url}&$top=999`)
    expect(plain.value).toHaveLength(999)
    const usual: Body = await get(url)
    expect(usual.value).toHaveLength(100)
    const expanded: Body = await get(`${url}&$expand=federatedIdentityCredentials&$top=999`)
    expect(expanded.value).toHaveLength(100)
    expect(expanded['@odata.nextLink']).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/applications\?/,
    )
    expect(Object.keys(expanded.value[0])).toEqual([
      'id',
      'appId',
      'displayName',
      'federatedIdentityCredentials@odata.context',
      'federatedIdentityCredentials',
    ])
  })

  it('can be walked to the end without a gap or a double', async () => {
    const bench = createBench()
    const { get } = await graphClient(bench, READ)
    const pages = await all(get, `${V1}/applications?$top=7&$expand=federatedIdentityCredentials`)
    const apps = pages.flat()
    expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true)
    expect(new Set(apps.map(({ id }) => id)).size).toBe(apps.length)
    const rollout = apps.find(({ displayName }) => displayName === 'store-rollout')
    expect(rollout.federatedIdentityCredentials).toHaveLength(20)
  })

  it('refuse unknown names and pages above 999', async () => {
    const bench = createBench()
    const { send } = await graphClient(bench, READ)
    const bad = await send('GET', `${V1}/applications?$select=id,secretSauce`)
    expect(bad.status).toBe(400)
    expect(((await bad.json()) as Body).error).toMatchObject({
      code: 'Request_BadRequest',
      message:
        "Could not find a property named 'secretSauce' on type 'microsoft.graph.application'.",
    })
    expect((await send('GET', `${V1}/applications?$top=1000`)).status).toBe(400)
    expect((await send('GET', `${V1}/applications?$skiptoken=zzz`)).status).toBe(400)
    expect((await send('GET', `${V1}/applications?$filter=appId eq`)).status).toBe(400)
  })

  it('filter by id, name and service principal name, in both encodings', async () => {
    const bench = createBench()
    const { get } = await graphClient(bench, READ)
    const [web]: Body[] = (await get(`${V1}/applications?$filter=displayName eq 'web-shop-deploy'`))
      .value
    const byId: Body = await get(`${V1}/applications?$filter=appId%20eq%20%27${web.appId}%27`)
    expect(byId.value.map(({ id }: Body) => id)).toEqual([web.id])
    const start: Body = await get(
      `${V1}/applications?$filter=startswith%28displayName%2C%27web-shop%27%29`,
    )
    expect(start.value).toHaveLength(3)
    const plus: Body = await get(
      `${V1}/servicePrincipals?$filter=servicePrincipalNames/any(c:c+eq+'${web.appId}')`,
    )
    expect(plus.value[0].appId).toBe(web.appId)
    const both: Body = await get(
      `${V1}/applications?$filter=startswith(displayName,'web-shop') and signInAudience eq 'AzureADMyOrg'`,
    )
    expect(both.value).toHaveLength(3)
  })

  it('want ConsistencyLevel and $count for advanced filters, and refuse $expand with them when told', async () => {
    const bench = createBench()
    const { get, send } = await graphClient(bench, READ)
    const url = `${V1}/applications?$filter=federatedIdentityCredentials/$count ne 0&$select=id`
    const without = await send('GET', `${url}&$count=true`)
    expect(without.status).toBe(400)
    expect(((await without.json()) as Body).error.code).toBe('Request_UnsupportedQuery')
    const counted: Body = await get(`${url}&$count=true&$top=5`, EVENTUAL)
    const apps = (await all(get, `${V1}/applications?$expand=federatedIdentityCredentials`)).flat()
    const holding = apps.filter((app) => app.federatedIdentityCredentials.length > 0)
    expect(counted['@odata.count']).toBe(holding.length)
    expect(counted.value).toHaveLength(5)
    const both = `${url}&$count=true&$expand=federatedIdentityCredentials`
    expect((await send('GET', both, undefined, EVENTUAL.headers)).status).toBe(200)
    const strict = await graphClient(createBench({ refuses: ['expand-with-advanced-query'] }), READ)
    const refused = await strict.send('GET', both, undefined, EVENTUAL.headers)
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as Body).error.code).toBe('Request_UnsupportedQuery')
  })
})

describe('versions', () => {
  it('hide expressions on v1.0 and show them on beta', async () => {
    const bench = createBench()
    const { get } = await graphClient(bench, READ)
    const query =
      "applications?$filter=displayName eq 'platform-monorepo-deploy'&$expand=federatedIdentityCredentials"
    const old: Body = await get(`${V1}/${query}`)
    const [first] = old.value[0].federatedIdentityCredentials
    expect(first.subject).toBeNull()
    expect(first).not.toHaveProperty('claimsMatchingExpression')
    const beta: Body = await get(`${BETA}/${query}`)
    expect(beta.value[0].federatedIdentityCredentials[0].claimsMatchingExpression).toMatchObject({
      languageVersion: 1,
    })
  })

  it('keep blueprint credentials off v1.0', async () => {
    const bench = createBench()
    const { get, send } = await graphClient(
      bench,
      'AgentIdentityBlueprint.Read.All Application.Read.All',
    )
    const cast = 'microsoft.graph.agentIdentityBlueprint'
    const list: Body = await get(`${V1}/applications/${cast}`)
    expect(list.value.map(({ displayName }: Body) => displayName)).toEqual([
      'support-agent-blueprint',
      'merchandising-agent-blueprint',
    ])
    expect(list.value[0]['@odata.type']).toBe(`#${cast}`)
    const path = `applications/${list.value[0].id}/${cast}/federatedIdentityCredentials`
    const refused = await send('GET', `${V1}/${path}`)
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as Body).error.code).toBe(
      'AgentBlueprint_NotSupportedOnApiVersion',
    )
    expect(((await get(`${BETA}/${path}`)) as Body).value).toHaveLength(2)
    const plain = (await all(get, `${V1}/applications`)).flat()
    expect(plain.some(({ id }) => id === list.value[0].id)).toBe(false)
  })
})

describe('service principals', () => {
  it('of managed identities carry the credentials and the resource id', async () => {
    const bench = createBench()
    const { get } = await graphClient(bench, READ)
    const list: Body = await get(
      `${V1}/servicePrincipals?$filter=servicePrincipalType eq 'ManagedIdentity'&$select=id,appId,displayName,alternativeNames&$expand=federatedIdentityCredentials&$top=100`,
    )
    expect(list.value).toHaveLength(12)
    const orders = list.value.find(({ displayName }: Body) => displayName === 'id-orders-api')
    expect(orders.federatedIdentityCredentials).toHaveLength(2)
    expect(orders.alternativeNames[0]).toBe('isExplicit=True')
    expect(orders.alternativeNames[1]).toMatch(/\/userAssignedIdentities\/id-orders-api$/)
  })

  it('show grants from both sides', async () => {
    const bench = createBench()
    const { get } = await graphClient(bench, READ)
    const graph = "servicePrincipals(appId='00000003-0000-0000-c000-000000000000')"
    const held: Body = await get(`${V1}/${graph}/appRoleAssignedTo`)
    const mine = held.value.filter(
      ({ principalDisplayName }: Body) => principalDisplayName === 'landing-zone-terraform',
    )
    expect(mine).toHaveLength(2)
    const own: Body = await get(`${V1}/servicePrincipals/${mine[0].principalId}/appRoleAssignments`)
    expect(own.value.map(({ id }: Body) => id)).toEqual(mine.map(({ id }: Body) => id))
  })
})

describe('who asks', () => {
  it('is refused without a token, with an expired one and with one for ARM', async () => {
    const bench = createBench()
    const arm = await signIn(bench, 'https://management.azure.com/user_impersonation')
    const { access_token: token } = await signIn(bench, READ)
    const bare = await bench.sandbox.fetch(new Request(`${V1}/me`))
    expect(bare.status).toBe(401)
    expect(bare.headers.get('www-authenticate')).toMatch(/^Bearer /)
    const code = async (value: string) => {
      const response = await call(bench, value, `${V1}/applications`)
      return [response.status, ((await response.json()) as Body).error.message]
    }
    expect(await code(arm.access_token)).toEqual([
      401,
      'Access token validation failure. Invalid audience.',
    ])
    expect((await code(`${token.slice(0, -6)}AAAAAA`))[0]).toBe(401)
    expect((await code('junk'))[0]).toBe(401)
    bench.advance(3600)
    expect(await code(token)).toEqual([401, 'Access token has expired or is not yet valid.'])
  })

  it('sees nothing without the permission, or as a guest', async () => {
    const bench = createBench()
    const basic = await graphClient(bench, '')
    expect((await basic.send('GET', `${V1}/applications`)).status).toBe(403)
    expect((await basic.get(`${V1}/me`)).userPrincipalName).toBe(SANDBOX_USERS.administrator)
    expect((await basic.get(`${V1}/organization`)).value[0]).toMatchObject({
      id: TENANT,
      displayName: 'Contoso Retail',
    })
    const guest = await graphClient(bench, READ, SANDBOX_USERS.guest)
    expect((await guest.send('GET', `${V1}/applications`)).status).toBe(403)
  })
})

describe('the wire', () => {
  it('carries request ids and exposes only Graph’s list to pages', async () => {
    const bench = createBench()
    const { send } = await graphClient(bench, READ)
    const headers = { 'client-request-id': 'cccccccc-0000-4000-8000-00000000000c', origin: ORIGIN }
    const response = await send('GET', `${V1}/me`, undefined, headers)
    expect(response.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers.get('client-request-id')).toBe(headers['client-request-id'])
    const exposed = response.headers.get('access-control-expose-headers') ?? ''
    expect(exposed).toContain('request-id')
    expect(exposed.toLowerCase()).not.toContain('retry-after')
  })

  it('answers preflights for reading with a token', async () => {
    const { sandbox } = createBench()
    const response = await sandbox.fetch(
      new Request(`${V1}/applications`, {
        method: 'OPTIONS',
        headers: {
          origin: ORIGIN,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization,consistencylevel',
        },
      }),
    )
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    const allowed = response.headers.get('access-control-allow-headers')?.split(', ')
    expect(allowed).toContain('authorization')
    expect(allowed).toContain('consistencylevel')
    expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThan(0)
  })

  it('shows the people of the tenant to who may read them', async () => {
    const bench = createBench()
    const { get, send } = await graphClient(bench, 'Directory.Read.All')
    const { value } = await get(`${V1}/users?$select=userPrincipalName`)
    expect(value.map((one: Body) => one.userPrincipalName)).toEqual(Object.values(SANDBOX_USERS))
    const one = await get(`${V1}/users/${SANDBOX_USERS.reader.toUpperCase()}`)
    expect(one).toMatchObject({ id: value[1].id, userPrincipalName: SANDBOX_USERS.reader })
    expect((await get(`${V1}/users/${one.id}`)).displayName).toBe(one.displayName)
    expect((await send('GET', `${V1}/users/nobody@contoso.example`)).status).toBe(404)
    const basic = await graphClient(bench, 'Application.Read.All', SANDBOX_USERS.reader)
    expect((await basic.send('GET', `${V1}/users`)).status).toBe(403)
  })

  it('says 501 for what it does not imitate and 405 for a wrong verb', async () => {
    const bench = createBench()
    const { send } = await graphClient(bench, READ)
    const missing = await send('GET', `${V1}/groups`)
    expect(missing.status).toBe(501)
    expect(((await missing.json()) as Body).error.message).toContain('GET /groups')
    expect((await send('DELETE', `${V1}/organization`)).status).toBe(405)
  })

  it('answers batches item by item', async () => {
    const bench = createBench()
    const { send } = await graphClient(bench, READ)
    const requests = [
      { id: '1', method: 'GET', url: '/me' },
      { id: '2', method: 'GET', url: '/applications/00000000-0000-4000-8000-000000000000' },
      { id: '3', method: 'GET', url: '/me', dependsOn: ['2'] },
    ]
    const body: Body = await (await send('POST', `${V1}/$batch`, { requests })).json()
    expect(body.responses.map(({ id, status }: Body) => [id, status])).toEqual([
      ['1', 200],
      ['2', 404],
      ['3', 424],
    ])
    const many = Array.from({ length: 21 }, (_, index) => ({ ...requests[0], id: String(index) }))
    expect((await send('POST', `${V1}/$batch`, { requests: many })).status).toBe(400)
  })
})
