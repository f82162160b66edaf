import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { MessageAnswer } from '../probe/messenger'
import { handleExchange } from './exchange-handler'
import { handlePublish } from './publish-handler'
import type { RelayParts } from './route-parts'
import { LIVE, NOW, post, relayBench, reply } from './testing/relay'

/** Secrets made here, each long enough to be recognised in parts. */
const random = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes)))
const SIGNATURE = encodeURIComponent(random(32).toString('base64'))
const expiry = encodeURIComponent(new Date(NOW.getTime() + 600_000).toISOString())
const SAS = `sv=2015-04-05&sr=c&spr=https&se=${expiry}&sp=cw&sig=${SIGNATURE}`
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const ASSERTION = `${part({ alg: 'RS256', kid: 'fake' })}.${part({ sub: random(24).toString('hex') })}.${random(256).toString('base64url')}`
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const JWK = privateKey.export({ format: 'jwk' })

const SECRETS: Readonly<Record<string, string>> = {
  'SAS signature': SIGNATURE,
  assertion: ASSERTION.split('.')[2] ?? '',
  claims: ASSERTION.split('.')[1] ?? '',
  PEM: PEM.split('\n')[3] ?? '',
  'private member': String(JWK.d),
}

/** Any sixteen characters of a secret. */
function leaks(text: string): readonly string[] {
  return Object.entries(SECRETS).flatMap(([name, secret]) => {
    for (let at = 0; at + 16 <= secret.length; at++) {
      if (text.includes(secret.slice(at, at + 16))) return [name]
    }
    return []
  })
}

const ISSUER = 'https://contosooidc.blob.core.windows.net/oidc'
const files = (jwks: string) => [
  { path: 'openid/v1/jwks', text: jwks },
  {
    path: '.well-known/openid-configuration',
    text: JSON.stringify({ issuer: ISSUER, jwks_uri: `${ISSUER}/openid/v1/jwks` }),
  },
]
const PUBLISH = { account: 'contosooidc', container: 'oidc', sas: SAS, files: files('{"keys":[]}') }
const EXCHANGE = {
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  scope: 'https://graph.microsoft.com/.default',
  assertion: ASSERTION,
}

type Handler = (request: Request, parts: RelayParts) => Promise<Response>
const publish = { handler: handlePublish as Handler, body: PUBLISH }
const exchange = { handler: handleExchange as Handler, body: EXCHANGE }
const all = `${SAS} ${ASSERTION} ${PEM} ${JSON.stringify(JWK)}`

/** Requests that carry secrets, and networks that throw them back. */
const CASES: readonly (readonly [
  string,
  Handler,
  unknown,
  (MessageAnswer | undefined)?,
  Partial<RelayParts>?,
])[] = [
  ['an upload', publish.handler, publish.body, reply(201)],
  [
    'an upload that storage refuses',
    publish.handler,
    publish.body,
    reply(403, all, { 'x-ms-error-code': SIGNATURE }),
  ],
  [
    'an upload that nobody answers',
    publish.handler,
    publish.body,
    { ok: false, kind: 'timeout', detail: all },
  ],
  [
    'an upload with a stronger SAS',
    publish.handler,
    { ...PUBLISH, sas: SAS.replace('sp=cw', 'sp=rcw') },
  ],
  [
    'an upload with a signature for a parameter',
    publish.handler,
    { ...PUBLISH, sas: `${SAS}&${SIGNATURE}=1` },
  ],
  ['an upload with a PEM', publish.handler, { ...PUBLISH, files: files(PEM) }],
  [
    'an upload with a private JWK',
    publish.handler,
    { ...PUBLISH, files: files(JSON.stringify({ keys: [JWK] })) },
  ],
  ['an upload to a SAS for an account', publish.handler, { ...PUBLISH, account: SAS }],
  ['an upload of another shape', publish.handler, { ...PUBLISH, more: all }],
  ['an upload that is no JSON', publish.handler, `${JSON.stringify(PUBLISH)}}`],
  [
    'an exchange',
    exchange.handler,
    exchange.body,
    reply(200, { access_token: 'fake', token_type: 'Bearer', expires_in: 1 }),
  ],
  [
    'an exchange that Entra refuses',
    exchange.handler,
    exchange.body,
    reply(401, {
      error: 'invalid_client',
      error_description: `AADSTS7000272 ${all}`,
      error_codes: [7000272],
      trace_id: SIGNATURE,
    }),
  ],
  ['an exchange with a strange answer', exchange.handler, exchange.body, reply(200, all)],
  [
    'an exchange that nobody answers',
    exchange.handler,
    exchange.body,
    { ok: false, kind: 'connection-lost', detail: all },
  ],
  ['an assertion for a client id', exchange.handler, { ...EXCHANGE, clientId: ASSERTION }],
  ['an assertion for a scope', exchange.handler, { ...EXCHANGE, scope: ASSERTION.slice(0, 290) }],
  ['an assertion with a space', exchange.handler, { ...EXCHANGE, assertion: `${ASSERTION} ` }],
  [
    'a caller who is not signed in',
    exchange.handler,
    exchange.body,
    undefined,
    { env: LIVE, verify: async () => ({ ok: false, reason: ASSERTION }) },
  ],
  [
    'a token for a tenant',
    publish.handler,
    publish.body,
    reply(201),
    {
      env: LIVE,
      verify: async () => ({ ok: true, caller: { tenantId: ASSERTION, objectId: all } }),
    },
  ],
]

describe('planted secrets', () => {
  it('are found by this test', () => {
    expect(leaks(all)).toEqual(Object.keys(SECRETS))
  })

  it.each(
    CASES.map(([name, handler, body, answer, change]) => ({ name, handler, body, answer, change })),
  )('are in no log line after $name', async ({ handler, body, answer = reply(201), change }) => {
    const { parts, lines } = relayBench(() => answer, change)
    const response = await handler(post(body, { authorization: `Bearer ${ASSERTION}` }), parts)
    expect(leaks(lines.join('\n'))).toEqual([])
    for (const line of lines) expect(line.match(/\n/g)).toEqual(['\n'])
    // Nor does an answer carry back what was sent; Entra's own words are redacted.
    expect(leaks(await response.text())).toEqual([])
  })
})
