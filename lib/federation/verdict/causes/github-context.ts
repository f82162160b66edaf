import { equalIgnoringCase, githubContextKind, parseGithubSubject } from '../subject-forms'
import { type CauseRule, subjects } from './contract'

/** What the workflow must do to send the subject that the credential wants. */
function contextHint(kind: string, context: string): string {
  if (kind === 'environment')
    return `Name the environment in the job: environment: ${context.slice('environment:'.length)}`
  if (kind === 'pull_request') return 'Run the job on pull_request, without an environment.'
  return `Run the job on ${context.replace(/^ref:/, '')}, without an environment: a job with an environment never sends its ref.`
}

export const githubContext: CauseRule = {
  id: 'github-context',
  title: 'The job runs in another GitHub context',
  source: 'https://docs.github.com/en/actions/reference/security/oidc',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && parseGithubSubject(pair.expected)
    const actual = pair && parseGithubSubject(pair.actual)
    if (!pair || !expected || !actual) return undefined
    if (expected.owner !== actual.owner || expected.repo !== actual.repo) return undefined
    if (equalIgnoringCase(expected.context, actual.context)) return undefined
    const was = githubContextKind(expected.context)
    const is = githubContextKind(actual.context)
    const kinds = was === is ? `another ${is}` : `${is} instead of ${was}`
    return {
      confidence: 'certain',
      detail: `The repository is right; the token was issued for ${kinds}: ${actual.context || 'no context'}.`,
      fixEntra: `Add a credential with the subject ${pair.actual}`,
      fixWorkload: contextHint(was, expected.context),
    }
  },
}
