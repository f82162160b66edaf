import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700227: CodeEntry = {
  code: 700227,
  name: '-',
  meaning: 'With an Entra issuer the presented token has a forbidden audience.',
  field: 'audience',
  causes: [CAUSES.audienceExchange],
  evidence: 'secondhand',
  uncertain: 'Only a fragment of the message is known.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700227: Forbidden token audience Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
