import type { ExpressionContext, ExpressionFinding, Lint } from './findings'
import { PAGES } from './findings'
import { expressionIssuer } from './issuers'
import * as place from './lints/place'
import * as reach from './lints/reach'
import * as terms from './lints/terms'
import * as values from './lints/values'
import { parseExpression } from './parse'
import { reachOf } from './reach'

export type { ExpressionContext, ExpressionFinding } from './findings'

/** Every lint, in the order of the list on screen. */
const LINTS: readonly Lint[] = [
  place.issuerLint,
  place.languageVersionLint,
  terms.claimLint,
  terms.operatorLint,
  terms.idClaimLint,
  reach.namesLint,
  values.anyValueLint,
  reach.refLint,
  reach.pullRequestLint,
  reach.workflowLint,
  terms.duplicateLint,
  values.wildcardInEqLint,
  values.spaceInValueLint,
  values.idFormLint,
  reach.formLint,
  values.quoteLint,
  values.lengthLint,
  terms.expectedClaimLint,
  place.identityKindLint,
  place.cloudLint,
  reach.nameBasedLint,
  reach.anchorLint,
]

/**
 * Judges an expression before it is sent: place, claims, operators, form, and whom it lets in.
 * Errors come first. An expression that cannot be read gives one finding.
 */
export function lintExpression(
  value: string,
  context: ExpressionContext,
): readonly ExpressionFinding[] {
  const parsed = parseExpression(value)
  if (!parsed.ok) {
    const { index, message, hint } = parsed.error
    return [
      {
        id: 'expression-syntax',
        severity: 'error',
        concern: 'refused',
        message,
        index,
        source: PAGES.flexible,
        ...(hint !== undefined && { fix: hint }),
      },
    ]
  }
  const { expression } = parsed
  const rules = expressionIssuer(context.issuer)
  const facts = {
    ...context,
    value,
    expression,
    ...(rules && { rules, reach: reachOf(expression, rules) }),
  }
  return inOrder(LINTS.flatMap((lint) => lint(facts)))
}

function inOrder(findings: readonly ExpressionFinding[]): readonly ExpressionFinding[] {
  return (['error', 'warn', 'info'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  )
}
