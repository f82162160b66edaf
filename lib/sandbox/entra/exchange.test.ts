import { describe, expect, it } from 'vitest'
import { encodeGuid, guidFrom } from '../ids'
import {
  type Bench,
  type Body,
  call,
  claimsOf,
  clientIdOf,
  createBench,
  exchangeForm,
  ORIGIN,
  postToken,
  refusal,
  signIn,
  TENANT,
} from '../testing/client'

const WEB_SHOP = 'repo:contoso-retail/web-shop:ref:refs/heads/main'

describe('a federated exchange that succeeds', () => {
  it('gives an application a token for an hour, with the roles it was granted', async () => {
    const bench = createBench()
    const subject =
      'organization:contoso-retail:project:Platform:workspace:landing-zones:run_phase:apply'
    const assertion = await bench.sandbox.mint('terraform', { sub: subject })
    const id = await clientIdOf(bench, 'landing-zone-terraform')
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
    const id = await clientIdOf(bench, 'id-orders-api')
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
    const id = await clientIdOf(bench, 'web-shop-deploy')
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
    const id = await clientIdOf(bench, 'platform-monorepo-deploy')
    const assertion = await bench.sandbox.mint('github', {
      sub: 'repo:contoso-retail/platform:ref:refs/heads/release/2026-11',
      repository_id: '771200345',
    })
    expect((await postToken(bench, exchangeForm(id, assertion))).status).toBe(200)
  })
})

describe('Entra and Azure DevOps as issuers', () => {
  const EXCHANGE = 'fb60f99c-7a34-4190-8149-302f77469936'
  const send = async (bench: Bench, client: string, assertion: string) =>
    postToken(bench, exchangeForm(guidFrom(TENANT, `client ${client}`), assertion))

  it('take a managed identity as credential of a blueprint', async () => {
    const bench = createBench()
    const principal = guidFrom(TENANT, 'principal id-support-agents')
    const claims = { sub: principal, oid: principal, tid: TENANT, idtyp: 'app', aud: EXCHANGE }
    const managed = { ...claims, xms_mirid: `/subscriptions/${TENANT}/id-support-agents` }
    const assertion = await bench.sandbox.mint('entra', managed, { tenantId: TENANT })
    expect((await send(bench, 'support-agent-blueprint', assertion)).status).toBe(200)
    const plain = await bench.sandbox.mint('entra', claims, { tenantId: TENANT })
    const answer = await refusal(await send(bench, 'support-agent-blueprint', plain))
    expect(answer).toMatchObject({ status: 401, code: 700226 })
  })

  it('take service connections of both kinds', async () => {
    const bench = createBench()
    const connection = `${guidFrom(TENANT, 'devops organisation')}/${guidFrom(TENANT, 'devops finance')}`
    const sub = `/eid1/c/pub/t/${encodeGuid(TENANT)}/a/rISbSSETf0KqFyZ8ppdXmA/sc/${connection}`
    const claims = { sub, tid: TENANT, idtyp: 'app', aud: EXCHANGE }
    const entra = await bench.sandbox.mint('entra', claims, { tenantId: TENANT })
    expect((await send(bench, 'azure-devops-finance', entra)).status).toBe(200)
    const older = { sub: 'sc://contoso-retail/Retail/azure-prod' }
    const vstoken = await bench.sandbox.mint('azure-devops', older)
    expect((await send(bench, 'azure-devops-retail-prod', vstoken)).status).toBe(200)
  })

  it('do not take an access token for an assertion', async () => {
    const bench = createBench()
    const { access_token: token } = await signIn(bench, 'User.Read')
    const answer = await refusal(await send(bench, 'web-shop-deploy', token))
    expect(answer).toMatchObject({ status: 401, code: 700211 })
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
    const id = await clientIdOf(bench, 'web-shop-deploy')
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
    const id = await clientIdOf(bench, 'web-shop-deploy')
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
        await postToken(bench, exchangeForm(await clientIdOf(bench, name), assertion, change)),
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
    const id = await clientIdOf(bench, 'web-shop-deploy')
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
