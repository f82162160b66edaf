import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700234: CodeEntry = {
  code: 700234,
  name: 'FederatedIdentityCredentialExpressionEvaluationException',
  meaning:
    "The flexible credential's expression failed while being evaluated, for example on a type mismatch.",
  field: 'subject',
  causes: [CAUSES.expressionInvalid, CAUSES.expression],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  ],
  examples: [
    {
      text: 'AADSTS700234: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
