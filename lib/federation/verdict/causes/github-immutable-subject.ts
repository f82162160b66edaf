import { parseGithubSubject } from '../subject-forms'
import { type CauseRule, subjects } from './contract'

export const githubImmutableSubject: CauseRule = {
  id: 'github-immutable-subject',
  title: "GitHub's subject carries ids on one side only",
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && parseGithubSubject(pair.expected)
    const actual = pair && parseGithubSubject(pair.actual)
    if (!pair || !expected || !actual) return undefined
    if ((expected.repoId === undefined) === (actual.repoId === undefined)) return undefined
    if (expected.owner !== actual.owner || expected.repo !== actual.repo) return undefined
    const inToken = actual.repoId !== undefined
    return {
      confidence: 'certain',
      detail: inToken
        ? "The token's subject carries owner and repository ids; the credential has names only. Repositories created, renamed or moved since 2026-07-15 send ids."
        : "The credential's subject carries ids; the token has names only. Older repositories send names until they opt in.",
      fixEntra: inToken
        ? `Set the subject of the credential to ${pair.actual} The names stay part of it: after a rename it has to be set again, although the ids stay.`
        : `Set the subject of the credential to ${pair.actual}`,
      fixWorkload: inToken
        ? 'Before writing subjects, ask GitHub which form this repository sends: sub_claim_prefix of repos/OWNER/REPO/actions/oidc/customization/sub decides, even where use_immutable_subject says false.'
        : 'Turn on immutable subjects for the repository in GitHub.',
    }
  },
}
