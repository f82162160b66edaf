import { matchesGlob } from './glob'
import type { Expression, ExpressionTerm } from './parse'

export interface TermResult {
  readonly term: ExpressionTerm
  readonly holds: boolean
  /** The claim's text, when it has one. */
  readonly actual?: string
  /** Why it does not hold: the claim is absent, no text, or another value. */
  readonly because?: 'absent' | 'type' | 'value'
}

export interface ExpressionResult {
  readonly holds: boolean
  readonly terms: readonly TermResult[]
}

/**
 * Tries an expression on the claims of a token. An absent claim does not match (inferred), nor does
 * one that is no text (Entra has an error of its own for that, 700234, secondhand).
 * Upper and lower case differ; for `matches` that is not documented.
 */
export function evaluateExpression(
  expression: Expression,
  claims: Readonly<Record<string, unknown>>,
): ExpressionResult {
  const terms = expression.terms.map((term) => evaluateTerm(term, claims))
  return { holds: terms.every((term) => term.holds), terms }
}

function evaluateTerm(term: ExpressionTerm, claims: Readonly<Record<string, unknown>>): TermResult {
  if (!Object.hasOwn(claims, term.claim)) return { term, holds: false, because: 'absent' }
  const actual = claims[term.claim]
  if (typeof actual !== 'string') return { term, holds: false, because: 'type' }
  const holds =
    term.operator === 'eq' ? actual === term.comparand : matchesGlob(term.comparand, actual)
  return holds ? { term, holds, actual } : { term, holds, actual, because: 'value' }
}
