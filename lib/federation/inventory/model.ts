import type { Cloud, Credential, Identity } from '../credential/model'

/** One credential with the identity that owns it: a row of every list. */
export interface InventoryCredential {
  /** Stable key of the row: `{identity id}/{credential name or id}`. */
  readonly key: string
  readonly identity: Identity
  readonly credential: Credential
}

/** Where part of an inventory came from. */
export type SourceId =
  | 'applications'
  | 'blueprints'
  | 'managed-identities'
  | 'subscriptions'
  | 'azure-identities'
  | 'organization'

/** How reading one source went. `failed` and `denied` never look like an empty list. */
export interface SourceState {
  readonly id: SourceId
  readonly state: 'waiting' | 'reading' | 'done' | 'partial' | 'denied' | 'throttled' | 'failed'
  /** Objects read so far. */
  readonly count: number
  readonly problem?: import('../result').Problem
  /** Which rung of the strategy ladder answered, for example `filter+expand`. */
  readonly strategy?: string
}

/** Something the scan could not see, in words for the page. */
export interface Gap {
  readonly source: SourceId
  readonly title: string
  readonly detail: string
  /** Permission or role that would close the gap. */
  readonly needs?: string
}

/** What a scan of the tenant found, and what it could not see. */
export interface Inventory {
  readonly tenantId: string
  readonly cloud: Cloud
  readonly organization?: { readonly displayName: string; readonly defaultDomain?: string }
  readonly identities: readonly Identity[]
  readonly credentials: readonly InventoryCredential[]
  /** Ids of identities whose credentials were not read: none are listed, yet they may have some. */
  readonly unread?: readonly string[]
  readonly sources: readonly SourceState[]
  readonly gaps: readonly Gap[]
  /** ISO time of the last page that arrived. */
  readonly asOf: string
  /** Requests sent so far. */
  readonly requests: number
}
