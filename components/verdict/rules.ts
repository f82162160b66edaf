/** The rules that the Check page loads with the first paste, as one lazy chunk. */
export { explain } from '@/lib/federation/aadsts/explain'
export { matchExplanation } from '@/lib/federation/aadsts/match'
export { decodeAssertion } from '@/lib/federation/assertion/decode'
export { evaluate } from '@/lib/federation/verdict/evaluate'
export { evaluateTenant } from '@/lib/federation/verdict/evaluate-tenant'

import type { JsonObject } from '@/lib/federation/assertion/model'
import type { Cloud, Identity } from '@/lib/federation/credential/model'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import {
  createInventoryIndex,
  type InventoryIndex,
  searchTenant,
} from '@/lib/federation/verdict/search'

/** One index for each inventory: rows are replaced, never changed. */
const indexes = new WeakMap<readonly InventoryCredential[], InventoryIndex>()

/** Identities that accept the claims, although the workload signs in as `clientId`, which does not. */
export function otherClients(
  claims: JsonObject,
  rows: readonly InventoryCredential[],
  cloud: Cloud,
  clientId: string,
): readonly Identity[] {
  const index = indexes.get(rows) ?? createInventoryIndex(rows)
  indexes.set(rows, index)
  return searchTenant(claims, index, { cloud, clientId }).onOtherClients
}
