import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isGuid } from './ids'
import { serve } from './node-adapter'
import type { Sandbox } from './sandbox'

/** The sandbox's internet on a plain loopback port: for pages, and for curl. */
export interface HttpDoor {
  /** `http://localhost:{port}`. */
  readonly origin: string
  /** Lets the process end although the port is open. */
  unref(): void
  close(): Promise<void>
}

const LOGIN = 'https://login.microsoftonline.com'
const HOST_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i

/** Names of the login host that are no tenant. */
const SHARED = new Set(['common', 'organizations', 'consumers'])

/**
 * Where a path of the port leads: `/{tenant id}/…` to the login host, `/{host name}/…` to any other.
 * MSAL takes the first segment of an authority for the tenant, so the login host stands without name.
 */
export function targetOf(path: string): URL | undefined {
  const [, first = '', rest = ''] = /^\/+([^/?]+)(.*)$/.exec(path) ?? []
  const address =
    isGuid(first) || SHARED.has(first)
      ? `${LOGIN}/${first}${rest}`
      : HOST_NAME.test(first)
        ? `https://${first}${rest === '' ? '/' : rest}`
        : ''
  return URL.canParse(address) ? new URL(address) : undefined
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Pages on other sites could otherwise reach the port under a name of theirs (DNS rebinding). */
export function isLocalName(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host ?? '')
}

function makeServer(sandbox: Pick<Sandbox, 'fetch'>): Server {
  return createServer((message, response) => {
    const local = isLocalName(message.headers.host)
    const url = local ? targetOf(message.url ?? '/') : undefined
    void serve(message, response, url, sandbox.fetch)
  })
}

/** Listens on both loopback addresses: browsers resolve `localhost` to either. */
async function listenTwice(sandbox: Pick<Sandbox, 'fetch'>, wanted: number) {
  const first = makeServer(sandbox)
  const port = await listen(first, wanted, '127.0.0.1')
  const second = makeServer(sandbox)
  try {
    await listen(second, port, '::1')
    return { port, servers: [first, second] }
  } catch {
    // No IPv6 on this machine, or the port is taken there: IPv4 serves alone.
    return { port, servers: [first] }
  }
}

/**
 * Opens the port on both loopback addresses.
 *
 * @param options.port 0, the default, for any free one.
 * @throws when the wanted port is taken.
 */
export async function openHttpDoor(
  sandbox: Pick<Sandbox, 'fetch'>,
  options: { readonly port?: number } = {},
): Promise<HttpDoor> {
  const { port, servers } = await listenTwice(sandbox, options.port ?? 0)
  return {
    origin: `http://localhost:${port}`,
    unref: () => {
      for (const server of servers) server.unref()
    },
    close: async () => {
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}
