import { type CauseRule, failing } from './contract'

export const missingClaim: CauseRule = {
  id: 'missing-claim',
  title: 'A claim is missing',
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  find: (context) => {
    const check = failing(context, 'required-claims')
    if (!check) return undefined
    return {
      confidence: 'certain',
      detail: check.reason ?? 'A required claim is missing.',
      fixWorkload: `Let the issuer add ${check.field ?? 'the claim'}.`,
    }
  },
}
