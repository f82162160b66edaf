import { readFault } from '../faults'
import type { Tenant } from '../model'
import type { SANDBOX_SEEDS } from '../public/seeds'
import { buildTenant, type TenantSeed } from './build'
import { defaultSeed } from './default'
import { hugeSeed, largeSeed } from './large'

type PublicName = (typeof SANDBOX_SEEDS)[number]['name']

/** A seed that tests use; the documented ones are in `public/seeds.ts`. */
type TestName = 'large-5000'

export type SeedName = PublicName | TestName

interface Seed {
  readonly make: (tenantId: string) => TenantSeed
  /** Ids of faults that are on from the start, with usual settings. */
  readonly faults?: readonly string[]
}

const SEEDS: Readonly<Record<SeedName, Seed>> = {
  default: { make: defaultSeed },
  empty: {
    make: (tenantId) => {
      const seed = defaultSeed(tenantId)
      const applications = seed.applications.filter(({ name }) => name === 'Fedcred')
      return { ...seed, applications, managedIdentities: [] }
    },
  },
  reader: { make: (tenantId) => ({ ...defaultSeed(tenantId), signsIn: 'reader' }) },
  throttled: { make: defaultSeed, faults: ['throttling'] },
  huge: { make: hugeSeed },
  'large-5000': { make: (tenantId) => largeSeed(tenantId, 5000) },
}

export const SEED_NAMES = Object.keys(SEEDS) as readonly SeedName[]

export function isSeedName(name: string): name is SeedName {
  return Object.hasOwn(SEEDS, name)
}

/** Makes a tenant of that seed. */
export function seedTenant(name: SeedName, tenantId: string, now: Date): Tenant {
  const { make, faults = [] } = SEEDS[name]
  const tenant = buildTenant(tenantId, { ...make(tenantId), name }, now)
  for (const id of faults) {
    const read = readFault(id)
    if ('problem' in read) throw new Error(read.problem)
    tenant.activeFaults.set(id, read.fault)
  }
  return tenant
}
