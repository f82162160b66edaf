import { equalIgnoringCase } from '../subject-forms'
import { type CauseRule, subjects } from './contract'

function serviceAccount(subject: string) {
  const match = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject)
  return match ? { namespace: match[1] ?? '', name: match[2] ?? '' } : undefined
}

export const kubernetesServiceAccount: CauseRule = {
  id: 'kubernetes-service-account',
  title: 'Another service account presents the token',
  source: 'https://azure.github.io/azure-workload-identity/docs/troubleshooting.html',
  find: (context) => {
    const pair = subjects(context)
    const expected = pair && serviceAccount(pair.expected)
    const actual = pair && serviceAccount(pair.actual)
    if (!pair || !expected || !actual || equalIgnoringCase(pair.expected, pair.actual))
      return undefined
    const isDefault = actual.name === 'default'
    return {
      confidence: 'certain',
      detail: isDefault
        ? `The pod runs as the service account default of the namespace ${actual.namespace}: serviceAccountName is not set.`
        : `The pod runs as ${actual.namespace}/${actual.name}; the credential is for ${expected.namespace}/${expected.name}.`,
      fixEntra: `Add a credential with the subject ${pair.actual}`,
      fixWorkload: `Set serviceAccountName: ${expected.name} in the namespace ${expected.namespace}`,
    }
  },
}
