import type { Identity } from '../credential/model'
import type { InventoryCredential } from '../inventory/model'
import { evaluate } from './evaluate'
import type { CheckInput, Verdict } from './model'

/** A verdict over a whole tenant. Entra always judges one client: `judgedAs` says which one was assumed. */
export interface TenantVerdict {
  readonly verdict: Verdict
  /** Owner of the credential that matches or comes nearest; absent when the tenant has no credential. */
  readonly judgedAs?: Identity
}

/**
 * Judges an assertion when nobody said which client presents it. The credential that matches, else the
 * nearest one of the whole tenant, names the client; its credentials alone decide the code, as they
 * would in Entra: another client's expression or issuer must not change the answer. `nearest` lists
 * neighbours of the whole tenant.
 */
export async function evaluateTenant(
  input: Omit<CheckInput, 'credentials' | 'clientId' | 'kind'>,
  rows: readonly InventoryCredential[],
): Promise<TenantVerdict> {
  const all = await evaluate({ ...input, credentials: credentialsOf(rows) })
  const owner =
    rows.find(({ credential }) => credential === all.matched) ?? rows[all.nearest[0]?.index ?? -1]
  if (!owner) return { verdict: all }
  const { identity } = owner
  const own = rows.filter((row) => row.identity.id === identity.id)
  const verdict = await evaluate({
    ...input,
    credentials: credentialsOf(own),
    clientId: identity.clientId,
    kind: identity.kind,
  })
  return { verdict: { ...verdict, nearest: all.nearest }, judgedAs: identity }
}

/** One list for one inventory, so that its index is built once. */
const lists = new WeakMap<readonly InventoryCredential[], CheckInput['credentials']>()

function credentialsOf(rows: readonly InventoryCredential[]): CheckInput['credentials'] {
  const known = lists.get(rows)
  if (known) return known
  const made = rows.map(({ credential }) => credential)
  lists.set(rows, made)
  return made
}
