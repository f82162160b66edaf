import { type CauseRule, failing } from './contract'

export const missingIssueTime: CauseRule = {
  id: 'missing-issue-time',
  title: 'The token has no iat',
  source: 'https://github.com/MicrosoftDocs/azure-docs/issues/86915',
  find: (context) => {
    const check = failing(context, 'lifetime')
    if (check?.class !== 'claim-missing') return undefined
    return {
      confidence: 'certain',
      detail: 'Without iat Entra counts the lifetime from 1970 and finds it too long.',
      fixWorkload: 'Let the issuer add iat.',
    }
  },
}
