import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isGuid } from './ids'
import { serve } from './node-adapter'
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox'

/** The sandbox behind its own port on this machine. */
export interface SandboxHost {
  /** `http://localhost:{port}`. */
  readonly origin: string
  /** The small internet itself, without the port. Rejects as `fetch` does where no host answers. */
  fetch(request: Request): Promise<Response>
  ensureTenant(tenantId: string): void
  close(): Promise<void>
}

export interface SandboxHostOptions extends SandboxOptions {
  /** Default: any free port. */
  readonly port?: number
}

/** One key for the whole process: bundlers load this file more than once. */
const KEY = Symbol.for('fedcred.sandbox-host')

interface Holder {
  [KEY]?: SandboxHost
}

/** The running sandbox, or undefined when this process has none. */
export function sandboxHost(): SandboxHost | undefined {
  return (globalThis as Holder)[KEY]
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
function isLocalName(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host ?? '')
}

function makeServer(sandbox: Sandbox): Server {
  return createServer((message, response) => {
    const local = isLocalName(message.headers.host)
    const url = local ? targetOf(message.url ?? '/') : undefined
    void serve(message, response, url, sandbox.fetch)
  })
}

/** Listens on both loopback addresses: browsers resolve `localhost` to either. */
async function listenTwice(sandbox: Sandbox, wanted: number) {
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
 * Starts the sandbox on a loopback port, or returns the one that runs already.
 *
 * @throws when the wanted port is taken.
 */
export async function startSandboxHost(options: SandboxHostOptions = {}): Promise<SandboxHost> {
  const running = sandboxHost()
  if (running !== undefined) return running
  const { port: wanted = 0, ...rest } = options
  const sandbox = createSandbox(rest)
  const { port, servers } = await listenTwice(sandbox, wanted)
  const host: SandboxHost = {
    origin: `http://localhost:${port}`,
    fetch: sandbox.fetch,
    ensureTenant: sandbox.ensureTenant,
    close: async () => {
      if (sandboxHost() === host) delete (globalThis as Holder)[KEY]
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
      await sandbox.close()
    },
  }
  ;(globalThis as Holder)[KEY] = host
  // The port must not keep a process alive that has nothing else to do.
  for (const server of servers) server.unref()
  return host
}
