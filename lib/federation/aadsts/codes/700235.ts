import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700235: CodeEntry = {
  code: 700235,
  name: 'FederatedIdentityFlexibleFic',
  meaning: 'Expression-based credentials are not supported on this kind of identity.',
  field: 'subject',
  causes: [CAUSES.expressionUnsupported],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  ],
  examples: [
    {
      text: 'AADSTS700235: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
