import { EXCHANGE_AUDIENCES } from '../../credential/audiences'
import { type CauseRule, ofClass } from './contract'

export const audienceCloud: CauseRule = {
  id: 'audience-cloud',
  title: 'The audience belongs to another cloud',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  find: (context) => {
    const check = ofClass(context, 'aud-cloud')
    if (!check) return undefined
    return {
      confidence: check.outcome === 'fail' ? 'certain' : 'possible',
      detail: `The audience ${check.actual ?? ''} is the exchange of another cloud.`,
      fixEntra: 'Use the audience of the cloud in which the application lives.',
      fixWorkload: `Request the token for ${check.expected ?? EXCHANGE_AUDIENCES[context.cloud]}`,
    }
  },
}
