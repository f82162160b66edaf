import { type CauseRule, failing } from './contract'

export const keyNotPublished: CauseRule = {
  id: 'key-not-published',
  title: 'The signing key is not in the key set',
  source: 'https://github.com/Azure/azure-workload-identity/issues/1232',
  find: (context) => {
    const check = failing(context, 'key')
    if (check?.code !== 7000272) return undefined
    return {
      confidence: 'certain',
      detail: check.reason ?? 'The key set lacks the key that the header names.',
      fixWorkload:
        'Publish the key with use: sig under the kid of the header, then wait: Entra keeps key sets for a while. Keep the old key as long as its tokens live.',
    }
  },
}
