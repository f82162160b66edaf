import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700222: CodeEntry = {
  code: 700222,
  name: '-',
  meaning:
    'Tokens issued by Entra (AAD) itself may not be used for federated identity flows in this case.',
  field: 'token',
  causes: [CAUSES.entraToken],
  phrase: 'AAD-issued tokens may not be used',
  evidence: 'response',
  sources: [
    'https://github.com/MicrosoftDocs/azure-docs/issues/116459',
    'https://github.com/MicrosoftDocs/azure-docs/issues/90276',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700222: AAD-issued tokens may not be used for federated identity flows. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
