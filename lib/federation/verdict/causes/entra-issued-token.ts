import { isEntraIssuer } from '../known-issuers'
import { type CauseRule, claimText, failing } from './contract'

export const entraIssuedToken: CauseRule = {
  id: 'entra-issued-token',
  title: 'A token of Entra was sent as the assertion',
  source:
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  find: (context) => {
    const refused = failing(context, 'entra-issued')
    const iss = claimText(context, 'iss')
    const unmatched =
      iss !== undefined && isEntraIssuer(iss) && failing(context, 'issuer') !== undefined
    if (!refused && !unmatched) return undefined
    return {
      confidence: refused ? 'certain' : 'likely',
      detail:
        refused?.reason ??
        'The issuer is Entra itself: this is an access or ID token, not the token of the workload.',
      fixWorkload:
        'Send the token of the outside platform, or that of a managed identity of the same tenant for api://AzureADTokenExchange.',
    }
  },
}
