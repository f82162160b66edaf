import type { Cloud, IdentityKind } from '../credential/model'
import { type ExpressionIssuer, expressionIssuer } from './issuers'
import { type Expression, parseExpression } from './parse'

/** `error`: Entra refuses it, by documentation. `warn`: doubtful. `info`: worth knowing. */
export interface ExpressionFinding {
  readonly id:
    | 'expression-syntax'
    | 'expression-issuer'
    | 'expression-claim'
    | 'expression-operator'
    | 'expression-id-claim'
    | 'expression-expected-claim'
    | 'expression-any-value'
    | 'expression-wildcard-in-eq'
    | 'expression-name-based-subject'
    | 'expression-identity-kind'
    | 'expression-cloud'
    | 'expression-duplicate-claim'
  readonly severity: 'error' | 'warn' | 'info'
  readonly message: string
  readonly fix?: string
  /** UTF-16 index in the expression. */
  readonly index?: number
  readonly source?: string
}

export interface ExpressionContext {
  readonly issuer: string
  readonly kind?: IdentityKind
  readonly cloud?: Cloud
}

/** Judges an expression before it is sent: syntax, then issuer, claims, operators and reach. */
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
        message,
        index,
        ...(hint !== undefined && { fix: hint }),
      },
    ]
  }
  const rules = expressionIssuer(context.issuer)
  return [
    ...lintPlace(context, rules),
    ...(rules ? lintTerms(parsed.expression, rules) : []),
    ...(rules ? lintMandatory(parsed.expression, rules) : []),
    ...lintReach(parsed.expression),
  ]
}

function lintPlace(
  { issuer, kind, cloud }: ExpressionContext,
  rules: ExpressionIssuer | undefined,
): readonly ExpressionFinding[] {
  const found: ExpressionFinding[] = []
  if (!rules)
    found.push({
      id: 'expression-issuer',
      severity: 'error',
      message: `Entra takes no expression for the issuer ${issuer}.`,
      fix: 'Use a credential with a plain subject.',
    })
  if (kind === 'managedIdentity')
    found.push({
      id: 'expression-identity-kind',
      severity: 'warn',
      message: 'Expressions on managed identities are documented, yet may be refused.',
      fix: 'Try it; if Azure refuses, use an application.',
    })
  if (cloud !== undefined && cloud !== 'public')
    found.push({
      id: 'expression-cloud',
      severity: 'warn',
      message: 'Expressions are said not to be available in national clouds (700239, secondhand).',
    })
  return found
}

function lintTerms(expression: Expression, rules: ExpressionIssuer): readonly ExpressionFinding[] {
  const found: ExpressionFinding[] = []
  const seen = new Set<string>()
  for (const term of expression.terms) {
    const at = { index: term.start, source: rules.source }
    const operators = Object.hasOwn(rules.claims, term.claim) ? rules.claims[term.claim] : undefined
    if (operators === undefined) {
      found.push({
        ...at,
        id: 'expression-claim',
        severity: 'error',
        message: `The claim \`${term.claim}\` may not be used for this issuer.`,
        fix: `Use ${Object.keys(rules.claims).join(', ')}.`,
      })
    } else if (!operators.includes(term.operator)) {
      found.push({
        ...at,
        id: 'expression-operator',
        severity: 'error',
        message: `The claim \`${term.claim}\` allows only \`eq\`.`,
        fix: 'Write the exact id.',
      })
    }
    if (seen.has(term.claim))
      found.push({
        ...at,
        id: 'expression-duplicate-claim',
        severity: 'info',
        message: `The claim \`${term.claim}\` stands twice; both terms must hold.`,
      })
    seen.add(term.claim)
  }
  return found
}

function lintMandatory(
  expression: Expression,
  rules: ExpressionIssuer,
): readonly ExpressionFinding[] {
  const claims = new Set(expression.terms.map((term) => term.claim))
  const found: ExpressionFinding[] = []
  if (rules.oneOf.length > 0 && !rules.oneOf.some((claim) => claims.has(claim)))
    found.push({
      id: 'expression-id-claim',
      // GitHub: documented and seen to be refused. GitLab: two pages disagree.
      severity: rules.id === 'github' ? 'error' : 'warn',
      message: 'Since July 2026 a new expression must pin an id that cannot be recycled.',
      fix: `Add ${rules.oneOf.map((claim) => `\`claims['${claim}'] eq '…'\``).join(' or ')}.`,
      source: rules.source,
    })
  for (const claim of rules.expected)
    if (!claims.has(claim) && !rules.oneOf.includes(claim))
      found.push({
        id: 'expression-expected-claim',
        severity: 'warn',
        message: `The documentation asks for a term on \`${claim}\`.`,
        fix: `Add a term on \`${claim}\`.`,
        source: rules.source,
      })
  return found
}

function lintReach(expression: Expression): readonly ExpressionFinding[] {
  const found: ExpressionFinding[] = []
  for (const { claim, operator, comparand, start } of expression.terms) {
    if (operator === 'eq' && /[*?]/.test(comparand))
      found.push({
        id: 'expression-wildcard-in-eq',
        severity: 'warn',
        message: '`eq` compares letter by letter: `*` and `?` have no meaning in it.',
        fix: 'Use `matches`, or write the whole value.',
        index: start,
      })
    if (operator === 'matches' && /^[*?]+$/.test(comparand))
      found.push({
        id: 'expression-any-value',
        severity: 'warn',
        message: `Any value of \`${claim}\` matches.`,
        fix: 'Write the part that never changes in front of the `*`.',
        index: start,
      })
    // The new GitHub subjects carry `@id` after owner and repository (since 2026-07-15).
    if (claim === 'sub' && /^repo:[^@*?/]+\/[^@*?:]+:/.test(comparand))
      found.push({
        id: 'expression-name-based-subject',
        severity: 'info',
        message: 'This never matches a subject that carries ids: `repo:OWNER@ID/REPO@ID:…`.',
        fix: 'Use `repo:*:…` and pin the repository with `repository_id`.',
        index: start,
      })
  }
  return found
}
