import { describe, expect, it } from 'vitest'
import {
  type Body,
  clientIdOf,
  createBench,
  exchangeForm,
  graphClient,
  ORIGIN,
  postToken,
  refusal,
} from '../testing/client'
import { resourceUnits } from './throttle'

const V1 = 'https://graph.microsoft.com/v1.0'

describe('resource units', () => {
  it.each([
    ['GET', '/applications', 2],
    ['GET', '/applications?$select=id', 1],
    ['GET', '/applications?$select=id&$expand=federatedIdentityCredentials', 2],
    ['GET', '/applications?$expand=federatedIdentityCredentials', 3],
    ['GET', '/applications?$top=19', 1],
    ['GET', '/applications?$top=20', 2],
    ['GET', '/applications?$top=5&$select=id', 1],
    ['GET', '/servicePrincipals', 1],
    ['GET', '/servicePrincipals/x/appRoleAssignments', 2],
    ['GET', '/servicePrincipals/x/appRoleAssignedTo', 1],
    ['GET', '/oauth2PermissionGrants', 2],
    ['POST', '/applications', 1],
  ])('%s %s costs %i', (method, path, cost) => {
    const url = new URL(`${V1}${path}`)
    expect(resourceUnits(method, url.pathname.split('/').slice(2), url)).toBe(cost)
  })
})

describe('throttling', () => {
  it('is off by default, but the price is told', async () => {
    const { send } = await graphClient(createBench(), 'Application.Read.All')
    const response = await send('GET', `${V1}/applications`)
    expect(response.headers.get('x-ms-resource-unit')).toBe('2')
    expect(response.headers.get('x-ms-throttle-limit-percentage')).toBeNull()
  })

  it('empties a bucket that refills within ten seconds', async () => {
    const bench = createBench({ graphUnits: 10 })
    const { send } = await graphClient(bench, 'Application.Read.All')
    const list = () => send('GET', `${V1}/applications`, undefined, { origin: ORIGIN })
    for (const percentage of [null, null, null, null, '1.00']) {
      const response = await list()
      expect(response.status).toBe(200)
      expect(response.headers.get('x-ms-throttle-limit-percentage')).toBe(percentage)
    }
    const refused = await list()
    expect(refused.status).toBe(429)
    expect(((await refused.json()) as Body).error).toMatchObject({
      code: 'TooManyRequests',
      message: 'Too many requests',
    })
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(refused.headers.get('x-ms-throttle-information')).toBe('ResourceUnitLimitExceeded')
    const exposed = refused.headers.get('access-control-expose-headers') ?? ''
    expect(exposed.toLowerCase()).not.toMatch(/retry-after|x-ms/)
    bench.advance(1)
    expect((await list()).status).toBe(429)
    bench.advance(1)
    expect((await list()).status).toBe(200)
  })

  it('charges every item of a batch, not the batch', async () => {
    const bench = createBench({ graphUnits: 2 })
    const { send } = await graphClient(bench, 'Application.Read.All')
    const requests = ['1', '2', '3'].map((id) => ({ id, method: 'GET', url: '/me' }))
    const response = await send('POST', `${V1}/$batch`, { requests })
    expect(response.status).toBe(200)
    const { responses }: Body = await response.json()
    expect(responses.map(({ status }: Body) => status)).toEqual([200, 200, 429])
    expect(responses[2].headers['Retry-After']).toBe('5')
  })
})

describe('propagation', () => {
  it('hides a new credential from the token endpoint for the seconds that were asked for', async () => {
    const bench = createBench({ propagationSeconds: 60 })
    const { get, send } = await graphClient(bench, 'Application.Read.All Application.ReadWrite.All')
    const id = await clientIdOf(bench, 'web-shop-deploy')
    const url = `${V1}/applications(appId='${id}')/federatedIdentityCredentials`
    const sub = 'repo:contoso-retail/web-shop:environment:canary'
    const made = await send('POST', url, {
      name: 'gh-canary',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: sub,
      audiences: ['api://AzureADTokenExchange'],
    })
    expect(made.status).toBe(201)
    expect(await made.json()).not.toHaveProperty('createdAt')
    expect((await get(`${url}/gh-canary`)).subject).toBe(sub)
    const exchange = async () =>
      postToken(bench, exchangeForm(id, await bench.sandbox.mint('github', { sub })))
    expect((await refusal(await exchange())).code).toBe(700213)
    bench.advance(59)
    expect((await exchange()).status).toBe(401)
    bench.advance(1)
    expect((await exchange()).status).toBe(200)
  })
})
