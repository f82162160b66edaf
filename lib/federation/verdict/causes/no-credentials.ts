import { type CauseRule, failing } from './contract'

export const noCredentials: CauseRule = {
  id: 'no-credentials',
  title: 'This client has no federated credential',
  source:
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
  find: (context) => {
    if (!failing(context, 'credentials')) return undefined
    return {
      confidence: 'certain',
      detail: 'The list of credentials of this client id is empty.',
      fixEntra: 'Add a credential to this client; a new one needs a few minutes.',
      fixWorkload:
        'Send the client id of the identity that has the credential (the client id, not the object id).',
    }
  },
}
