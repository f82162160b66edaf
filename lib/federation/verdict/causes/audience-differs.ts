import { EXCHANGE_AUDIENCES } from '../../credential/audiences'
import { type CauseRule, failing } from './contract'

export const audienceDiffers: CauseRule = {
  id: 'audience-differs',
  title: 'The token was requested for another audience',
  source: 'https://docs.gitlab.com/ci/cloud_services/azure/',
  find: (context) => {
    const check = failing(context, 'audience')
    if (check?.class !== 'aud-mismatch' || check.actual === undefined) return undefined
    if (context.match?.mismatches.includes('audience') === false) return undefined
    const isGithubDefault = /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)\/[^/]+$/.test(check.actual)
    return {
      confidence: 'certain',
      detail: isGithubDefault
        ? "The audience is GitHub's default; the workflow asked for none."
        : `The token says ${check.actual}, the credential ${check.expected ?? 'another audience'}.`,
      fixWorkload: `Request the token for the audience ${check.expected ?? EXCHANGE_AUDIENCES[context.cloud]}`,
      fixEntra: `When the workload cannot change it, set the audience of the credential to ${check.actual}`,
    }
  },
}
