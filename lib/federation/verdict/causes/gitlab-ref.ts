import { type CauseRule, subjects } from './contract'

function gitlabSubject(subject: string) {
  const match = /^(project_(?:path|id):[^:]+):ref_type:([^:]+):ref:(.+)$/.exec(subject)
  return match ? { project: match[1], type: match[2] ?? '', ref: match[3] ?? '' } : undefined
}

export const gitlabRef: CauseRule = {
  id: 'gitlab-ref',
  title: 'The GitLab job runs for another ref',
  source: 'https://docs.gitlab.com/ci/cloud_services/azure/',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && gitlabSubject(pair.expected)
    const actual = pair && gitlabSubject(pair.actual)
    if (
      !pair ||
      !expected ||
      !actual ||
      expected.project !== actual.project ||
      expected.ref === actual.ref
    )
      return undefined
    return {
      confidence: 'certain',
      detail: `The project is right; the job ran for ${actual.type} ${actual.ref}, the credential names ${expected.type} ${expected.ref}.`,
      fixEntra: `Add a credential with the subject ${pair.actual}`,
      fixWorkload: `Run the job for ${expected.type} ${expected.ref}`,
    }
  },
}
