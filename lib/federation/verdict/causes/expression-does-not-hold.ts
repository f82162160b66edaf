import { evaluateExpression } from '../../expression/evaluate'
import { type CauseRule, failing } from './contract'

export const expressionDoesNotHold: CauseRule = {
  id: 'expression-does-not-hold',
  title: 'The expression does not hold',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  find: (context) => {
    const { match, index, claims } = context
    if (!failing(context, 'subject') || !match || !claims) return undefined
    const near = match.nearest.find(
      ({ credential }) => credential.claimsMatchingExpression !== undefined,
    )
    const expression = near && index.expression(near.index)
    if (!near) return undefined
    if (!expression)
      return {
        confidence: 'certain',
        detail: 'The expression of the credential cannot be read.',
        fixEntra: 'Correct the expression.',
      }
    const failed = evaluateExpression(expression, claims).terms.find(({ holds }) => !holds)
    if (!failed) return undefined
    const because = {
      absent: 'is not in the token',
      type: 'is no text',
      value: `is ${failed.actual ?? ''}`,
    }
    return {
      confidence: near === match.nearest[0] ? 'certain' : 'possible',
      detail: `The term on ${failed.term.claim} wants ${failed.term.comparand}; the claim ${because[failed.because ?? 'value']}.`,
      fixEntra: 'Change the expression, or add a credential for this subject.',
    }
  },
}
