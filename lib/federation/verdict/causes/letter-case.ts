import { equalIgnoringCase } from '../subject-forms'
import { type CauseRule, failing } from './contract'

export const letterCase: CauseRule = {
  id: 'letter-case',
  title: 'Upper and lower case differ',
  source: 'https://github.com/Azure/login/issues/515',
  find: (context) => {
    for (const field of ['subject', 'issuer', 'audience']) {
      const check = failing(context, field)
      if (check?.expected === undefined || check.actual === undefined) continue
      if (!equalIgnoringCase(check.expected, check.actual)) continue
      return {
        confidence: 'certain',
        detail: `The ${field} differs in the case of letters only. Entra compares case since August 2024.`,
        fixEntra: `Set the ${field} of the credential to ${check.actual}`,
      }
    }
    return undefined
  },
}
