import { isGithubIssuer } from '../known-issuers'
import { type CauseRule, claimText, ofClass } from './contract'

export const expiredAssertion: CauseRule = {
  id: 'expired-assertion',
  title: 'The assertion has expired',
  source: 'https://github.com/Azure/login/issues/180',
  find: (context) => {
    const check = ofClass(context, 'expired')
    if (!check) return undefined
    const iss = claimText(context, 'iss')
    const isGithub = iss !== undefined && isGithubIssuer(iss)
    return {
      confidence: 'certain',
      detail: check.reason ?? 'exp lies in the past.',
      fixWorkload: isGithub
        ? "GitHub's tokens live five minutes: sign in right before the step that needs Azure, again for a new resource."
        : 'Get a fresh token right before the exchange; read a projected token file again each time.',
    }
  },
}
