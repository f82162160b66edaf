import type { Cloud, IdentityKind } from '../credential/model'
import type { CredentialIndex } from './credential-index'
import type { CredentialMatch } from './match'
import type { Check, CheckId, CheckInput } from './model'

/** What every rule of a verdict may look at. */
export interface VerdictContext {
  readonly input: CheckInput
  readonly kind: IdentityKind
  readonly cloud: Cloud
  readonly index: CredentialIndex
  readonly header?: Readonly<Record<string, unknown>>
  /** Absent when the payload could not be read. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Absent when there are no claims. */
  readonly match?: CredentialMatch
}

/** A rule judges one place of the order; it may say nothing, then the place is listed as not checked. */
export interface Rule {
  readonly id: CheckId
  readonly judge: (context: VerdictContext) => readonly Check[]
}
