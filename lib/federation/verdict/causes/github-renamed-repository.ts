import { equalIgnoringCase, parseGithubSubject } from '../subject-forms'
import { type CauseRule, subjects } from './contract'

export const githubRenamedRepository: CauseRule = {
  id: 'github-renamed-repository',
  title: 'The repository or its owner has another name',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && parseGithubSubject(pair.expected)
    const actual = pair && parseGithubSubject(pair.actual)
    if (!pair || !expected || !actual) return undefined
    if (equalIgnoringCase(`${expected.owner}/${expected.repo}`, `${actual.owner}/${actual.repo}`))
      return undefined
    const sameIds = actual.repoId !== undefined && actual.repoId === expected.repoId
    const alike = expected.owner === actual.owner || expected.repo === actual.repo
    if (!sameIds && !alike) return undefined
    return {
      confidence: sameIds ? 'certain' : 'possible',
      detail: sameIds
        ? 'Ids are equal, names differ: the repository was renamed or moved. The name stays part of the subject.'
        : 'Owner or repository differ in name. Was the repository renamed or moved, or is it another one?',
      fixEntra: sameIds
        ? `Set the subject of the credential to ${pair.actual}`
        : `If the repository is meant to have access, add a credential with the subject ${pair.actual}`,
    }
  },
}
