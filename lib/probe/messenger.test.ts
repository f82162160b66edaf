import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedMessenger, type Message, sandboxMessenger } from './messenger'
import { AUTHORITY, HOST, httpsServer, PATIENT, Servers } from './testing/loopback'

const servers = new Servers()
afterEach(() => servers.closeAll())

function message(change: Partial<Message> = {}): Message {
  return {
    url: new URL(`https://${HOST}/oidc/openid/v1/jwks?sp=cw&sig=fake%2B`),
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: '{"ü":1}',
    maxBytes: 1_000,
    signal: AbortSignal.timeout(10_000),
    ...change,
  }
}

const loopback = (port: number, addresses = ['127.0.0.1']) =>
  guardedMessenger({
    resolve: async () => ({ ok: true, addresses }),
    addresses: { permitted: ['127.0.0.0/8'] },
    ca: [AUTHORITY.pem],
    limits: PATIENT,
    connectPort: port,
  })

describe('guardedMessenger', () => {
  it('sends query, headers and body as they are, and brings the answer', async () => {
    const seen: { request: IncomingMessage; body: string }[] = []
    const { port } = await servers.start(
      httpsServer((request, response) => {
        let body = ''
        request.on('data', (chunk: Buffer) => {
          body += chunk.toString()
        })
        request.on('end', () => {
          seen.push({ request, body })
          response.writeHead(403, { 'x-ms-error-code': 'AuthenticationFailed' }).end('why')
        })
      }),
    )
    expect(await loopback(port)(message())).toMatchObject({
      ok: true,
      status: 403,
      headers: { 'x-ms-error-code': 'AuthenticationFailed' },
      body: 'why',
    })
    expect(seen.map(({ body }) => body)).toEqual(['{"ü":1}'])
    const [first] = seen
    expect([first?.request.method, first?.request.url]).toEqual([
      'PUT',
      '/oidc/openid/v1/jwks?sp=cw&sig=fake%2B',
    ])
    expect(first?.request.headers).toEqual({
      host: HOST,
      connection: 'close',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'content-length': '8',
    })
  })

  it('follows no redirect and reads no more than it may', async () => {
    const server = await servers.start(
      httpsServer(({ url }, response) => {
        if (url?.startsWith('/large')) response.end('x'.repeat(2_000))
        else response.writeHead(307, { location: `https://${HOST}/large` }).end()
      }),
    )
    const send = loopback(server.port)
    expect(await send(message())).toMatchObject({ ok: true, status: 307 })
    expect(server.connections()).toBe(1)
    const large = message({ url: new URL(`https://${HOST}/large`) })
    expect(await send(large)).toMatchObject({ ok: false, kind: 'body-too-large' })
  })

  it.each([['10.0.0.4'], ['169.254.169.254'], ['168.63.129.16'], ['fd00::4'], ['::ffff:10.0.0.4']])(
    'connects to nothing when a name leads to %s',
    async (address) => {
      const server = await servers.start(httpsServer((_, response) => response.end()))
      const send = loopback(server.port, ['127.0.0.1', address])
      expect(await send(message())).toMatchObject({ ok: false, kind: 'refused' })
      expect(server.connections()).toBe(0)
    },
  )

  it.each([
    ['http', `http://${HOST}/`],
    ['an address', 'https://127.0.0.1/'],
    ['a port', `https://${HOST}:8443/`],
    ['a user', `https://user@${HOST}/`],
    ['a special name', 'https://storage.internal/'],
  ])('asks no name server for %s', async (_, url) => {
    let asked = 0
    const send = guardedMessenger({
      resolve: async () => {
        asked++
        return { ok: true, addresses: ['127.0.0.1'] }
      },
    })
    expect(await send(message({ url: new URL(url) }))).toMatchObject({ ok: false, kind: 'refused' })
    expect(asked).toBe(0)
  })

  it.each(['nxdomain', 'timeout'] as const)('keeps %s of a name apart', async (status) => {
    const send = guardedMessenger({ resolve: async () => ({ ok: false, status }) })
    const kind = status === 'timeout' ? 'dns-timeout' : status
    expect(await send(message())).toMatchObject({ ok: false, kind })
  })
})

describe('sandboxMessenger', () => {
  it('sends the same request into the sandbox', async () => {
    const seen: [string, string, string | null, string][] = []
    const send = sandboxMessenger(async (request) => {
      const { method, url, headers } = request
      seen.push([method, url, headers.get('content-type'), await request.text()])
      return new Response('made', { status: 201, headers: { 'x-ms-request-id': 'a' } })
    })
    const given = message()
    expect(await send(given)).toEqual({
      ok: true,
      status: 201,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-ms-request-id': 'a' },
      body: 'made',
    })
    expect(seen).toEqual([['PUT', given.url.href, 'application/json', '{"ü":1}']])
  })

  it('gives failures back as values', async () => {
    const failing = (code: string) =>
      sandboxMessenger(() =>
        Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code } })),
      )
    expect(await failing('ENOTFOUND')(message())).toMatchObject({ ok: false, kind: 'nxdomain' })
    expect(await failing('other')(message())).toMatchObject({ ok: false, kind: 'connect-failed' })
    const ended = message({ signal: AbortSignal.abort() })
    expect(await failing('ENOTFOUND')(ended)).toMatchObject({ ok: false, kind: 'timeout' })
    const large = sandboxMessenger(async () => new Response('x'.repeat(1_001)))
    expect(await large(message())).toMatchObject({ ok: false, kind: 'body-too-large' })
    const never = message({ url: new URL('https://169.254.169.254/') })
    expect(await large(never)).toMatchObject({ ok: false, kind: 'refused' })
  })
})
