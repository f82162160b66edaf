import { type CauseRule, subjects } from './contract'

function workflowRef(subject: string): string | undefined {
  return /(?:^|:)job_workflow_ref:([^:]+)/.exec(subject)?.[1]
}

export const githubReusableWorkflow: CauseRule = {
  id: 'github-reusable-workflow',
  title: 'The ref of a reusable workflow differs',
  source: 'https://docs.github.com/en/actions/reference/security/oidc',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && workflowRef(pair.expected)
    const actual = pair && workflowRef(pair.actual)
    if (expected !== undefined && actual !== undefined && expected !== actual) {
      const [file, ref] = actual.split('@')
      return {
        confidence: expected.startsWith(`${file}@`) ? 'certain' : 'likely',
        detail: `The called workflow is ${file} at ${ref ?? 'no ref'}; the credential names ${expected}.`,
        fixEntra: `Set the subject of the credential to ${pair?.actual}`,
        fixWorkload: `Call the workflow at the ref that the credential names: ${expected}`,
      }
    }
    return undefined
  },
}
