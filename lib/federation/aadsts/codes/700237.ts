import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700237: CodeEntry = {
  code: 700237,
  name: 'FederatedIdentityCredentialExpressionNotAllowed',
  meaning: 'The expression uses a claim or operator not allowed for the issuer.',
  field: 'subject',
  causes: [CAUSES.expressionInvalid],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  ],
  examples: [
    {
      text: 'AADSTS700237: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
