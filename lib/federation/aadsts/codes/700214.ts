import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700214: CodeEntry = {
  code: 700214,
  name: '-',
  meaning: "The federated credential's audience must be the literal api://AzureADTokenExchange.",
  field: 'audience',
  causes: [CAUSES.audienceExchange],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700214: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
