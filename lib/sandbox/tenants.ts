import type { Tenant } from './model'

/** Sandbox tenants in memory at one time; the least recently used is dropped. */
export const MAX_TENANTS = 32

/** Applications and identities in memory at one time, over all tenants: room for two huge ones. */
const MAX_OBJECTS = 150_000

/** The bounded set of tenants. A tenant comes into being by `ensure` only. */
export interface Tenants {
  /** Creates the tenant unless it is there; a seed that is named does not change one that is. */
  ensure(id: string, seed?: string): Tenant
  /** The tenant, or undefined; counts as a use. Letter case of the id does not matter. */
  find(id: string): Tenant | undefined
  /** Throws the tenant away and fills it anew, with its own seed unless another is named. */
  reset(id: string, seed?: string): Tenant
  /** True while this very tenant is in memory; a reset one is another. Does not count as a use. */
  holds(tenant: Tenant): boolean
  readonly size: number
}

function objectsOf({ applications, managedIdentities }: Tenant): number {
  return applications.size + managedIdentities.length
}

/**
 * Makes a bounded set of tenants.
 *
 * @param fill makes a new tenant of the given id; without a seed, of the usual one.
 */
export function createTenants(
  fill: (id: string, seed?: string) => Tenant,
  limits = { tenants: MAX_TENANTS, objects: MAX_OBJECTS },
): Tenants {
  const byId = new Map<string, Tenant>()

  function find(id: string): Tenant | undefined {
    const key = id.toLowerCase()
    const tenant = byId.get(key)
    if (tenant === undefined) return undefined
    // A Map keeps insertion order: putting the entry back makes it the youngest.
    byId.delete(key)
    byId.set(key, tenant)
    return tenant
  }

  /** Drops the least recently used until the newest fits; the newest always stays. */
  function shrink(newest: Tenant): void {
    let objects = [...byId.values()].reduce((sum, tenant) => sum + objectsOf(tenant), 0)
    for (const [key, oldest] of byId) {
      if (byId.size <= limits.tenants && objects <= limits.objects) return
      if (oldest === newest) return
      objects -= objectsOf(oldest)
      byId.delete(key)
    }
  }

  function reset(id: string, seed?: string): Tenant {
    const key = id.toLowerCase()
    const tenant = fill(key, seed ?? byId.get(key)?.seed)
    byId.delete(key)
    byId.set(key, tenant)
    shrink(tenant)
    return tenant
  }

  return {
    ensure: (id, seed) => find(id) ?? reset(id, seed),
    find,
    reset,
    holds: (tenant) => byId.get(tenant.id) === tenant,
    get size() {
      return byId.size
    },
  }
}
