import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { createSandbox, type Sandbox } from '../sandbox'
import { type Body, call, exchangeForm, postToken, signIn, TENANT } from '../testing/client'

const HOST = 'idp.partner.example'
const ISSUER = `https://${HOST}`
const AUDIENCE = 'api://AzureADTokenExchange'
const CLIENT = guidFrom(TENANT, 'client pricing-engine')

let server: Server
let sandbox: Sandbox

/** Passes a request to the provider, which believes that it stands behind a TLS proxy. */
function forward(message: Request): Promise<Response> {
  const { port } = server.address() as AddressInfo
  const { pathname, search } = new URL(message.url)
  return new Promise((resolve, reject) => {
    const headers = {
      ...Object.fromEntries(message.headers),
      host: HOST,
      'x-forwarded-proto': 'https',
    }
    const options = { host: '127.0.0.1', port, path: pathname + search, method: message.method }
    const sent = request({ ...options, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 500 })),
      )
    })
    sent.on('error', reject)
    void message.text().then((body) => sent.end(body))
  })
}

beforeAll(async () => {
  const { default: Provider } = await import('oidc-provider' as string)
  const provider: Body = new Provider(ISSUER, {
    clients: ['plain', 'typed'].map((name) => ({
      client_id: name,
      client_secret: 'made-for-this-test',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        // Its tokens carry at+jwt, which Entra refuses; one client gets what Entra wants.
        jwt: (_context: Body, token: Body, parts: Body) => {
          if (token.clientId === 'typed') parts.header = { ...parts.header, typ: 'JWT' }
          parts.payload.sub ??= token.clientId
        },
      },
    },
  })
  provider.proxy = true
  server = createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sandbox = createSandbox({ extraHosts: new Map([[HOST, forward]]) })
  sandbox.ensureTenant(TENANT)
})

afterAll(async () => {
  await sandbox.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function assertionOf(client: string): Promise<string> {
  const response = await sandbox.fetch(
    new Request(`${ISSUER}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client}:made-for-this-test`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    }),
  )
  const body: Body = await response.json()
  expect(body).toHaveProperty('access_token')
  return body.access_token
}

const bench = () => ({ sandbox, advance: () => {}, now: () => new Date() })

describe('a real OpenID provider as issuer', () => {
  beforeAll(async () => {
    const { access_token: token } = await signIn(bench(), 'Application.ReadWrite.All')
    const url = `https://graph.microsoft.com/v1.0/applications(appId='${CLIENT}')/federatedIdentityCredentials`
    for (const subject of ['plain', 'typed']) {
      const body = { name: `idp-${subject}`, issuer: ISSUER, subject, audiences: [AUDIENCE] }
      expect((await call(bench(), token, url, { method: 'POST', body })).status).toBe(201)
    }
  })

  it('is refused for the type of its access tokens', async () => {
    const response = await postToken(bench(), exchangeForm(CLIENT, await assertionOf('plain')))
    expect(response.status).toBe(400)
    expect(((await response.json()) as Body).error_codes).toEqual([5002727])
  })

  it('is accepted once it writes JWT', async () => {
    const response = await postToken(bench(), exchangeForm(CLIENT, await assertionOf('typed')))
    const body: Body = await response.json()
    expect(body.error_description).toBeUndefined()
    expect(body.token_type).toBe('Bearer')
  })
})
