import { type ExpressionFinding, type Lint, PAGES } from '../findings'
import { matchesGlob } from '../glob'
import type { ExpressionTerm } from '../parse'

/** Claims that the issuer's list lacks. */
export const claimLint: Lint = ({ expression, rules }) =>
  rules === undefined
    ? []
    : expression.terms
        .filter(({ claim }) => !Object.hasOwn(rules.claims, claim))
        .map(({ claim, start }) => {
          const names = Object.keys(rules.claims)
          const twin = names.find((name) => name === claim.toLowerCase())
          return {
            id: 'expression-claim',
            severity: 'error',
            concern: 'refused',
            message: `The claim \`${claim}\` may not be used for this issuer.`,
            fix:
              twin === undefined
                ? `Use ${names.map((name) => `\`${name}\``).join(', ')}.`
                : `Write \`${twin}\` in small letters.`,
            index: start,
            source: PAGES.flexible,
          }
        })

export const operatorLint: Lint = ({ expression, rules }) =>
  expression.terms
    .filter(({ claim, operator }) => {
      const allowed = rules && Object.hasOwn(rules.claims, claim) ? rules.claims[claim] : undefined
      return allowed !== undefined && !allowed.includes(operator)
    })
    .map(({ claim, start }) => ({
      id: 'expression-operator',
      severity: 'error',
      concern: 'refused',
      message: `The claim \`${claim}\` allows only \`eq\`.`,
      fix: 'Write `eq` and the exact id.',
      index: start,
      source: PAGES.flexible,
    }))

/**
 * Ids that new expressions must hold. GitHub: documented, and seen to be refused without (July 2026;
 * older ones stay, secondhand). GitLab: two pages contradict each other, so it only warns.
 */
export const idClaimLint: Lint = ({ expression, rules, stored }) => {
  if (!rules || rules.oneOf.length === 0 || hasOneOf(expression.terms, rules.oneOf)) return []
  const isNewGithub = rules.id === 'github' && stored !== true
  return [
    {
      id: 'expression-id-claim',
      severity: isNewGithub ? 'error' : 'warn',
      concern: isNewGithub ? 'refused' : 'doubt',
      message:
        rules.id !== 'github'
          ? 'No id pins the project. The pages of Entra contradict each other on whether one must.'
          : stored === true
            ? 'No id pins the repository. Stored before July 2026 it still works (secondhand); a new one would be refused.'
            : 'Since July 2026 a new expression must pin an id of the repository or of its owner; without one Entra refuses to store it.',
      fix: `Add ${rules.oneOf.map((claim) => `\`claims['${claim}'] eq '…'\``).join(' or ')}.`,
      source: rules.id === 'github' ? PAGES.flexible : PAGES.mutable,
    },
  ]
}

/** Claims that the page asks for and that creation was seen to pass without. */
export const expectedClaimLint: Lint = ({ expression, rules }) => {
  const missing = (rules?.expected ?? []).filter(
    (name) => !expression.terms.some(({ claim }) => claim === name),
  )
  return missing
    .filter((name) => !rules?.oneOf.includes(name) || hasOneOf(expression.terms, rules.oneOf))
    .map((name) => ({
      id: 'expression-expected-claim',
      severity: 'warn',
      concern: 'doubt',
      message: `The documentation asks for a term on \`${name}\`. Expressions without one were seen to be taken (secondhand).`,
      fix: `Add a term on \`${name}\`.`,
      source: PAGES.flexible,
    }))
}

function hasOneOf(terms: readonly ExpressionTerm[], names: readonly string[]): boolean {
  return terms.some(({ claim }) => names.includes(claim))
}

/** Two terms on one claim: either they can never both hold, or they are worth a second look. */
export const duplicateLint: Lint = ({ expression }) => {
  const found: ExpressionFinding[] = []
  for (const [place, term] of expression.terms.entries()) {
    const earlier = expression.terms.slice(0, place).filter(({ claim }) => claim === term.claim)
    if (earlier.length === 0) continue
    const clash = earlier.some((other) => contradicts(other, term))
    found.push(
      clash
        ? {
            id: 'expression-contradiction',
            severity: 'warn',
            concern: 'dead',
            message: `The terms on \`${term.claim}\` can never both hold: terms are joined by \`and\`.`,
            fix: 'Make one credential for each value; there is no `or`.',
            index: term.start,
            source: PAGES.flexible,
          }
        : {
            id: 'expression-duplicate-claim',
            severity: 'info',
            concern: 'doubt',
            message: `The claim \`${term.claim}\` stands twice; both terms must hold.`,
            fix: 'One term is easier to read.',
            index: term.start,
            source: PAGES.flexible,
          },
    )
  }
  return found
}

function contradicts(a: ExpressionTerm, b: ExpressionTerm): boolean {
  if (a.operator === 'eq' && b.operator === 'eq') return a.comparand !== b.comparand
  if (a.operator === 'eq') return !matchesGlob(b.comparand, a.comparand)
  if (b.operator === 'eq') return !matchesGlob(a.comparand, b.comparand)
  return false
}
