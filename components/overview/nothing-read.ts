import type { Inventory, SourceId } from '@/lib/federation/inventory/model'

/** Sources that bring identities with their credentials. */
const OWNERS: ReadonlySet<SourceId> = new Set(['applications', 'blueprints', 'managed-identities'])

/** True when no source of identities brought anything because none could be read: then nothing can be counted. */
export function nothingRead({
  identities,
  sources,
}: Pick<Inventory, 'identities' | 'sources'>): boolean {
  const owners = sources.filter(({ id }) => OWNERS.has(id))
  return (
    identities.length === 0 &&
    owners.length > 0 &&
    owners.every(({ state }) => state === 'denied' || state === 'failed')
  )
}
