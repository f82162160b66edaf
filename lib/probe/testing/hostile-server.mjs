/**
 * Issuers that mean harm, in a thread of their own, so that a test measures the prober and not them.
 * The first part of a path names the behaviour: `/drip-body/.well-known/openid-configuration`.
 * Posts `{ tls, stall, deaf }`, the ports of three servers on loopback.
 */
import { createServer as createTcpServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const { key, cert, host, largeKey } = workerData
const MIB = 1 << 20

function answer(headers, body = '', status = '200 OK') {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`),
    Buffer.from(body),
  ])
}

function json(text) {
  return answer(
    { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
    text,
  )
}

/** Writes without end, as fast as the reader takes it. */
function flood(socket, head, chunk, limit = Number.POSITIVE_INFINITY) {
  socket.write(head)
  let sent = 0
  const more = () => {
    while (sent < limit && !socket.destroyed) {
      sent += chunk.length
      if (!socket.write(chunk)) {
        socket.once('drain', more)
        return
      }
    }
  }
  more()
}

/** Writes one byte now and then. */
function drip(socket, head, ms) {
  socket.write(head)
  const timer = setInterval(() => socket.write('a'), ms)
  socket.on('close', () => clearInterval(timer))
}

const zeros = (size) => Buffer.alloc(size)
// Made before the ports are told: their making must not count for the prober.
const GZIP_BOMB = gzipSync(zeros(100 * MIB))
const BROTLI_BOMB = brotliCompressSync(zeros(100 * MIB))
const encoded = (encoding, body) =>
  answer({ 'content-encoding': encoding, 'content-length': body.length }, body)

/** Answers with a document that leads to a key set of the same behaviour, and with that. */
function withKeys(behaviour, keys) {
  const issuer = `https://${host}/${behaviour}`
  return (socket, path) =>
    socket.end(
      path.endsWith('/keys')
        ? json(JSON.stringify({ keys: keys() }))
        : json(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` })),
    )
}

const randomKey = (index) => ({
  kty: 'RSA',
  kid: String(index),
  n: Buffer.alloc(256, (index % 251) | 1).toString('base64url'),
  e: 'AQAB',
})

const BEHAVIOURS = {
  'drip-headers': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-a: ', 1_000),
  'drip-body': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n', 1_000),
  'endless-chunks': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
    const timer = setInterval(() => socket.write('1\r\na\r\n'), 200)
    socket.on('close', () => clearInterval(timer))
  },
  trailers: (socket) =>
    flood(
      socket,
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n',
      Buffer.from('x-a: aaaaaaaaaaaaaaaa\r\n'.repeat(100)),
    ),
  'gzip-bomb': (socket) => socket.end(encoded('gzip', GZIP_BOMB)),
  'brotli-bomb': (socket) => socket.end(encoded('br', BROTLI_BOMB)),
  'five-encodings': (socket) =>
    socket.end(encoded('gzip, gzip, gzip, gzip, gzip', gzipSync(gzipSync(zeros(MIB))))),
  'long-body': (socket) => flood(socket, 'HTTP/1.1 200 OK\r\n\r\n', zeros(65_536), 1_024 * MIB),
  'long-header': (socket) =>
    flood(socket, 'HTTP/1.1 200 OK\r\nx-a: ', Buffer.alloc(65_536, 'a'), MIB),
  'many-headers': (socket) =>
    flood(socket, 'HTTP/1.1 200 OK\r\n', Buffer.from('x-a: a\r\n'.repeat(1_000)), 800_000),
  'many-keys': withKeys('many-keys', () => Array.from({ length: 10_000 }, (_, i) => randomKey(i))),
  'long-key': withKeys('long-key', () => [{ kty: 'RSA', kid: 'long', n: largeKey, e: 'AQAB' }]),
  'deep-nesting': (socket) => socket.end(json('['.repeat(5_000_000))),
  'deep-nesting-within': (socket) => socket.end(json(`{"a":${'['.repeat(60_000)}`)),
}

function listen(server, backlog) {
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog }, () => resolve(server.address().port))
  })
}

const tls = createTlsServer({ key, cert }, (socket) => {
  socket.on('error', () => undefined)
  socket.once('data', (data) => {
    const path = /^GET (\S+)/.exec(String(data))?.[1] ?? ''
    const behaviour = BEHAVIOURS[path.split('/')[1] ?? '']
    if (behaviour === undefined) socket.end(answer({}, '', '404 Not Found'))
    else behaviour(socket, path)
  })
})
tls.on('tlsClientError', () => undefined)
const stall = createTcpServer((socket) => socket.on('error', () => undefined))
parentPort.postMessage({ tls: await listen(tls), stall: await listen(stall) })
