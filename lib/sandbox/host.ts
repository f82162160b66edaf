import { openHttpDoor } from './http-door'
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox'

/** The sandbox behind its own port on this machine. */
export interface SandboxHost {
  /** `http://localhost:{port}`. */
  readonly origin: string
  /** The small internet itself, without the port. Rejects as `fetch` does where no host answers. */
  fetch(request: Request): Promise<Response>
  ensureTenant(tenantId: string, seed?: string): void
  /** The seed of a tenant and how many faults it has; undefined for one that is not in memory. */
  describeTenant: Sandbox['describeTenant']
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
  const door = await openHttpDoor(sandbox, { port: wanted })
  const host: SandboxHost = {
    origin: door.origin,
    fetch: sandbox.fetch,
    ensureTenant: sandbox.ensureTenant,
    describeTenant: sandbox.describeTenant,
    close: async () => {
      if (sandboxHost() === host) delete (globalThis as Holder)[KEY]
      await door.close()
      await sandbox.close()
    },
  }
  ;(globalThis as Holder)[KEY] = host
  // The port must not keep a process alive that has nothing else to do.
  door.unref()
  return host
}
