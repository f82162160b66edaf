import type { RequestListener, ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net'
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { type GuardedInternetOptions, guardedInternet } from '../guarded-fetch'
import { DEFAULT_LIMITS } from '../guarded-request'
import type { FetchedDocument, FetchFailure, ProbeInternet } from '../internet'
import { makeCertificate } from './certificates'

export const AUTHORITY = makeCertificate({ subject: 'Test authority' })
export const HOST = 'oidc.contoso.com'
/** Far enough from its end to be no finding. */
const LEAF = makeCertificate({
  subject: HOST,
  authority: AUTHORITY,
  until: new Date(Date.now() + 90 * 86_400_000),
})

export interface Loopback {
  readonly port: number
  /** Connections accepted so far. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

async function listen(server: Server): Promise<Loopback> {
  const open = new Set<Socket>()
  let count = 0
  server.on('connection', (socket: Socket) => {
    count++
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** An https server on loopback with a certificate for `oidc.contoso.com`. */
export function httpsServer(handler: RequestListener, tls: TlsOptions = {}): Promise<Loopback> {
  return listen(createHttpsServer({ key: LEAF.keyPem, cert: LEAF.pem, ...tls }, handler))
}

/** A server that speaks TLS and then whatever the handler writes. */
export function tlsServer(handler: (socket: TLSSocket) => void): Promise<Loopback> {
  const server = createTlsServer({ key: LEAF.keyPem, cert: LEAF.pem }, (socket) => {
    socket.on('error', () => undefined)
    handler(socket)
  })
  return listen(server)
}

/** A server that accepts connections and leaves the rest to the handler. */
export function tcpServer(handler: (socket: Socket) => void): Promise<Loopback> {
  return listen(createTcpServer(handler))
}

/** Longer than the product's, so that a busy machine fails no test. */
export const PATIENT = { ...DEFAULT_LIMITS, connectMs: 9_000, tlsMs: 9_000, firstByteMs: 9_000 }

/** A guarded internet in which every name is the given loopback server. */
export function loopbackInternet(
  port: number,
  options: GuardedInternetOptions = {},
): ProbeInternet {
  return guardedInternet({
    resolve: async () => ({ ok: true, addresses: ['127.0.0.1'] }),
    addresses: { permitted: ['127.0.0.0/8'] },
    ca: [AUTHORITY.pem],
    limits: PATIENT,
    connectPort: port,
    ...options,
  })
}

const URL_HERE = `https://${HOST}/.well-known/openid-configuration`

/** Fetches the discovery document from a loopback server, in at most ten seconds. */
export function getFrom(
  port: number,
  options: GuardedInternetOptions = {},
  { url = URL_HERE, maxBytes = 4_096, limitMs = 10_000 } = {},
): Promise<FetchedDocument | FetchFailure> {
  const signal = AbortSignal.timeout(limitMs)
  return loopbackInternet(port, options).get(url, { maxBytes, signal })
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, value: unknown = { ok: true }): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** Servers of one test file; close them after each test. */
export class Servers {
  readonly #open: Loopback[] = []

  async start(server: Promise<Loopback>): Promise<Loopback> {
    const loopback = await server
    this.#open.push(loopback)
    return loopback
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((server) => server.close()))
  }
}
