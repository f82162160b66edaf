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

/**
 * Whole-value glob: `*` any run of characters, also none, `?` exactly one UTF-16 unit.
 * Two pointers and one remembered star: time grows with the product of the lengths at worst,
 * never exponentially.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = t
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else {
      return false
    }
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
