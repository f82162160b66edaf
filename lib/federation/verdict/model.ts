import type { Cloud, Credential, IdentityKind } from '../credential/model'

/** The place of a check in Entra's working order. The array order is the order of evaluation. */
export const CHECK_IDS = [
  'request',
  'tenant',
  'parameters',
  'shape',
  'type',
  'algorithm',
  'header',
  'key-id',
  'required-claims',
  'audience-count',
  'assertion-kind',
  'client',
  'credentials',
  'issuer',
  'lifetime',
  'audience',
  'subject',
  'policy',
  'entra-issued',
  'metadata',
  'key',
  'signature',
  'validity',
  'scope',
  'conditional-access',
] as const

export type CheckId = (typeof CHECK_IDS)[number]

export type Outcome = 'pass' | 'fail' | 'warn' | 'not-checked'

/** One rule inside a verdict. */
export interface Check {
  /** A check id, or the class itself for a reading rule of our own that has no place in the order. */
  readonly id: string
  readonly outcome: Outcome
  /** Short title for the page: "Issuer matches". */
  readonly title: string
  /** The claim, header parameter or credential field looked at. */
  readonly field?: string
  readonly expected?: string
  readonly actual?: string
  /** Index in UTF-16 units of the first difference between `expected` and `actual`. */
  readonly firstDifference?: number
  /** AADSTS number that Entra would answer. */
  readonly code?: number
  /** Class of the vocabulary of token defects, for example `iss-mismatch`. */
  readonly class?: string
  /** One sentence: why this outcome, or why it was not checked. */
  readonly reason?: string
  /** True where the place of this check in Entra's order is not documented. */
  readonly orderUncertain?: boolean
}

/** The error body's decisive part, as Entra would answer. */
export interface EntraAnswer {
  readonly code: number
  /** OAuth error, for example `invalid_client`. */
  readonly error: string
  readonly status: number
  /** The text Entra would write, starting with `AADSTS…: `, without trace id, correlation id and time. */
  readonly message: string
}

export type CredentialField = 'issuer' | 'audience' | 'subject'

/** A credential that came close, and the fields that keep it from matching. */
export interface NearestCredential {
  readonly credential: Credential
  readonly differs: readonly CredentialField[]
  /** Structural distance; smaller is nearer. Only comparable within one verdict. */
  readonly distance: number
  /** Index into the list of credentials given. */
  readonly index: number
}

export interface Warning {
  readonly class: string
  readonly message: string
}

/** A probable cause with a fix. `fix` says what to change on either side. */
export interface Cause {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly fix: string
  /** What to change in Entra. */
  readonly fixEntra?: string
  /** What to change in the workload. */
  readonly fixWorkload?: string
  readonly confidence?: 'certain' | 'likely' | 'possible'
}

/** What Entra would answer to an assertion. */
export interface Verdict {
  readonly verdict: 'accepted' | 'rejected' | 'undetermined'
  readonly error: EntraAnswer | null
  /** The credential whose fields all match, also when a later check fails. */
  readonly matched: Credential | null
  readonly mismatches: readonly CredentialField[]
  readonly checks: readonly Check[]
  readonly warnings: readonly Warning[]
  readonly nearest: readonly NearestCredential[]
  readonly causes: readonly Cause[]
}

/** What a verdict is asked about. Exactly one of `token` and `claims` is given. */
export interface CheckInput {
  readonly credentials: readonly Credential[]
  readonly token?: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] }
  /** The moment of evaluation. Required: the domain has no clock. */
  readonly now: Date
  readonly clientId?: string
  /** Display name of the client, for the text of 70025; optional. */
  readonly clientName?: string
  /** Tenant of the client: tells whether a token of Entra comes from the same one; optional. */
  readonly tenantId?: string
  readonly kind?: IdentityKind
  readonly cloud?: Cloud
  /** Clock skew in seconds that is tolerated; default 300 (not documented by Entra). */
  readonly skewSeconds?: number
}
