/**
 * The sandbox that runs inside this process, as `lib/sandbox/host.ts` puts it on `globalThis`. Read from
 * there and not imported, so that neither a page nor the proxy carries the sandbox's code.
 */
export interface SandboxHost {
  /** For example `http://localhost:4800`. */
  readonly origin: string
  /** The small internet itself, without the port. Rejects as `fetch` does where no host answers. */
  readonly fetch: (request: Request) => Promise<Response>
  /** Makes the tenant with its seeds unless it exists. */
  ensureTenant(tenantId: string, seed?: string): void | Promise<void>
  /** The seed of a tenant and how many faults it has; undefined for one that is not in memory. */
  describeTenant(tenantId: string): { readonly seed: string; readonly faults: number } | undefined
}

/** The key of `lib/sandbox/host.ts`; a test compares them. */
const KEY = Symbol.for('fedcred.sandbox-host')

/** The running sandbox; undefined when a tenant is configured or it has not started. */
export function sandboxHost(): SandboxHost | undefined {
  return Reflect.get(globalThis, KEY)
}
