import { trimmedEqual } from '../texts'
import { type CauseRule, issuers } from './contract'

export const trailingSlash: CauseRule = {
  id: 'trailing-slash',
  title: 'A slash at the end of the issuer',
  source: 'https://github.com/Azure/login/issues/175',
  find: (context) => {
    const pair = issuers(context)
    if (!pair || pair.expected === pair.actual || !trimmedEqual(pair.expected, pair.actual))
      return undefined
    if (pair.expected.trim() !== pair.expected || pair.actual.trim() !== pair.actual)
      return undefined
    const extra = pair.expected.endsWith('/') && !pair.actual.endsWith('/')
    return {
      confidence: 'certain',
      detail: extra
        ? "The credential's issuer ends with a slash that the token's issuer does not have."
        : "The token's issuer ends with a slash that the credential's issuer does not have.",
      fixEntra: `Set the issuer of the credential to ${pair.actual}`,
    }
  },
}
