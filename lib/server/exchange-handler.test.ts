import { describe, expect, it } from 'vitest'
import { createApiLimits } from './api-limits'
import { handleExchange } from './exchange-handler'
import { LIVE, post, relayBench, reply, SANDBOX_TENANT } from './testing/relay'

const CLIENT = '00001111-aaaa-2222-bbbb-3333cccc4444'
const ASSERTION = 'ZmFrZQ.ZmFrZQ.ZmFrZQ'
const BODY = {
  clientId: CLIENT,
  scope: 'https://graph.microsoft.com/.default',
  assertion: ASSERTION,
}
const TOKEN = {
  token_type: 'Bearer',
  expires_in: 3_599,
  ext_expires_in: 3_599,
  access_token: 'fake-access-token',
}
const REFUSAL = {
  error: 'invalid_client',
  error_description: 'AADSTS700213: No matching federated identity record found.',
  error_codes: [700213],
  timestamp: '2026-11-21 23:20:00Z',
  trace_id: 'aaaabbbb-0000-cccc-1111-dddd2222ee00',
  correlation_id: 'bbbbcccc-1111-dddd-2222-eeee3333ffff',
  error_uri: 'https://login.microsoftonline.com/error?code=700213',
}
const signedIn = {
  env: LIVE,
  verify: async () =>
    ({ ok: true, caller: { tenantId: LIVE.tenantId, objectId: 'somebody' } }) as const,
}

describe('handleExchange', () => {
  it('posts the grant to the tenant of this browser and answers with the token', async () => {
    const { parts, messages, lines } = relayBench(() => reply(200, TOKEN))
    const response = await handleExchange(post(BODY), parts)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      kind: 'token',
      accessToken: 'fake-access-token',
      tokenType: 'Bearer',
      expiresIn: 3_599,
    })
    const [message] = messages
    expect(message?.url.href).toBe(
      `https://login.microsoftonline.com/${SANDBOX_TENANT}/oauth2/v2.0/token`,
    )
    expect(message?.method).toBe('POST')
    expect(Object.fromEntries(new URLSearchParams(message?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      scope: BODY.scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: ASSERTION,
    })
    expect(JSON.parse(lines.join())).toEqual({
      time: '2026-09-01T12:00:00.000Z',
      event: 'exchange',
      outcome: 'token',
      host: 'login.microsoftonline.com',
      tenantId: 'sandbox',
      objectId: SANDBOX_TENANT,
      status: 200,
      ids: [],
      ms: 0,
    })
  })

  it.each([
    ['public', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['usgov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    [
      'china',
      'https://login.partner.microsoftonline.cn',
      'https://microsoftgraph.chinacloudapi.cn',
    ],
  ] as const)('asks the configured tenant of the cloud %s', async (cloud, login, graph) => {
    const { parts, messages } = relayBench(() => reply(200, TOKEN), {
      ...signedIn,
      env: { ...LIVE, cloud },
    })
    await handleExchange(post({ ...BODY, scope: `${graph}/.default` }), parts)
    expect(messages.map(({ url }) => url.href)).toEqual([
      `${login}/${LIVE.tenantId}/oauth2/v2.0/token`,
    ])
  })

  it('answers a refusal with its numbers, and nothing else of the body', async () => {
    const { parts, lines } = relayBench(() => reply(401, { ...REFUSAL, surprise: 'marker' }))
    const response = await handleExchange(post(BODY), parts)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      kind: 'refused',
      status: 401,
      error: 'invalid_client',
      description: REFUSAL.error_description,
      codes: [700213],
      traceId: REFUSAL.trace_id,
      correlationId: REFUSAL.correlation_id,
      timestamp: REFUSAL.timestamp,
    })
    expect(JSON.parse(lines.join())).toMatchObject({
      outcome: 'refused',
      ids: ['700213'],
      status: 401,
    })
  })

  it('cuts what is too long and leaves out what is malformed', async () => {
    const { parts } = relayBench(() =>
      reply(400, {
        error: 'invalid_request',
        error_description: 'x'.repeat(9_000),
        error_codes: 'none',
        trace_id: 7,
        timestamp: 'y'.repeat(101),
      }),
    )
    expect(await (await handleExchange(post(BODY), parts)).json()).toEqual({
      kind: 'refused',
      status: 400,
      error: 'invalid_request',
      description: 'x'.repeat(4_000),
      codes: [],
    })
  })

  it.each([
    ['a redirect', reply(302, '', { location: 'https://fabrikam.com' }), 'exchange-not-understood'],
    ['a page', reply(200, '<html>marker</html>'), 'exchange-not-understood'],
    ['a token without type', reply(200, { access_token: 'marker' }), 'exchange-not-understood'],
    ['an error without a name', reply(500, { message: 'marker' }), 'exchange-not-understood'],
    ['no answer', { ok: false, kind: 'timeout', detail: 'x' } as const, 'login-unreachable'],
  ])('says that it is no answer: %s', async (_, sent, code) => {
    const { parts, lines } = relayBench(() => sent)
    const response = await handleExchange(post(BODY), parts)
    expect(response.status).toBe(502)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ problem: { code, retryable: true } })
    expect(text).not.toContain('marker')
    expect(JSON.parse(lines.join())).toMatchObject({ outcome: 'failed' })
  })

  it.each<[string, unknown, number]>([
    ['another shape', { ...BODY, tenant: 'x' }, 400],
    ['a tenant of the caller’s choice', { ...BODY, tenantId: LIVE.tenantId }, 400],
    ['no assertion', { ...BODY, assertion: undefined }, 400],
    ['two parts', { ...BODY, assertion: 'ZmFrZQ.ZmFrZQ' }, 400],
    ['four parts', { ...BODY, assertion: `${ASSERTION}.ZmFrZQ` }, 400],
    ['an empty part', { ...BODY, assertion: 'ZmFrZQ..ZmFrZQ' }, 400],
    ['another alphabet', { ...BODY, assertion: 'ZmFr+Q.ZmFrZQ.ZmFrZQ' }, 400],
    ['a line end', { ...BODY, assertion: `${ASSERTION}\n` }, 400],
    ['over 16 KiB', { ...BODY, assertion: `${'a'.repeat(16_384)}.a.a` }, 400],
    ['a name for a client', { ...BODY, clientId: 'my-app' }, 400],
    ['another host', { ...BODY, scope: 'https://fabrikam.com/.default' }, 400],
    ['a delegated scope', { ...BODY, scope: 'https://graph.microsoft.com/User.Read' }, 400],
    ['a large body', { ...BODY, assertion: 'a'.repeat(30_000) }, 413],
    ['no JSON', '{', 400],
  ])('refuses %s and sends nothing', async (_, body, status) => {
    const { parts, messages } = relayBench(() => reply(200, TOKEN))
    const response = await handleExchange(post(body), parts)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain(ASSERTION)
    expect(messages).toEqual([])
  })

  it('refuses a form', async () => {
    const form = post(BODY, { 'content-type': 'application/x-www-form-urlencoded' })
    expect((await handleExchange(form, relayBench(() => reply(200, TOKEN)).parts)).status).toBe(415)
  })

  it('needs the cookie in the sandbox, and a sandbox', async () => {
    const none = relayBench(() => reply(200, TOKEN), { sandboxCaller: () => 'no-cookie' })
    expect(await (await handleExchange(post(BODY), none.parts)).json()).toMatchObject({
      problem: { code: 'no-sandbox-tenant' },
    })
    const early = relayBench(() => reply(200, TOKEN), { messenger: () => undefined })
    expect((await handleExchange(post(BODY), early.parts)).status).toBe(503)
    expect([none.messages, early.messages]).toEqual([[], []])
  })

  it('passes nothing of the caller’s headers on', async () => {
    const { parts, messages } = relayBench(() => reply(200, TOKEN), signedIn)
    const headers = {
      authorization: 'Bearer marker',
      cookie: 'a=marker',
      'x-forwarded-for': 'marker',
    }
    await handleExchange(post(BODY, headers), parts)
    expect(messages[0]?.headers).toEqual({
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
      'User-Agent': 'fedcred-exchange/0.1',
    })
  })

  // Plan R1: 120 a minute for a user.
  it('lets 120 a minute pass for a user, and says when to come again', async () => {
    let time = 0
    const limits = createApiLimits()
    let who = SANDBOX_TENANT
    const { parts, messages } = relayBench(() => reply(200, TOKEN), {
      limits,
      now: () => new Date(time),
      sandboxCaller: () => who,
    })
    const ask = async () => (await handleExchange(post(BODY), parts)).status
    for (let index = 0; index < 120; index++) expect(await ask()).toBe(200)
    time = 20_000
    const refused = await handleExchange(post(BODY), parts)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('40')
    expect(await refused.json()).toMatchObject({
      problem: { code: 'too-many-requests', retryable: true },
    })
    expect(messages.length).toBe(120)
    who = 'bbbbcccc-1111-dddd-2222-eeee3333ffff'
    expect(await ask()).toBe(200)
    who = SANDBOX_TENANT
    time = 60_001
    expect(await ask()).toBe(200)
  })
})
