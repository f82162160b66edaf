import { describe, expect, it } from 'vitest'
import { type ExchangeAnswer, requestExchange } from './exchange-client'
import type { OwnServerOptions } from './own-server'
import { requestProbe } from './probe-client'
import { requestPublish } from './publish-client'

interface Sent {
  readonly path: string
  readonly init: RequestInit
}

/** A `send` that answers once and keeps what it was asked. */
function answering(body: unknown, init: ResponseInit = {}) {
  const sent: Sent[] = []
  const send: NonNullable<OwnServerOptions['send']> = async (path, request = {}) => {
    sent.push({ path, init: request })
    return typeof body === 'string' ? new Response(body, init) : Response.json(body, init)
  }
  return { sent, send }
}

const ISSUER = 'https://contosooidc.blob.core.windows.net/oidc'
const PUBLISH = {
  account: 'contosooidc',
  container: 'oidc',
  sas: 'sv=2015-04-05&sig=x',
  files: [
    { path: 'openid/v1/jwks', text: '{"keys":[]}' },
    { path: '.well-known/openid-configuration', text: '{}' },
  ],
} as const
const PUBLISHED = {
  issuer: ISSUER,
  files: [{ path: 'openid/v1/jwks', url: `${ISSUER}/openid/v1/jwks`, status: 201 }],
}
const EXCHANGE = {
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  scope: 'https://graph.microsoft.com/.default',
  assertion: 'fake.fake.fake',
}
const TOKEN: ExchangeAnswer = {
  kind: 'token',
  accessToken: 'fake',
  tokenType: 'Bearer',
  expiresIn: 3_599,
}
const REFUSED: ExchangeAnswer = {
  kind: 'refused',
  status: 401,
  error: 'invalid_client',
  description: 'AADSTS700213: …',
  codes: [700213],
}
const REPORT = { issuer: ISSUER, state: 'healthy', steps: [], keys: [] }

/** Each client, what it asks and what it takes for an answer. */
const CLIENTS: readonly {
  readonly name: string
  readonly ask: (options: OwnServerOptions) => Promise<unknown>
  readonly body: object
  readonly answer: object
}[] = [
  {
    name: 'probe',
    ask: (options) => requestProbe(ISSUER, options),
    body: { issuer: ISSUER },
    answer: REPORT,
  },
  {
    name: 'publish',
    ask: (options) => requestPublish(PUBLISH, options),
    body: PUBLISH,
    answer: PUBLISHED,
  },
  {
    name: 'exchange',
    ask: (options) => requestExchange(EXCHANGE, options),
    body: EXCHANGE,
    answer: TOKEN,
  },
  {
    name: 'exchange',
    ask: (options) => requestExchange(EXCHANGE, options),
    body: EXCHANGE,
    answer: REFUSED,
  },
]

describe.each(CLIENTS)('request to /api/$name', ({ name, ask, body, answer }) => {
  it('posts JSON to its route and nothing more', async () => {
    const { sent, send } = answering(answer)
    const { signal } = new AbortController()
    expect(await ask({ send, signal })).toEqual({ ok: true, value: answer })
    expect(sent).toEqual([
      {
        path: `/api/${name}`,
        init: {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
          signal,
        },
      },
    ])
  })

  it('brings the token of this app along', async () => {
    const { sent, send } = answering(answer)
    await ask({ send, apiToken: 'fake-token' })
    expect(sent[0]?.init.headers).toEqual({
      'Content-Type': 'application/json',
      Authorization: 'Bearer fake-token',
    })
  })

  it('hands a problem of the server on, with the time to wait', async () => {
    const problem = { code: 'x', title: 'T', detail: 'D', hint: 'H', retryable: false }
    const { send } = answering({ problem }, { status: 429, headers: { 'Retry-After': '7' } })
    expect(await ask({ send })).toEqual({
      ok: false,
      problem: { ...problem, status: 429, retryAfter: 7 },
    })
  })

  it.each<[string, unknown, ResponseInit, object]>([
    ['an answer without its members', { kind: 'token' }, {}, { code: `${name}-failed` }],
    ['no JSON', '<html>', {}, { code: `${name}-failed`, status: 200 }],
    ['null', null, { status: 500 }, { code: `${name}-failed`, status: 500 }],
    ['half a problem', { problem: { title: 'x' } }, { status: 502 }, { code: `${name}-failed` }],
    ['its answer with an error status', answer, { status: 500 }, { code: `${name}-failed` }],
  ])('takes %s for a failure', async (_, given, init, problem) => {
    const { send } = answering(given, init)
    expect(await ask({ send })).toMatchObject({
      ok: false,
      problem: { ...problem, retryable: true },
    })
  })

  it('says that nobody answered', async () => {
    const send = () => Promise.reject(new TypeError('fetch failed'))
    expect(await ask({ send })).toMatchObject({
      ok: false,
      problem: { code: `${name}-unreachable`, retryable: true },
    })
  })
})

it('sends no more of a file than path and text', async () => {
  const { sent, send } = answering(PUBLISHED)
  const rich = PUBLISH.files.map((file) => ({ ...file, privateKey: 'secret' }))
  await requestPublish({ ...PUBLISH, files: rich }, { send })
  expect(sent[0]?.init.body).toBe(JSON.stringify(PUBLISH))
})
