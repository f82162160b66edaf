import type { Identity } from '@/lib/federation/credential/model'
import type { InventoryCredential } from '@/lib/federation/inventory/model'

/** An identity with its credentials that trust one issuer. */
export interface Dependant {
  readonly identity: Identity
  readonly entries: readonly InventoryCredential[]
}

/** Credentials by the identity that owns them; most credentials first, then by name. */
export function byIdentity(credentials: readonly InventoryCredential[]): readonly Dependant[] {
  const groups = new Map<string, { identity: Identity; entries: InventoryCredential[] }>()
  for (const entry of credentials) {
    const group = groups.get(entry.identity.id)
    if (group === undefined)
      groups.set(entry.identity.id, { identity: entry.identity, entries: [entry] })
    else group.entries.push(entry)
  }
  return [...groups.values()].sort(
    (a, b) =>
      b.entries.length - a.entries.length ||
      a.identity.displayName.localeCompare(b.identity.displayName, 'en'),
  )
}
