import type { Cloud, Credential, Identity } from '../credential/model'
import type { InventoryCredential } from '../inventory/model'
import { type CredentialIndex, createCredentialIndex } from './credential-index'
import { type Claims, matchCredentials, matchingPlaces, readQuery } from './match'
import type { CredentialField } from './model'

/** All credentials of a tenant, ready for the question "who accepts this token?". */
export interface InventoryIndex {
  readonly rows: readonly InventoryCredential[]
  readonly index: CredentialIndex
}

/** A row that came close. */
export interface NearestRow {
  readonly row: InventoryCredential
  readonly differs: readonly CredentialField[]
  /** Structural distance, only comparable within one answer. */
  readonly distance: number
}

export interface TenantSearch {
  /** Rows whose credential matches the token in all fields, in the order of the inventory. */
  readonly accepting: readonly InventoryCredential[]
  /** The identities of those rows, each once. */
  readonly identities: readonly Identity[]
  /** Nearest rows of the whole tenant, when none accepts. */
  readonly nearest: readonly NearestRow[]
  /**
   * Identities that accept the token although the workload sends another client id; empty when no
   * client id was given or it accepts the token itself.
   */
  readonly onOtherClients: readonly Identity[]
}

/** Builds the index over an inventory's rows. Keep it as long as the rows. */
export function createInventoryIndex(rows: readonly InventoryCredential[]): InventoryIndex {
  const credentials: readonly Credential[] = rows.map(({ credential }) => credential)
  return { rows, index: createCredentialIndex(credentials) }
}

/**
 * Finds which identities of the tenant accept a token by its claims: issuer, audience and subject
 * or expression. Time, keys and policies are the verdict's business.
 */
export function searchTenant(
  claims: Claims,
  { rows, index }: InventoryIndex,
  options: { readonly cloud?: Cloud; readonly clientId?: string } = {},
): TenantSearch {
  const cloud = options.cloud ?? 'public'
  const accepting = matchingPlaces(claims, readQuery(claims, cloud), index).flatMap(
    (place) => rows[place] ?? [],
  )
  const identities = [...new Map(accepting.map(({ identity }) => [identity.id, identity])).values()]
  const sent = options.clientId?.toLowerCase()
  const isAnswered =
    sent === undefined || identities.some(({ clientId }) => clientId.toLowerCase() === sent)
  const nearest = accepting.length > 0 ? [] : matchCredentials(claims, index, cloud).nearest
  return {
    accepting,
    identities,
    nearest: nearest.flatMap(({ index: place, differs, distance }) => {
      const row = rows[place]
      return row === undefined ? [] : [{ row, differs, distance }]
    }),
    onOtherClients: isAnswered ? [] : identities,
  }
}
