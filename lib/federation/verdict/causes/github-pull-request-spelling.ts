import { type CauseRule, subjects } from './contract'

export const githubPullRequestSpelling: CauseRule = {
  id: 'github-pull-request-spelling',
  title: 'pull_request is written with an underscore',
  source: 'https://docs.github.com/en/actions/reference/security/oidc',
  find: (context) => {
    const pair = subjects(context)
    if (!pair?.expected.endsWith(':pull-request') || !pair.actual.endsWith(':pull_request'))
      return undefined
    return {
      confidence: 'certain',
      detail: 'GitHub writes pull_request; the credential has pull-request.',
      fixEntra: `Set the subject of the credential to ${pair.actual}`,
    }
  },
}
