import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_53003: CodeEntry = {
  code: 53003,
  name: 'BlockedByConditionalAccess',
  meaning:
    'A Conditional Access policy blocks token issuance; also returned to service principals under workload-identity policies.',
  field: 'policy',
  causes: [CAUSES.conditionalAccess],
  phrase: 'Access has been blocked by Conditional Access',
  evidence: 'response',
  sources: [
    'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: 'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
