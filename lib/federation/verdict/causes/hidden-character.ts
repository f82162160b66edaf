import { diffText } from '../../diff/text-diff'
import { type CauseRule, failing } from './contract'

export const hiddenCharacter: CauseRule = {
  id: 'hidden-character',
  title: 'A character that cannot be seen, or looks like another',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  find: (context) => {
    for (const field of ['issuer', 'audience', 'subject']) {
      const check = failing(context, field)
      if (check?.expected === undefined || check.actual === undefined) continue
      const odd = diffText(check.expected, check.actual).differences.find(({ kind }) =>
        ['lookalike', 'bidi', 'invisible', 'control'].includes(kind),
      )
      if (odd)
        return {
          confidence: 'certain',
          detail: `In the ${field}: ${odd.message}.`,
          fixEntra: `Type the ${field} again instead of pasting it.`,
        }
    }
    return undefined
  },
}
