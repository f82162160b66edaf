import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700231: CodeEntry = {
  code: 700231,
  name: '-',
  meaning:
    'A token that was itself obtained through a federated credential may not be used as federated credential (no chaining).',
  field: 'token',
  causes: [CAUSES.chained],
  phrase: 'Token obtained using another federated identity credential',
  evidence: 'secondhand',
  uncertain: 'Only a fragment of the message is known.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700231: Token obtained using another federated identity credential may not be used as federated identity credential Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
