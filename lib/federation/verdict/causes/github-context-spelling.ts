import { intendedGithubContext, parseGithubSubject } from '../subject-forms'
import { type CauseRule, subjects } from './contract'

export const githubContextSpelling: CauseRule = {
  id: 'github-context-spelling',
  title: "The credential spells GitHub's context in its own way",
  source: 'https://github.com/Azure/login/issues/261',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && parseGithubSubject(pair.expected)
    const actual = pair && parseGithubSubject(pair.actual)
    if (!pair || !expected || !actual || expected.context === actual.context) return undefined
    if (expected.owner !== actual.owner || expected.repo !== actual.repo) return undefined
    // An own, older cause names this one.
    if (expected.context === 'pull-request') return undefined
    if (intendedGithubContext(expected.context) !== actual.context) return undefined
    return {
      confidence: 'certain',
      detail: `GitHub writes ${actual.context}; the credential has ${expected.context}.`,
      fixEntra: `Set the subject of the credential to ${pair.actual}`,
    }
  },
}
