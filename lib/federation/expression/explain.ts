import type { Expression, ExpressionTerm } from './parse'

/** Says in plain sentences what an expression lets in, one sentence a term. */
export function explainExpression(expression: Expression): readonly string[] {
  return expression.terms.map(explainTerm)
}

/** One term in a plain sentence; what stands between backticks is code. */
export function explainTerm({ claim, operator, comparand }: ExpressionTerm): string {
  const name = `The claim \`${claim}\``
  if (operator === 'eq' || !/[*?]/.test(comparand))
    return `${name} must be exactly \`${comparand}\`.`
  if (/^\*+$/.test(comparand)) return `${name} may have any value, but must be there.`
  const inner = comparand.slice(0, -1)
  if (comparand.endsWith('*') && !/[*?]/.test(inner)) return `${name} must start with \`${inner}\`.`
  const rest = comparand.slice(1)
  if (comparand.startsWith('*') && !/[*?]/.test(rest)) return `${name} must end with \`${rest}\`.`
  const parts = [
    comparand.includes('*') && '`*` stands for any run of characters',
    comparand.includes('?') && '`?` for exactly one',
  ].filter((part) => part !== false)
  return `${name} must look like \`${comparand}\`, where ${parts.join(' and ')}.`
}
