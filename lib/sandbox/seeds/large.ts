import type { ApplicationSeed, TenantSeed } from './build'
import { defaultSeed } from './default'
import { github, gitlab } from './subjects'

/** The default tenant plus so many plain applications with one or two credentials each. */
export function largeSeed(tenantId: string, count: number): TenantSeed {
  const seed = defaultSeed(tenantId)
  const many: ApplicationSeed[] = []
  for (let index = 0; index < count; index += 1) {
    const name = `service-${String(index).padStart(5, '0')}`
    const repository = `contoso-retail/${name}`
    many.push({
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
    })
  }
  return { ...seed, applications: [...seed.applications, ...many] }
}
