import type { StorageIssuerInput } from '../storage/model'

/** The plan for a new issuer, written down for another tool. Holds public documents, never a private key. */
export interface StorageScript {
  /** Stable id, the same as the file name. */
  readonly id: string
  readonly title: string
  /** Where the syntax is documented. */
  readonly source: string
  /** What the tool leaves to do by hand. */
  readonly note?: string
  readonly render: (input: StorageIssuerInput) => string
}
