import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedInternet } from './guarded-fetch'
import { DEFAULT_LIMITS } from './guarded-request'
import { makeCertificate } from './testing/certificates'
import {
  AUTHORITY,
  answerJson,
  getFrom,
  HOST,
  httpsServer,
  PATIENT,
  Servers,
  tcpServer,
  tlsServer,
} from './testing/loopback'

const URL_HERE = `https://${HOST}/.well-known/openid-configuration`

const servers = new Servers()
afterEach(() => servers.closeAll())

describe('S10: slow issuers', () => {
  it('ends when the server does not shake hands', async () => {
    const server = await servers.start(tcpServer(() => undefined))
    const limits = { ...PATIENT, tlsMs: 150 }
    expect(await getFrom(server.port, { limits })).toMatchObject({
      ok: false,
      kind: 'tls-timeout',
      stages: { tls: { outcome: 'fail' } },
    })
  })

  it('ends when the server does not begin to answer', async () => {
    const server = await servers.start(httpsServer(() => undefined))
    const limits = { ...PATIENT, firstByteMs: 150 }
    expect(await getFrom(server.port, { limits })).toMatchObject({
      ok: false,
      kind: 'answer-timeout',
      stages: { tls: { outcome: 'pass' } },
    })
  })

  it.each([
    ['headers', 'HTTP/1.1 200 OK\r\nx-a: '],
    ['body', 'HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n'],
  ])('ends when %s drip', async (_, head) => {
    const server = await servers.start(
      tlsServer((socket) => {
        socket.write(head)
        const timer = setInterval(() => socket.write('a'), 10)
        socket.on('close', () => clearInterval(timer))
      }),
    )
    const before = performance.now()
    const answer = await getFrom(server.port, {}, { limitMs: 300 })
    expect(answer).toMatchObject({ ok: false })
    expect(answer.ok ? '' : answer.kind).toMatch(/^(answer-)?timeout$/)
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  it('ends a chunked body without end by its size', async () => {
    const server = await servers.start(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
        const timer = setInterval(() => socket.write(`400\r\n${'a'.repeat(1024)}\r\n`), 1)
        socket.on('close', () => clearInterval(timer))
      }),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'body-too-large' })
  })

  it('ends a flood of trailers', async () => {
    const server = await servers.start(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n')
        for (let index = 0; index < 3_000; index++) socket.write(`x-${index}: aaaaaaaa\r\n`)
      }),
    )
    const answer = await getFrom(server.port)
    expect(answer.ok).toBe(false)
  })

  it('ends a flood of interim answers', async () => {
    const server = await servers.start(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(50))
      }),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'malformed-answer' })
  })
})

describe('S11: large issuers', () => {
  it.each([
    ['gzip', gzipSync(Buffer.alloc(4 << 20))],
    ['br', brotliCompressSync(Buffer.alloc(4 << 20))],
    ['gzip, gzip, gzip, gzip, gzip', gzipSync(gzipSync(Buffer.alloc(1 << 20)))],
    ['deflate', Buffer.from('x')],
  ])('refuses a body encoded as %s', async (encoding, body) => {
    const server = await servers.start(
      httpsServer((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(body),
      ),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'encoded-body' })
  })

  it('stops at the declared size', async () => {
    const server = await servers.start(
      tlsServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n')
      }),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'body-too-large' })
  })

  it('stops at the real size, without holding what came', async () => {
    let sent = 0
    const server = await servers.start(
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
    expect(await getFrom(server.port, {}, { maxBytes: 65_536 })).toMatchObject({
      ok: false,
      kind: 'body-too-large',
    })
    expect(sent).toBeLessThan(32 << 20)
  })

  it.each([
    ['one header of 1 MiB', `x-a: ${'a'.repeat(1 << 20)}\r\n`],
    ['100,000 headers', 'x-a: a\r\n'.repeat(100_000)],
  ])('refuses %s', async (_, headers) => {
    const server = await servers.start(
      tlsServer((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n`)
      }),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'headers-too-large' })
  })

  it('takes a body of exactly the limit', async () => {
    const server = await servers.start(
      httpsServer((_, response) => response.end('a'.repeat(4_096))),
    )
    const answer = await getFrom(server.port)
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
    const server = await servers.start(tlsServer((socket) => socket.end(bytes)))
    const answer = await getFrom(server.port)
    expect(answer.ok ? 'ok' : answer.kind).toMatch(new RegExp(`^(?:${kind})$`))
  })

  it('names a body that ends early', async () => {
    const server = await servers.start(
      tlsServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab')),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'connection-lost' })
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
    const server = await servers.start(httpsServer(() => requests++, { key: keyPem, cert: pem }))
    const answer = await getFrom(server.port)
    expect(answer).toMatchObject({ ok: false, kind: 'tls-invalid' })
    expect(answer.ok ? '' : answer.detail).toContain(words)
    expect(requests).toBe(0)
  })

  it('refuses TLS 1.1', async () => {
    const server = await servers.start(
      httpsServer((_, response) => answerJson(response), {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
    )
    expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'tls-invalid' })
  })

  it('names a plain http server and a closed port', async () => {
    const plain = await servers.start(tcpServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n')))
    expect(await getFrom(plain.port)).toMatchObject({ ok: false, kind: 'tls-invalid' })
    const closed = await tcpServer(() => undefined)
    await closed.close()
    expect(await getFrom(closed.port)).toMatchObject({ ok: false, kind: 'connection-refused' })
  })

  it('trusts no test authority by default', async () => {
    const server = await servers.start(httpsServer((_, response) => answerJson(response)))
    const internet = guardedInternet({
      resolve: async () => ({ ok: true, addresses: ['127.0.0.1'] }),
      addresses: { permitted: ['127.0.0.0/8'] },
      limits: DEFAULT_LIMITS,
      connectPort: server.port,
    })
    const answer = await internet.get(URL_HERE, {
      maxBytes: 10,
      signal: AbortSignal.timeout(10_000),
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
    const server = await servers.start(
      httpsServer((_, response) => answerJson(response), {
        key: stranger.keyPem,
        cert: stranger.pem,
      }),
    )
    const good = await servers.start(httpsServer((_, response) => answerJson(response)))
    const before = process.env[name]
    process.env[name] = value
    try {
      expect(await getFrom(server.port)).toMatchObject({ ok: false, kind: 'tls-invalid' })
      expect(await getFrom(good.port)).toMatchObject({ ok: true, status: 200 })
    } finally {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    }
  })
})
