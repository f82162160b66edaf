import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { createSecureContext, type TLSSocket } from 'node:tls'
import { serve } from './node-adapter'
import type { Sandbox } from './sandbox'
import { type CertificateAuthority, createAuthority } from './tls/certificate'

/** A CONNECT proxy on a loopback port, behind which the sandbox's internet speaks TLS. */
export interface TlsDoor {
  /** Value for `HTTPS_PROXY`. */
  readonly proxy: string
  /** PEM of the authority to trust. */
  readonly authority: string
  close(): Promise<void>
}

/** Host and port of a CONNECT request; only 443 is served. */
function readTarget(text: string): string | undefined {
  const [, host, port] = /^([a-z0-9.-]+):(\d+)$/i.exec(text) ?? []
  return port === '443' ? host?.toLowerCase() : undefined
}

/**
 * Opens the door for unmodified command-line clients: they keep their production settings and are
 * given this proxy and this authority. Hosts outside of the sandbox's internet are answered 403, so
 * nothing can leak out.
 *
 * @param options.port default: any free one.
 * @param options.authority default: one of its own.
 */
export async function openTlsDoor(
  sandbox: Pick<Sandbox, 'fetch' | 'serves'>,
  options: { readonly port?: number; readonly authority?: CertificateAuthority } = {},
): Promise<TlsDoor> {
  const authority = options.authority ?? createAuthority(new Date())
  const fallback = authority.issue('sandbox.invalid')
  const sockets = new Set<Socket>()
  const inner = createTlsServer(
    {
      key: fallback.key,
      cert: fallback.certificate,
      SNICallback: (host, done) => {
        const { key, certificate } = authority.issue(host.toLowerCase())
        done(null, createSecureContext({ key, cert: certificate }))
      },
    },
    (message, response) => {
      const host = (message.socket as TLSSocket).servername || message.headers.host
      const address = `https://${String(host)}${message.url ?? '/'}`
      const url = URL.canParse(address) ? new URL(address) : undefined
      void serve(message, response, url, sandbox.fetch)
    },
  )
  const outer = createServer((_, response) => {
    response.writeHead(403, { 'content-type': 'text/plain' })
    response.end('This proxy answers CONNECT only.')
  })
  outer.on('connect', (request, socket: Socket, head: Buffer) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // A client that goes away in the middle is nobody's fault.
    socket.on('error', () => socket.destroy())
    const host = readTarget(request.url ?? '')
    if (host === undefined || !sandbox.serves(host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    // Some clients start TLS without waiting for the answer.
    if (head.length > 0) socket.unshift(head)
    inner.emit('connection', socket)
  })
  const port = await new Promise<number>((resolve, reject) => {
    outer.once('error', reject)
    outer.listen(options.port ?? 0, '127.0.0.1', () => {
      resolve((outer.address() as AddressInfo).port)
    })
  })
  return {
    proxy: `http://127.0.0.1:${port}`,
    authority: authority.certificate,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => {
        outer.close(() => resolve())
        outer.closeAllConnections()
      })
    },
  }
}
