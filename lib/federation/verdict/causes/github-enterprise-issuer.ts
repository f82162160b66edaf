import { isGithubIssuer } from '../known-issuers'
import { equalIgnoringCase } from '../subject-forms'
import { trimEnds } from '../texts'
import { type CauseRule, issuers } from './contract'

export const githubEnterpriseIssuer: CauseRule = {
  id: 'github-enterprise-issuer',
  title: 'GitHub issues tokens under another issuer',
  source: 'https://docs.github.com/en/actions/reference/security/oidc',
  find: (context) => {
    const pair = issuers(context)
    if (!pair || !isGithubIssuer(pair.actual) || !isGithubIssuer(pair.expected)) return undefined
    if (
      trimEnds(pair.actual) === trimEnds(pair.expected) ||
      equalIgnoringCase(pair.actual, pair.expected)
    )
      return undefined
    return {
      confidence: 'certain',
      detail:
        pair.actual.endsWith('/_services/token') || pair.expected.endsWith('/_services/token')
          ? 'GitHub Enterprise Server has an issuer of its own, with the path /_services/token.'
          : "The enterprise's name is part of the issuer on one side only. The setting of the enterprise changes all repositories at once.",
      fixEntra: `Add a credential with the issuer ${pair.actual}`,
    }
  },
}
