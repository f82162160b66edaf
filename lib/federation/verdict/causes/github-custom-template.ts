import { isGithubIssuer } from '../known-issuers'
import { githubContextKind, parseGithubSubject } from '../subject-forms'
import { type CauseRule, claimText, subjects } from './contract'

function isCustom(subject: string): boolean {
  const parsed = parseGithubSubject(subject)
  if (!parsed) return true
  return (
    ['custom', 'whole repository'].includes(githubContextKind(parsed.context)) ||
    subject.includes(':job_workflow_ref:')
  )
}

export const githubCustomTemplate: CauseRule = {
  id: 'github-custom-template',
  title: 'The repository has its own subject template',
  source: 'https://docs.github.com/en/rest/actions/oidc',
  find: (context) => {
    const pair = subjects(context)
    const iss = claimText(context, 'iss')
    if (!pair || iss === undefined || !isGithubIssuer(iss)) return undefined
    const customToken = isCustom(pair.actual)
    const customCredential = isCustom(pair.expected)
    if (customToken === customCredential) return undefined
    return {
      confidence: 'likely',
      detail: customToken
        ? "The token's subject follows a custom template; the credential expects the default one."
        : "The credential expects a custom template; the token's subject is the default one.",
      fixEntra: `Set the subject of the credential to ${pair.actual}`,
      fixWorkload: 'Change the template: gh api repos/OWNER/REPO/actions/oidc/customization/sub',
    }
  },
}
