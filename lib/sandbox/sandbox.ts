import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createArm } from './arm/arm'
import type { HostHandler, LogEntry, SandboxContext, Uncertain } from './context'
import { createControl } from './control'
import { LOGIN_HOSTS } from './entra/discovery'
import { createLogin } from './entra/login'
import { countFaults } from './faults/conditions'
import { createFaultDoor, type FaultDoor } from './faults/door'
import type { ActiveFault } from './faults/model'
import { createGraph } from './graph/graph'
import { networkError } from './http'
import { isGuid } from './ids'
import { createIssuers, issuerHosts, type MintOptions, mintAssertion } from './issuers/issuers'
import { CONTROL_HOST } from './public/constants'
import { isSeedName, type SeedName, seedTenant } from './seeds'
import { createStorage, STORAGE_SUFFIX } from './storage/storage'
import { createTenants } from './tenants'

export type ExtraHost = (request: Request) => Promise<Response>

export interface SandboxOptions {
  /** Default: the time of the machine. */
  readonly clock?: () => Date
  /** Source of ids, codes and keys of storage. Default: the machine's. */
  readonly random?: (size: number) => Uint8Array
  readonly seed?: SeedName
  /** Faults that are on in every tenant from its start. */
  readonly faults?: readonly ActiveFault[]
  /** Resolves after so many milliseconds; slow answers wait with it. Default: the machine's timer. */
  readonly wait?: (ms: number) => Promise<void>
  readonly log?: (entry: LogEntry) => void
  /** Uncertain behaviour to refuse; by default none. */
  readonly refuses?: readonly Uncertain[]
  /** Throttles Azure Resource Manager as the real one does. Default: false. */
  readonly armThrottling?: boolean
  /**
   * Graph's resource units that one application may spend in one tenant in 10 s; the real service
   * gives 3,500, 5,000 or 8,000 by the size of the tenant. Turns on the limit of reports too.
   * Default: no throttling.
   */
  readonly graphUnits?: number
  /** Seconds until the token endpoint sees a new credential. Default: 0. */
  readonly propagationSeconds?: number
  /** False for a tenant without the licence that sign-in logs need. Default: true. */
  readonly premium?: boolean
  /** Further hosts of the internet, by name; they win over the built-in ones. */
  readonly extraHosts?: ReadonlyMap<string, ExtraHost>
}

/** The small internet: one function from request to response. */
export interface Sandbox {
  /**
   * Answers a request by the host name of its URL.
   *
   * @throws TypeError as `fetch` does where no host answers; its cause carries a `code`.
   */
  fetch(request: Request): Promise<Response>
  /** True when some host of that name may answer. */
  serves(host: string): boolean
  /**
   * Makes the tenant unless it is there, with that seed or the usual one. Throws for what is no GUID.
   * A name that is no seed gives the usual one.
   */
  ensureTenant(tenantId: string, seed?: string): void
  /** The seed of a tenant and what is failing in it; undefined for one that is not in memory. */
  describeTenant(tenantId: string): { readonly seed: string; readonly faults: number } | undefined
  /** Signs an assertion as a workload issuer would; see lib/sandbox/issuers/registry.ts for the ids. */
  mint(
    issuerId: string,
    claims: Readonly<Record<string, unknown>>,
    options?: MintOptions,
  ): Promise<string>
  /** Tenants in memory now. */
  readonly tenantCount: number
  close(): Promise<void>
}

/** Creates the sandbox. Nothing is generated, started or bound before it is needed. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { seed = 'default', extraHosts = new Map<string, ExtraHost>(), log } = options
  const clock = options.clock ?? (() => new Date())
  const now = () => (door.skew() === 0 ? clock() : new Date(clock().getTime() + door.skew()))
  const random = options.random ?? ((size: number) => randomBytes(size))
  const tenants = createTenants((id, name) => {
    const tenant = seedTenant(name !== undefined && isSeedName(name) ? name : seed, id, clock())
    for (const fault of options.faults ?? []) tenant.activeFaults.set(fault.id, fault)
    return tenant
  })
  const wait = options.wait ?? ((ms: number) => pause(ms))
  const door = createFaultDoor((id) => tenants.find(id), clock, wait)
  const context: SandboxContext = {
    now,
    randomBytes: random,
    refuses: new Set(options.refuses),
    armThrottling: options.armThrottling ?? false,
    graphUnits: options.graphUnits ?? Number.POSITIVE_INFINITY,
    propagationSeconds: options.propagationSeconds ?? 0,
    premium: options.premium ?? true,
    tenants,
    internet: (request) => answer(request),
  }
  const storage = createStorage(context)
  const hosts = new Map<string, HostHandler>()
  const issuers = createIssuers(context)
  for (const host of issuerHosts()) hosts.set(host, issuers)
  const login = createLogin(context)
  for (const host of LOGIN_HOSTS) hosts.set(host, login)
  hosts.set('graph.microsoft.com', createGraph(context))
  hosts.set('management.azure.com', createArm(context, storage))
  hosts.set(CONTROL_HOST, createControl(context))

  function handlerOf(host: string): HostHandler | undefined {
    const extra = extraHosts.get(host)
    if (extra !== undefined) return (request) => extra(request)
    return hosts.get(host) ?? (host.endsWith(STORAGE_SUFFIX) ? storage.handle : undefined)
  }

  async function answer(request: Request, through?: FaultDoor): Promise<Response> {
    const url = new URL(request.url)
    const handler = handlerOf(url.hostname)
    if (handler === undefined) throw networkError('ENOTFOUND', url.hostname)
    const response = await (through?.pass(handler, request, url) ?? handler(request, url))
    const { method } = request
    log?.({ method, host: url.hostname, path: url.pathname, status: response.status })
    return response
  }

  return {
    fetch: (request) => answer(request, door),
    serves: (host) => handlerOf(host.toLowerCase()) !== undefined,
    ensureTenant: (tenantId, name) => {
      if (!isGuid(tenantId)) throw new Error('A sandbox tenant id is a GUID.')
      tenants.ensure(tenantId, name)
    },
    describeTenant: (tenantId) => {
      const tenant = tenants.find(tenantId)
      return tenant && { seed: tenant.seed, faults: countFaults(tenant) }
    },
    mint: (issuerId, claims, mintOptions) => mintAssertion(context, issuerId, claims, mintOptions),
    get tenantCount() {
      return tenants.size
    },
    close: () => storage.close(),
  }
}
