import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type GuardedInternetOptions, guardedInternet, PROBE_HEADERS } from './guarded-fetch'
import { DEFAULT_LIMITS } from './guarded-request'
import type { FetchedDocument, FetchFailure } from './internet'
import type { NameAnswer } from './resolver'
import { makeCertificate } from './testing/certificates'
import {
  AUTHORITY,
  HOST,
  httpsServer,
  type Loopback,
  loopbackInternet,
  tcpServer,
  tlsServer,
} from './testing/loopback'

const open: Loopback[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function started(server: Promise<Loopback>): Promise<Loopback> {
  const loopback = await server
  open.push(loopback)
  return loopback
}

const URL_HERE = `https://${HOST}/.well-known/openid-configuration`

function get(
  port: number,
  options: GuardedInternetOptions = {},
  { url = URL_HERE, maxBytes = 4_096, limitMs = 1_000 } = {},
): Promise<FetchedDocument | FetchFailure> {
  return loopbackInternet(port, options).get(url, {
    maxBytes,
    signal: AbortSignal.timeout(limitMs),
  })
}

function json(response: ServerResponse, value: unknown = { ok: true }): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

describe('guarded fetch', () => {
  it('fetches a document and tells about the certificate', async () => {
    const server = await started(httpsServer((_, response) => json(response)))
    expect(await get(server.port)).toMatchObject({
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
    const server = await started(
      httpsServer((request, response) => {
        seen = request.headers
        raw = request.rawHeaders
        expect(request.method).toBe('GET')
        json(response)
      }),
    )
    await get(server.port)
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
    const server = await started(httpsServer((_, response) => json(response)))
    const internet = loopbackInternet(server.port)
    const options = { maxBytes: 100, signal: AbortSignal.timeout(2_000) }
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
    const server = await started(httpsServer((__, response) => json(response)))
    const result = await get(server.port, { resolve: async () => answer })
    expect(result.ok ? true : result.kind).toBe(expected)
    expect(server.connections()).toBe(expected === true ? 1 : 0)
  })

  it('S4: connects to the checked address however the name server flips', async () => {
    const server = await started(httpsServer((_, response) => json(response)))
    const other = await started(tcpServer((socket) => socket.destroy()))
    let asked = 0
    for (let round = 0; round < 200; round++) {
      const internet = loopbackInternet(server.port, {
        resolve: async () => ({ ok: true, addresses: [++asked % 2 ? '127.0.0.1' : '10.0.0.1'] }),
      })
      const answer = await internet.get(URL_HERE, {
        maxBytes: 100,
        signal: AbortSignal.timeout(5_000),
      })
      expect(answer.ok ? 'answered' : answer.kind).toBe(round % 2 ? 'refused' : 'answered')
    }
    expect(asked).toBe(200)
    expect(server.connections()).toBe(100)
    expect(other.connections()).toBe(0)
  })

  it('asks the name server once in a run, so that a second answer cannot differ', async () => {
    let asked = 0
    const server = await started(httpsServer((_, response) => json(response)))
    const internet = loopbackInternet(server.port, {
      resolve: async () => ({ ok: true, addresses: [asked++ === 0 ? '127.0.0.1' : '10.0.0.1'] }),
    })
    const options = { maxBytes: 100, signal: AbortSignal.timeout(2_000) }
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
    const server = await started(
      httpsServer((__, response) => response.writeHead(status, headers).end()),
    )
    expect(await get(server.port)).toMatchObject({ ok: true, status, redirects: 0 })
    expect(server.connections()).toBe(1)
    const followed = await get(server.port, { redirects: 2 })
    expect(followed.ok && followed.redirects > 0).toBe(false)
    expect(server.connections()).toBe(2)
  })

  it('follows two hops where the deployment allows it, and no third', async () => {
    const server = await started(
      httpsServer((request, response) => {
        const hop = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0)
        if (hop === 2) json(response)
        else response.writeHead(302, { location: `/hop${hop + 1}` }).end()
      }),
    )
    expect(await get(server.port, { redirects: 2 })).toMatchObject({
      ok: true,
      status: 200,
      redirects: 2,
    })
    expect(await get(server.port, { redirects: 1 })).toMatchObject({
      ok: false,
      kind: 'too-many-redirects',
    })
    expect(await get(server.port)).toMatchObject({ ok: true, status: 302 })
    const before = server.connections()
    expect(
      await get(server.port, { redirects: 99 }, { url: `https://${HOST}/hop-9` }),
    ).toMatchObject({
      ok: false,
      kind: 'too-many-redirects',
    })
    expect(server.connections() - before).toBe(3)
  })

  it('checks the name of each hop', async () => {
    const server = await started(
      httpsServer((_, response) =>
        response.writeHead(302, { location: 'https://inner.contoso.com/' }).end(),
      ),
    )
    const answer = await get(server.port, {
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

describe('S10: slow issuers', () => {
  it('ends when the server does not shake hands', async () => {
    const server = await started(tcpServer(() => undefined))
    expect(await get(server.port)).toMatchObject({
      ok: false,
      kind: 'tls-timeout',
      stages: { tls: { outcome: 'fail' } },
    })
  })

  it('ends when the server does not begin to answer', async () => {
    const server = await started(httpsServer(() => undefined))
    expect(await get(server.port)).toMatchObject({
      ok: false,
      kind: 'answer-timeout',
      stages: { tls: { outcome: 'pass' } },
    })
  })

  it.each([
    ['headers', 'HTTP/1.1 200 OK\r\nx-a: '],
    ['body', 'HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n'],
  ])('ends when %s drip', async (_, head) => {
    const server = await started(
      tlsServer((socket) => {
        socket.write(head)
        const timer = setInterval(() => socket.write('a'), 10)
        socket.on('close', () => clearInterval(timer))
      }),
    )
    const before = performance.now()
    const answer = await get(server.port, {}, { limitMs: 300 })
    expect(answer).toMatchObject({ ok: false })
    expect(answer.ok ? '' : answer.kind).toMatch(/^(answer-)?timeout$/)
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it('ends a chunked body without end by its size', async () => {
    const server = await started(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
        const timer = setInterval(() => socket.write(`400\r\n${'a'.repeat(1024)}\r\n`), 1)
        socket.on('close', () => clearInterval(timer))
      }),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'body-too-large' })
  })

  it('ends a flood of trailers', async () => {
    const server = await started(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n')
        for (let index = 0; index < 3_000; index++) socket.write(`x-${index}: aaaaaaaa\r\n`)
      }),
    )
    const answer = await get(server.port)
    expect(answer.ok).toBe(false)
  })

  it('ends a flood of interim answers', async () => {
    const server = await started(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(50))
      }),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'malformed-answer' })
  })
})

describe('S11: large issuers', () => {
  it.each([
    ['gzip', gzipSync(Buffer.alloc(4 << 20))],
    ['br', brotliCompressSync(Buffer.alloc(4 << 20))],
    ['gzip, gzip, gzip, gzip, gzip', gzipSync(gzipSync(Buffer.alloc(1 << 20)))],
    ['deflate', Buffer.from('x')],
  ])('refuses a body encoded as %s', async (encoding, body) => {
    const server = await started(
      httpsServer((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(body),
      ),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'encoded-body' })
  })

  it('stops at the declared size', async () => {
    const server = await started(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n')
      }),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'body-too-large' })
  })

  it('stops at the real size, without holding what came', async () => {
    let sent = 0
    const server = await started(
      httpsServer((_, response) => {
        response.writeHead(200)
        const chunk = Buffer.alloc(65_536)
        const more = () => {
          while (sent < 1 << 30 && !response.destroyed) {
            sent += chunk.length
            if (!response.write(chunk)) return response.once('drain', more)
          }
          return response
        }
        more()
      }),
    )
    expect(await get(server.port, {}, { maxBytes: 65_536 })).toMatchObject({
      ok: false,
      kind: 'body-too-large',
    })
    expect(sent).toBeLessThan(32 << 20)
  })

  it.each([
    ['one header of 1 MiB', `x-a: ${'a'.repeat(1 << 20)}\r\n`],
    ['100,000 headers', 'x-a: a\r\n'.repeat(100_000)],
  ])('refuses %s', async (_, headers) => {
    const server = await started(
      tlsServer((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n`)
      }),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'headers-too-large' })
  })

  it('takes a body of exactly the limit', async () => {
    const server = await started(httpsServer((_, response) => response.end('a'.repeat(4_096))))
    const answer = await get(server.port)
    expect(answer.ok && answer.body.length).toBe(4_096)
  })
})

describe('S16: malformed answers and certificates', () => {
  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9\r\n', 'malformed-answer'],
    ['HTTP/0.9', '{"issuer":"x"}', 'malformed-answer'],
    ['a bad status line', 'HTTP/1.1 OK\r\n\r\n', 'malformed-answer'],
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      'malformed-answer',
    ],
    [
      'length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
      'malformed-answer',
    ],
    [
      'a bad chunk',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\na\r\n',
      'connection-lost|malformed-answer',
    ],
    ['a header without colon', 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n', 'malformed-answer'],
    [
      'an upgrade',
      'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      'connection-lost|malformed-answer',
    ],
  ])('names %s', async (_, bytes, kind) => {
    const server = await started(tlsServer((socket) => socket.end(bytes)))
    const answer = await get(server.port)
    expect(answer.ok ? 'ok' : answer.kind).toMatch(new RegExp(`^(?:${kind})$`))
  })

  it('names a body that ends early', async () => {
    const server = await started(
      tlsServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab')),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'connection-lost' })
  })

  const past = new Date(Date.now() - 86_400_000)
  it.each([
    [
      'another name',
      makeCertificate({ subject: 'other.contoso.com', authority: AUTHORITY }),
      'for another name',
    ],
    [
      'an expired date',
      makeCertificate({ subject: HOST, authority: AUTHORITY, from: new Date(0), until: past }),
      'expired',
    ],
    [
      'a date to come',
      makeCertificate({
        subject: HOST,
        authority: AUTHORITY,
        from: new Date(Date.now() + 86_400_000),
        until: new Date(Date.now() + 2 * 86_400_000),
      }),
      'not valid yet',
    ],
    ['its own signature', makeCertificate({ subject: HOST }), 'signed by itself'],
    [
      'an unknown authority',
      makeCertificate({ subject: HOST, authority: makeCertificate({ subject: 'Stranger' }) }),
      'unknown',
    ],
  ])('refuses a certificate with %s', async (_, { keyPem, pem }, words) => {
    let requests = 0
    const server = await started(httpsServer(() => requests++, { key: keyPem, cert: pem }))
    const answer = await get(server.port)
    expect(answer).toMatchObject({ ok: false, kind: 'tls-invalid' })
    expect(answer.ok ? '' : answer.detail).toContain(words)
    expect(requests).toBe(0)
  })

  it('refuses TLS 1.1', async () => {
    const server = await started(
      httpsServer((_, response) => json(response), {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
    )
    expect(await get(server.port)).toMatchObject({ ok: false, kind: 'tls-invalid' })
  })

  it('names a plain http server and a closed port', async () => {
    const plain = await started(tcpServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n')))
    expect(await get(plain.port)).toMatchObject({ ok: false, kind: 'tls-invalid' })
    const closed = await tcpServer(() => undefined)
    await closed.close()
    expect(await get(closed.port)).toMatchObject({ ok: false, kind: 'connection-refused' })
  })

  it('trusts no test authority by default', async () => {
    const server = await started(httpsServer((_, response) => json(response)))
    const internet = guardedInternet({
      resolve: async () => ({ ok: true, addresses: ['127.0.0.1'] }),
      addresses: { permitted: ['127.0.0.0/8'] },
      limits: DEFAULT_LIMITS,
      connectPort: server.port,
    })
    const answer = await internet.get(URL_HERE, {
      maxBytes: 10,
      signal: AbortSignal.timeout(2_000),
    })
    expect(answer).toMatchObject({ ok: false, kind: 'tls-invalid' })
  })
})

describe('S15: the environment loosens nothing', () => {
  it.each([
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['HTTPS_PROXY', 'http://127.0.0.1:1'],
    ['https_proxy', 'http://127.0.0.1:1'],
    ['HTTP_PROXY', 'http://127.0.0.1:1'],
    ['ALL_PROXY', 'socks5://127.0.0.1:1'],
    ['NO_PROXY', '*'],
    ['NODE_USE_ENV_PROXY', '1'],
  ])('%s', async (name, value) => {
    const stranger = makeCertificate({
      subject: HOST,
      authority: makeCertificate({ subject: 'Stranger' }),
    })
    const server = await started(
      httpsServer((_, response) => json(response), { key: stranger.keyPem, cert: stranger.pem }),
    )
    const good = await started(httpsServer((_, response) => json(response)))
    const before = process.env[name]
    process.env[name] = value
    try {
      expect(await get(server.port)).toMatchObject({ ok: false, kind: 'tls-invalid' })
      expect(await get(good.port)).toMatchObject({ ok: true, status: 200 })
    } finally {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    }
  })
})

describe('the test servers', () => {
  it('listen on loopback only', async () => {
    const server = await started(tcpServer((socket) => socket.end()))
    await new Promise((resolve) => connect(server.port, '127.0.0.1').on('close', resolve).resume())
    expect(server.connections()).toBe(1)
  })
})
