import type { CauseRule } from './contract'

export const propagation: CauseRule = {
  id: 'propagation',
  title: 'The credential may be too new, or its record stale',
  source: 'https://github.com/Azure/azure-workload-identity/issues/1200',
  find: (context) => {
    if (!context.match?.matched || context.checks.some(({ outcome }) => outcome === 'fail'))
      return undefined
    return {
      confidence: 'possible',
      detail:
        'Everything compared matches. If Entra still refuses: a new credential needs up to several minutes, and a stale record was seen to be cured only by deleting and recreating it.',
      fixEntra:
        'Wait a few minutes; if it stays, delete and recreate the credential with the same values.',
    }
  },
}
