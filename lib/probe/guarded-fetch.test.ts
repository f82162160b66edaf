import type { IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { PROBE_HEADERS } from './guarded-fetch'
import type { NameAnswer } from './resolver'
import {
  answerJson,
  getFrom,
  HOST,
  httpsServer,
  loopbackInternet,
  Servers,
  tcpServer,
  tlsServer,
} from './testing/loopback'

const URL_HERE = `https://${HOST}/.well-known/openid-configuration`

const servers = new Servers()
afterEach(() => servers.closeAll())

describe('guarded fetch', () => {
  it('fetches a document and tells about the certificate', async () => {
    const server = await servers.start(httpsServer((_, response) => answerJson(response)))
    expect(await getFrom(server.port)).toMatchObject({
      ok: true,
      status: 200,
      body: '{"ok":true}',
      headers: { 'content-type': 'application/json' },
      certificate: {
        subject: HOST,
        issuer: 'Test authority',
        validTo: expect.stringMatching(/Z$/),
      },
      stages: { policy: { outcome: 'pass' }, dns: { outcome: 'pass' }, tls: { outcome: 'pass' } },
    })
  })

  it('S13: sends exactly the fixed headers', async () => {
    let seen: IncomingHttpHeaders = {}
    let raw: readonly string[] = []
    const server = await servers.start(
      httpsServer((request, response) => {
        seen = request.headers
        raw = request.rawHeaders
        expect(request.method).toBe('GET')
        answerJson(response)
      }),
    )
    await getFrom(server.port)
    expect(seen).toEqual({
      ...Object.fromEntries(
        Object.entries(PROBE_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      host: HOST,
      connection: 'close',
    })
    expect(raw).toHaveLength(12)
  })

  it('opens a new connection for each request', async () => {
    const server = await servers.start(httpsServer((_, response) => answerJson(response)))
    const internet = loopbackInternet(server.port)
    const options = { maxBytes: 100, signal: AbortSignal.timeout(10_000) }
    for (let round = 0; round < 3; round++) await internet.get(URL_HERE, options)
    expect(server.connections()).toBe(3)
  })

  it.each<[string, NameAnswer, boolean | string]>([
    ['loopback', { ok: true, addresses: ['127.0.0.1'] }, true],
    ['two of loopback', { ok: true, addresses: ['127.0.0.1', '127.0.0.2'] }, true],
    ['mapped loopback', { ok: true, addresses: ['::ffff:127.0.0.1'] }, true],
    ...[
      '10.0.0.1',
      '169.254.169.254',
      '168.63.129.16',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '198.18.0.1',
      '203.0.113.1',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:0:1::1',
      '2001:db8::1',
      'ff02::1',
      '::7f00:1',
      '::ffff:10.0.0.1',
      '3fff::1',
      '2a00::5efe:a00:1',
      'nonsense',
      '',
    ].map((address): [string, NameAnswer, string] => [
      `answer ${address}`,
      { ok: true, addresses: [address] },
      'refused',
    ]),
    ['good and bad', { ok: true, addresses: ['127.0.0.1', '10.0.0.1'] }, 'refused'],
    ['good and bad of the other family', { ok: true, addresses: ['127.0.0.1', '::1'] }, 'refused'],
    ['no answers', { ok: true, addresses: [] }, 'refused'],
    ['NXDOMAIN', { ok: false, status: 'nxdomain' }, 'nxdomain'],
    ['NODATA', { ok: false, status: 'nodata' }, 'nodata'],
    ['SERVFAIL', { ok: false, status: 'servfail' }, 'servfail'],
    ['time-out', { ok: false, status: 'timeout' }, 'dns-timeout'],
    ['too many', { ok: false, status: 'too-many-answers' }, 'servfail'],
  ])('S3: name with %s', async (_, answer, expected) => {
    const server = await servers.start(httpsServer((__, response) => answerJson(response)))
    const result = await getFrom(server.port, { resolve: async () => answer })
    expect(result.ok ? true : result.kind).toBe(expected)
    expect(server.connections()).toBe(expected === true ? 1 : 0)
  })

  it('S4: connects to the checked address however the name server flips', async () => {
    const server = await servers.start(httpsServer((_, response) => answerJson(response)))
    const other = await servers.start(tcpServer((socket) => socket.destroy()))
    let asked = 0
    for (let round = 0; round < 1_000; round++) {
      const internet = loopbackInternet(server.port, {
        resolve: async () => ({ ok: true, addresses: [++asked % 2 ? '127.0.0.1' : '10.0.0.1'] }),
      })
      const answer = await internet.get(URL_HERE, {
        maxBytes: 100,
        signal: AbortSignal.timeout(10_000),
      })
      expect(answer.ok ? 'answered' : answer.kind).toBe(round % 2 ? 'refused' : 'answered')
    }
    expect(asked).toBe(1_000)
    expect(server.connections()).toBe(500)
    expect(other.connections()).toBe(0)
  })

  it('asks the name server once in a run, so that a second answer cannot differ', async () => {
    let asked = 0
    const server = await servers.start(httpsServer((_, response) => answerJson(response)))
    const internet = loopbackInternet(server.port, {
      resolve: async () => ({ ok: true, addresses: [asked++ === 0 ? '127.0.0.1' : '10.0.0.1'] }),
    })
    const options = { maxBytes: 100, signal: AbortSignal.timeout(10_000) }
    expect(await internet.get(URL_HERE, options)).toMatchObject({ ok: true })
    expect(await internet.get(URL_HERE, options)).toMatchObject({ ok: true })
    expect(asked).toBe(1)
  })
})

describe('S9: redirects', () => {
  const targets: readonly [string, number, Record<string, string>][] = [
    ['to the metadata service', 302, { location: 'http://169.254.169.254/latest' }],
    ['to loopback', 302, { location: 'https://127.0.0.1/' }],
    ['to localhost', 302, { location: 'https://localhost/' }],
    ['to plain http', 301, { location: `http://${HOST}/` }],
    ['to a file', 302, { location: 'file:///etc/passwd' }],
    ['to another port', 302, { location: `https://${HOST}:22/` }],
    ['with a user name', 307, { location: `https://a@${HOST}/` }],
    ['without target', 302, {}],
    ['to nothing readable', 302, { location: 'https://[/' }],
  ]

  it.each(targets)('%s: one answer, no second connection', async (_, status, headers) => {
    const server = await servers.start(
      httpsServer((__, response) => response.writeHead(status, headers).end()),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: true, status, redirects: 0 })
    expect(server.connections()).toBe(1)
    const followed = await getFrom(server.port, { redirects: 2 })
    expect(followed.ok && followed.redirects > 0).toBe(false)
    expect(server.connections()).toBe(2)
  })

  it('follows two hops where the deployment allows it, and no third', async () => {
    const server = await servers.start(
      httpsServer((request, response) => {
        const hop = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0)
        if (hop === 2) answerJson(response)
        else response.writeHead(302, { location: `/hop${hop + 1}` }).end()
      }),
    )
    expect(await getFrom(server.port, { redirects: 2 })).toMatchObject({
      ok: true,
      status: 200,
      redirects: 2,
    })
    expect(await getFrom(server.port, { redirects: 1 })).toMatchObject({
      ok: false,
      kind: 'too-many-redirects',
    })
    expect(await getFrom(server.port)).toMatchObject({ ok: true, status: 302 })
    const before = server.connections()
    expect(
      await getFrom(server.port, { redirects: 99 }, { url: `https://${HOST}/hop-9` }),
    ).toMatchObject({
      ok: false,
      kind: 'too-many-redirects',
    })
    expect(server.connections() - before).toBe(3)
  })

  it('ends a loop of two and a chain of twenty where hops are allowed', async () => {
    const server = await servers.start(
      httpsServer((request, response) => {
        const { url = '' } = request
        const next = { '/a': '/b', '/b': '/a' }[url]
        const hop = Number(/\d+$/.exec(url)?.[0] ?? 0)
        response.writeHead(302, { location: next ?? `/chain${hop + 1}` }).end()
      }),
    )
    for (const url of [`https://${HOST}/a`, `https://${HOST}/chain0`]) {
      const before = server.connections()
      expect(await getFrom(server.port, { redirects: 2 }, { url })).toMatchObject({
        ok: false,
        kind: 'too-many-redirects',
      })
      expect(server.connections() - before).toBe(3)
    }
  })

  it('sends nothing on with a 307, and reads no line break into an address', async () => {
    const methods: string[] = []
    const server = await servers.start(
      httpsServer((request, response) => {
        methods.push(request.method ?? '')
        if (request.url === '/next') return answerJson(response)
        return response.writeHead(307, { location: '/next' }).end('{"keep":"me"}')
      }),
    )
    expect(await getFrom(server.port, { redirects: 1 })).toMatchObject({ ok: true, redirects: 1 })
    expect(methods).toEqual(['GET', 'GET'])
    const split = await servers.start(
      tlsServer((socket) => {
        socket.end(
          'HTTP/1.1 302 Found\r\nlocation: https://oidc.contoso.com/\r\n x: 1\r\ncontent-length: 0\r\n\r\n',
        )
      }),
    )
    const answer = await getFrom(split.port, { redirects: 2 })
    expect(answer.ok && answer.status === 200).toBe(false)
    expect(split.connections()).toBe(1)
  })

  it('checks the name of each hop', async () => {
    const server = await servers.start(
      httpsServer((_, response) =>
        response.writeHead(302, { location: 'https://inner.contoso.com/' }).end(),
      ),
    )
    const answer = await getFrom(server.port, {
      redirects: 2,
      resolve: async (name) => ({
        ok: true,
        addresses: [name === HOST ? '127.0.0.1' : '10.0.0.1'],
      }),
    })
    expect(answer).toMatchObject({ ok: false, kind: 'refused' })
    expect(server.connections()).toBe(1)
  })
})

describe('the test servers', () => {
  it('listen on loopback only', async () => {
    const server = await servers.start(tcpServer((socket) => socket.end()))
    await new Promise((resolve) => connect(server.port, '127.0.0.1').on('close', resolve).resume())
    expect(server.connections()).toBe(1)
  })
})
