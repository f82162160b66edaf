import type { CauseRule } from './contract'

export const otherClient: CauseRule = {
  id: 'other-client',
  title: 'The right credential may be on another client id',
  source:
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
  find: (context) => {
    const near = context.match?.nearest[0]
    if (!near || near.distance < 1 || near.differs.length < 2) return undefined
    return {
      confidence: 'possible',
      detail: 'No credential of this client resembles the token.',
      fixWorkload:
        'Compare the client id that the workload sends with the identity that has the credential.',
      fixEntra: 'Add a credential for this workload.',
    }
  },
}
