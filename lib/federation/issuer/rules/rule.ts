import type { IssuerContext } from '../context'
import type { KeyFacts } from '../jwks'
import type { Severity } from '../model'

/** One thing a rule saw. Thumbprints and key ids, never key material. */
export interface Sighting {
  readonly message: string
  /** Where it differs from the rule's own. */
  readonly severity?: Severity
}

/** A rule on an issuer string, a discovery document or a key set. */
export interface IssuerRule {
  /** Stable finding id. */
  readonly id: string
  readonly severity: Severity
  readonly title: string
  readonly why: string
  readonly fix: string
  /** Where the rule comes from: an address or the name of a specification. */
  readonly source: string
  /** Empty when the rule has nothing to say about this input. */
  readonly look: (context: IssuerContext) => readonly Sighting[]
}

export const NOTHING: readonly Sighting[] = []

/** One sighting when the condition holds. */
export function when(
  condition: boolean,
  message: string,
  severity?: Severity,
): readonly Sighting[] {
  if (!condition) return NOTHING
  return [severity === undefined ? { message } : { message, severity }]
}

/** Entra stores the first 100 keys of an issuer; the search for weak moduli stops there too. */
export const KEYS_MAX = 100

/** The key with its thumbprint: what a person can compare, and no key material. */
export function named({ label, thumbprint }: KeyFacts): string {
  return thumbprint === undefined ? label : `${label}, thumbprint ${thumbprint}`
}
