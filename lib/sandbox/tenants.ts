import type { Tenant } from './model'

/** Sandbox tenants in memory at one time; the least recently used is dropped. */
export const MAX_TENANTS = 32

/** The bounded set of tenants. A tenant comes into being by `ensure` only. */
export interface Tenants {
  /** Creates the tenant unless it is there. */
  ensure(id: string): Tenant
  /** The tenant, or undefined; counts as a use. Letter case of the id does not matter. */
  find(id: string): Tenant | undefined
  /** Throws the tenant away and seeds it anew. */
  reset(id: string): Tenant
  /** True while this very tenant is in memory; a reset one is another. Does not count as a use. */
  holds(tenant: Tenant): boolean
  readonly size: number
}

/**
 * Makes a bounded set of tenants.
 *
 * @param seed fills a new tenant of the given id.
 */
export function createTenants(seed: (id: string) => Tenant, limit = MAX_TENANTS): Tenants {
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

  function reset(id: string): Tenant {
    const key = id.toLowerCase()
    const tenant = seed(key)
    byId.delete(key)
    byId.set(key, tenant)
    for (const oldest of byId.keys()) {
      if (byId.size <= limit) break
      byId.delete(oldest)
    }
    return tenant
  }

  return {
    ensure: (id) => find(id) ?? reset(id),
    find,
    reset,
    holds: (tenant) => byId.get(tenant.id) === tenant,
    get size() {
      return byId.size
    },
  }
}
