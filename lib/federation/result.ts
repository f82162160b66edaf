/**
 * The two failure channels of Fedcred.
 *
 * Expected failures (a wrong token, a 403, an unreachable issuer) are values: `Result` with one
 * `Problem`. Bugs throw. A `Problem` is a plain object because it crosses the line between server
 * and page and is printed by the command line.
 */

/** One fact behind a problem: the field it is about, what was wanted and what was there. */
export interface Evidence {
  readonly field: string
  readonly expected?: string
  readonly actual?: string
}

/** An expected failure, in words a user can act on. */
export interface Problem {
  /** Stable kebab-case id, or the server's own code (`Authorization_RequestDenied`). */
  readonly code: string
  /** What failed, in a few words. */
  readonly title: string
  /** What was seen and why it failed; one or two sentences. Never holds a token or a key. */
  readonly detail: string
  /** The next step. */
  readonly hint?: string
  readonly evidence?: readonly Evidence[]
  /** Request id of the service that answered, for a support case. */
  readonly requestId?: string
  /** HTTP status of the answer, where there was one. */
  readonly status?: number
  /** Seconds after which the service wants to be asked again, where it said so. */
  readonly retryAfter?: number
  /** True when the same request may succeed later without a change. */
  readonly retryable: boolean
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

/** Wraps a value as success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Wraps a problem as failure; `retryable` defaults to false. */
export function fail(problem: Omit<Problem, 'retryable'> & { retryable?: boolean }): {
  readonly ok: false
  readonly problem: Problem
} {
  return { ok: false, problem: { retryable: false, ...problem } }
}
