import type { ApplicationSeed, ManagedIdentitySeed, TenantSeed } from './build'
import { defaultSeed } from './default'
import { github, gitlab, issuerName, serviceAccount } from './subjects'

/** Two, one or no credentials in turn: on the average, one an application. */
function application(index: number): ApplicationSeed {
  const name = `service-${String(index).padStart(5, '0')}`
  const repository = `contoso-retail/${name}`
  return {
    name,
    daysOld: index % 900,
    credentials:
      index % 3 === 0
        ? [
            github('gh-main', repository, 'ref:refs/heads/main'),
            github('gh-env-production', repository, 'environment:production'),
          ]
        : index % 3 === 1
          ? [gitlab('gl-main', repository, 'main')]
          : [],
  }
}

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => make(index))

/** The default tenant plus so many plain applications with one or two credentials each. */
export function largeSeed(tenantId: string, count: number): TenantSeed {
  const seed = defaultSeed(tenantId)
  return { ...seed, applications: [...seed.applications, ...times(count, application)] }
}

/** How much of everything the huge tenant holds. */
export const HUGE = { applications: 50_000, identities: 5_000, credentials: 50_000 } as const

const credentialsOf = (owners: readonly { readonly credentials: readonly unknown[] }[]) =>
  owners.reduce((sum, { credentials }) => sum + credentials.length, 0)

/**
 * The default tenant, filled up to exactly `HUGE`: every identity has one credential, and the last
 * applications have none when the rest suffices.
 */
export function hugeSeed(tenantId: string): TenantSeed {
  const seed = defaultSeed(tenantId)
  const aksProduction = issuerName('aks-production', tenantId)
  const identities = times(
    HUGE.identities - seed.managedIdentities.length,
    (index): ManagedIdentitySeed => {
      const name = `id-service-${String(index).padStart(4, '0')}`
      return {
        name,
        subscription: 'production',
        group: 'rg-retail-prod-weu',
        daysOld: index % 900,
        credentials: [serviceAccount('aks-service', aksProduction, `services:${name}`)],
      }
    },
  )
  const managedIdentities = [...seed.managedIdentities, ...identities]
  let left = HUGE.credentials - credentialsOf(seed.applications) - credentialsOf(managedIdentities)
  const applications = times(HUGE.applications - seed.applications.length, (index) => {
    const made = application(index)
    const credentials = made.credentials.slice(0, left)
    left -= credentials.length
    return { ...made, credentials }
  })
  return { ...seed, applications: [...seed.applications, ...applications], managedIdentities }
}
