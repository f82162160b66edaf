import type { Tenant } from '../model'
import { buildTenant, type TenantSeed } from './build'
import { defaultSeed } from './default'
import { largeSeed } from './large'

/** Tenants that a sandbox can be filled with. `empty` holds this app's registration and nothing else. */
const SEEDS = {
  default: defaultSeed,
  empty: (tenantId: string): TenantSeed => {
    const seed = defaultSeed(tenantId)
    const applications = seed.applications.filter(({ name }) => name === 'Fedcred')
    return { ...seed, applications, managedIdentities: [] }
  },
  'large-5000': (tenantId: string) => largeSeed(tenantId, 5000),
  'large-50000': (tenantId: string) => largeSeed(tenantId, 50_000),
} as const

export type SeedName = keyof typeof SEEDS

export const SEED_NAMES = Object.keys(SEEDS) as readonly SeedName[]

export function isSeedName(name: string): name is SeedName {
  return Object.hasOwn(SEEDS, name)
}

/** Makes a tenant of that seed. */
export function seedTenant(name: SeedName, tenantId: string, now: Date): Tenant {
  return buildTenant(tenantId, SEEDS[name](tenantId), now)
}
