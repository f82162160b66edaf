import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700263: CodeEntry = {
  code: 700263,
  name: '-',
  meaning:
    'Two Entra-issuer credentials (v1 and v2 issuer) with the same subject clash at run time.',
  field: 'subject',
  causes: [CAUSES.duplicateEntra],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700263: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
