import { describe, expect, it } from 'vitest'
import type { ExtraHost } from '../sandbox'
import {
  type Bench,
  type Body,
  call,
  claimsOf,
  createBench,
  exchangeForm,
  ORIGIN,
  postToken,
  signIn,
  TENANT,
} from '../testing/client'

const WEB_SHOP = 'repo:contoso-retail/web-shop:ref:refs/heads/main'

/** Client id of the application or managed identity with that name. */
async function clientId(bench: Bench, name: string): Promise<string> {
  const { access_token: token } = await signIn(bench, 'Application.Read.All')
  for (const set of ['applications', 'servicePrincipals']) {
    const url = `https://graph.microsoft.com/v1.0/${set}?$filter=displayName eq '${name}'`
    const { value }: Body = await (await call(bench, token, url)).json()
    if (value.length > 0) return value[0].appId
  }
  throw new Error(`No identity '${name}'.`)
}

/** Creates a credential on an application and returns the client id. */
async function trust(bench: Bench, name: string, issuer: string, subject: string) {
  const { access_token: token } = await signIn(bench, 'Application.ReadWrite.All')
  const appId = await clientId(bench, name)
  const url = `https://graph.microsoft.com/v1.0/applications(appId='${appId}')/federatedIdentityCredentials`
  const body = { name: 'added', issuer, subject, audiences: ['api://AzureADTokenExchange'] }
  expect((await call(bench, token, url, { method: 'POST', body })).status).toBe(201)
  return appId
}

interface Refusal {
  readonly status: number
  readonly error: string
  readonly code: number
  readonly text: string
}

async function refusal(response: Response): Promise<Refusal> {
  const body: Body = await response.json()
  return {
    status: response.status,
    error: body.error,
    code: body.error_codes?.[0],
    text: body.error_description,
  }
}

describe('a federated exchange that succeeds', () => {
  it('gives an application a token for an hour, with the roles it was granted', async () => {
    const bench = createBench()
    const subject =
      'organization:contoso-retail:project:Platform:workspace:landing-zones:run_phase:apply'
    const assertion = await bench.sandbox.mint('terraform', { sub: subject })
    const id = await clientId(bench, 'landing-zone-terraform')
    const response = await postToken(bench, exchangeForm(id, assertion))
    const body: Body = await response.json()
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 })
    expect(body.refresh_token).toBeUndefined()
    expect(claimsOf(body.access_token)).toMatchObject({
      appid: id,
      idtyp: 'app',
      tid: TENANT,
      roles: ['Application.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'],
    })
    const list = await call(
      bench,
      body.access_token,
      'https://graph.microsoft.com/v1.0/applications',
    )
    expect(list.status).toBe(200)
  })

  it('gives a managed identity a token for a day, with its resource id', async () => {
    const bench = createBench()
    const claims = { sub: 'system:serviceaccount:orders:orders-api' }
    const assertion = await bench.sandbox.mint('aks-production', claims, { tenantId: TENANT })
    const id = await clientId(bench, 'id-orders-api')
    const scope = 'https://management.core.windows.net//.default'
    const response = await postToken(bench, exchangeForm(id, assertion, { scope }))
    const body: Body = await response.json()
    expect(body.expires_in).toBe(86_399)
    expect(claimsOf(body.access_token)).toMatchObject({
      aud: 'https://management.core.windows.net',
    })
    expect(claimsOf(body.access_token).xms_mirid).toMatch(/userAssignedIdentities\/id-orders-api$/)
  })

  it('takes one assertion more than once, until it expires', async () => {
    const bench = createBench()
    const id = await clientId(bench, 'web-shop-deploy')
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP })
    for (const status of [200, 200]) {
      expect((await postToken(bench, exchangeForm(id, assertion))).status).toBe(status)
    }
    bench.advance(600 + 301)
    const late = await refusal(await postToken(bench, exchangeForm(id, assertion)))
    expect(late).toMatchObject({ status: 401, error: 'invalid_client', code: 700024 })
    expect(late.text).toMatch(/Current time: 2026-11-20T09:15:01\.0000000Z/)
  })

  it('takes a flexible credential whose expression holds', async () => {
    const bench = createBench()
    const id = await clientId(bench, 'platform-monorepo-deploy')
    const assertion = await bench.sandbox.mint('github', {
      sub: 'repo:contoso-retail/platform:ref:refs/heads/release/2026-11',
      repository_id: '771200345',
    })
    expect((await postToken(bench, exchangeForm(id, assertion))).status).toBe(200)
  })
})

describe('the request itself', () => {
  const cases: readonly (readonly [string, Record<string, string>, number, string, number])[] = [
    ['no client id', { client_id: '' }, 400, 'invalid_request', 900144],
    ['no scope', { scope: '' }, 400, 'invalid_request', 900144],
    ['a v1 resource', { resource: 'https://graph.microsoft.com' }, 400, 'invalid_request', 901002],
    ['an empty assertion', { client_assertion: '' }, 401, 'invalid_client', 7000216],
    ['two credentials', { client_secret: 'x' }, 400, 'invalid_request', 9002324],
    ['no assertion type', { client_assertion_type: '' }, 400, 'invalid_request', 900144],
    ['an unknown grant', { grant_type: 'implicit' }, 400, 'unsupported_grant_type', 70003],
    ['no grant', { grant_type: '' }, 400, 'invalid_request', 900144],
    ['a delegated scope', { scope: 'User.Read' }, 400, 'invalid_scope', 1002012],
    [
      'two resources',
      { scope: 'https://graph.microsoft.com/.default https://vault.azure.net/.default' },
      400,
      'invalid_scope',
      28000,
    ],
    ['an unknown resource', { scope: 'api://nobody/.default' }, 400, 'invalid_resource', 500011],
    [
      'an object id for a client id',
      { client_id: '00000000-0000-4000-8000-00000000000a' },
      400,
      'unauthorized_client',
      700016,
    ],
  ]
  it.each(cases)('refuses %s', async (_, change, status, error, code) => {
    const bench = createBench()
    const id = await clientId(bench, 'web-shop-deploy')
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP })
    const answer = await refusal(await postToken(bench, exchangeForm(id, assertion, change)))
    expect(answer).toMatchObject({ status, error, code })
    expect(answer.text.split(/[: ]/)[0]).toBe(`AADSTS${code}`)
  })

  it('refuses tenants that are none', async () => {
    const bench = createBench()
    const ask = async (tenant: string) =>
      refusal(await postToken(bench, exchangeForm(TENANT, 'x.y.z'), {}, tenant))
    const unknown = '00000000-0000-4000-8000-000000000001'
    expect(await ask(unknown)).toMatchObject({ status: 400, error: 'invalid_request', code: 90002 })
    expect(await ask('undefined')).toMatchObject({ status: 400, code: 900023 })
    expect(await ask('common')).toMatchObject({ status: 400, code: 9001023 })
  })

  it('refuses other verbs and a JSON body', async () => {
    const bench = createBench()
    const url = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`
    expect(await refusal(await bench.sandbox.fetch(new Request(url)))).toMatchObject({
      code: 900561,
    })
    const headers = { 'content-type': 'application/json' }
    const json = new Request(url, { method: 'POST', headers, body: '{}' })
    expect(await refusal(await bench.sandbox.fetch(json))).toMatchObject({ code: 900144 })
  })

  it('refuses a page of another origin, without CORS headers', async () => {
    const bench = createBench()
    const id = await clientId(bench, 'web-shop-deploy')
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP })
    const response = await postToken(bench, exchangeForm(id, assertion), { origin: ORIGIN })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(await refusal(response)).toMatchObject({ status: 400, code: 9002326 })
  })

  it('refuses secrets with the real code, and clients that cannot sign in', async () => {
    const bench = createBench()
    const ask = async (name: string, change: Record<string, string> = {}) => {
      const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP })
      return refusal(
        await postToken(bench, exchangeForm(await clientId(bench, name), assertion, change)),
      )
    }
    const secret = { client_assertion: '', client_secret: 'not-a-secret' }
    expect(await ask('web-shop-deploy', secret)).toMatchObject({ status: 401, code: 7000215 })
    expect(await ask('retired-newsletter')).toMatchObject({
      error: 'unauthorized_client',
      code: 7000112,
    })
    expect(await ask('never-consented-bot')).toMatchObject({ status: 401, code: 7000229 })
    const none = await ask('pricing-engine')
    expect(none).toMatchObject({ status: 401, error: 'invalid_client', code: 70025 })
    expect(none.text).toContain('(pricing-engine)')
  })
})

describe('the error body', () => {
  it('has the fields and order of real ones, and echoes the correlation id', async () => {
    const bench = createBench()
    const correlation = 'aaaaaaaa-0000-4000-8000-00000000000a'
    const id = await clientId(bench, 'web-shop-deploy')
    const assertion = await bench.sandbox.mint('github', { sub: 'repo:contoso-retail/other:x' })
    const response = await postToken(bench, exchangeForm(id, assertion), {
      'client-request-id': correlation,
    })
    const body: Body = await response.json()
    expect(Object.keys(body)).toEqual([
      'error',
      'error_description',
      'error_codes',
      'timestamp',
      'trace_id',
      'correlation_id',
      'error_uri',
    ])
    expect(body).toMatchObject({
      timestamp: '2026-11-20 09:00:00Z',
      correlation_id: correlation,
      error_uri: 'https://login.microsoftonline.com/error?code=700213',
    })
    expect(body.trace_id.endsWith('00')).toBe(true)
    expect(body.error_description).toBe(
      `AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso-retail/other:x'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: ${body.trace_id} Correlation ID: ${correlation} Timestamp: 2026-11-20 09:00:00Z`,
    )
  })
})

describe('documents of the issuer', () => {
  const FAULTY = [
    ['secrets-rotation', 'vault', '52349e30-cff8-4959-b61c-e9f9280d6233', 400, 501661],
    ['partner-ci-keycloak', 'keycloak', 'b4768e19-2d00-43ac-b675-647e370c6f7c', 401, 7000272],
    ['partner-build-idp', 'build-idp', 'build-service', 400, 700221],
    ['jenkins-nightly', 'jenkins', 'https://jenkins.contoso.example/job/nightly/', 400, 900612],
    ['id-cart-cache', 'aks-deleted', 'system:serviceaccount:cart:cart-cache', 400, 50166],
  ] as const
  it.each(FAULTY)('%s: %s', async (name, issuer, sub, status, code) => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint(issuer, { sub }, { tenantId: TENANT })
    const id = await clientId(bench, name)
    const answer = await refusal(await postToken(bench, exchangeForm(id, assertion)))
    expect(answer).toMatchObject({ status, code })
  })

  it('is not asked when no credential names the issuer', async () => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint('vault', { sub: 'x' })
    const id = await clientId(bench, 'web-shop-deploy')
    const answer = await refusal(await postToken(bench, exchangeForm(id, assertion)))
    expect(answer).toMatchObject({ status: 401, code: 700211 })
  })

  it('is not asked on this very machine or without TLS', async () => {
    const bench = createBench()
    const claims = {
      sub: '52349e30-cff8-4959-b61c-e9f9280d6233',
      iss: 'http://127.0.0.1:8200/v1/identity/oidc',
    }
    const assertion = await bench.sandbox.mint('vault', claims)
    const id = await clientId(bench, 'secrets-rotation')
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      code: 70022,
    })
  })

  const DOCUMENTS: readonly (readonly [string, ExtraHost, number])[] = [
    ['is no JSON', async () => new Response('<html>'), 900611],
    ['lacks jwks_uri', async () => Response.json({ issuer: 'https://custom.example' }), 70024],
    ['redirects', async () => new Response(null, { status: 302 }), 50166],
    [
      'has no keys in its key set',
      async (request) =>
        request.url.endsWith('/keys')
          ? Response.json({ keys: {} })
          : Response.json({
              issuer: 'https://custom.example',
              jwks_uri: 'https://custom.example/keys',
            }),
      900612,
    ],
  ]
  it.each(DOCUMENTS)('%s', async (_, host, code) => {
    const bench = createBench({ extraHosts: new Map([['custom.example', host]]) })
    const id = await trust(bench, 'pricing-engine', 'https://custom.example', 'worker')
    const claims = { sub: 'worker', iss: 'https://custom.example' }
    const assertion = await bench.sandbox.mint('github', claims)
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      status: 400,
      code,
    })
  })
})

describe('the assertion', () => {
  const HEADERS: readonly (readonly [string, Record<string, unknown>, number, number])[] = [
    ['typ at+jwt', { typ: 'at+jwt' }, 400, 5002727],
    ['alg ES384', { alg: 'ES384' }, 401, 5002738],
    ['a gty parameter', { gty: 'client_credentials' }, 400, 5002726],
    ['no key id', { kid: undefined }, 401, 5002723],
  ]
  it.each(HEADERS)('with %s is refused', async (_, header, status, code) => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP }, { header })
    const id = await clientId(bench, 'web-shop-deploy')
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      status,
      code,
    })
  })

  it('that was altered after signing is refused', async () => {
    const bench = createBench()
    const [header, , signature] = (await bench.sandbox.mint('github', { sub: 'other' })).split('.')
    const [, payload] = (await bench.sandbox.mint('github', { sub: WEB_SHOP })).split('.')
    const id = await clientId(bench, 'web-shop-deploy')
    const form = exchangeForm(id, `${header}.${payload}.${signature}`)
    expect(await refusal(await postToken(bench, form))).toMatchObject({
      status: 401,
      code: 7000274,
    })
  })

  const CLAIMS: readonly (readonly [string, Record<string, unknown>, number])[] = [
    ['no iat', { iat: undefined }, 70023],
    ['26 hours of life', { exp: Date.parse('2026-11-21T11:00:00Z') / 1000 }, 70023],
    ['two audiences', { aud: ['api://AzureADTokenExchange', 'x'] }, 5002741],
  ]
  it.each(CLAIMS)('with %s is refused', async (_, claims, code) => {
    const bench = createBench()
    const assertion = await bench.sandbox.mint('github', { sub: WEB_SHOP, ...claims })
    const id = await clientId(bench, 'web-shop-deploy')
    expect(await refusal(await postToken(bench, exchangeForm(id, assertion)))).toMatchObject({
      code,
    })
  })

  it('that is no token is refused', async () => {
    const bench = createBench()
    const id = await clientId(bench, 'web-shop-deploy')
    const answer = await refusal(await postToken(bench, exchangeForm(id, 'undefined')))
    expect(answer).toMatchObject({ status: 400, error: 'invalid_request', code: 50027 })
  })
})
