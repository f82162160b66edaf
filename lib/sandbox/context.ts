import type { Tenants } from './tenants'

/** One line of the sandbox's log. Holds no token. */
export interface LogEntry {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly status: number
}

/**
 * Behaviour of the real services that no public source settles. The sandbox lets each pass unless it
 * is told to refuse it, so that a client can be tried against both.
 */
export type Uncertain = 'expand-with-advanced-query' | 'filter-by-federated-credential'

/** What every part of the sandbox is given: the clock, randomness, the tenants and the network. */
export interface SandboxContext {
  readonly now: () => Date
  readonly randomBytes: (size: number) => Uint8Array
  readonly tenants: Tenants
  readonly refuses: ReadonlySet<Uncertain>
  /** True while the token buckets of Azure Resource Manager count. */
  readonly armThrottling: boolean
  /** Graph's resource units that one application may spend in one tenant in 10 s. */
  readonly graphUnits: number
  /** Seconds until the token endpoint sees a new credential. */
  readonly propagationSeconds: number
  /** True when the tenants have a premium licence, which sign-in logs need. */
  readonly premium: boolean
  /** The sandbox's own internet. Rejects with a TypeError where no host answers. */
  readonly internet: (request: Request) => Promise<Response>
}

/** A part of the internet: answers for some hosts. */
export type HostHandler = (request: Request, url: URL) => Promise<Response>
