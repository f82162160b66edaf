import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002121: CodeEntry = {
  code: 7002121,
  name: '-',
  meaning: 'Audience mismatch variant met with Entra-issued (managed identity) assertions.',
  field: 'audience',
  causes: [CAUSES.audienceExchange, CAUSES.audienceCloud],
  patterns: [{ key: 'audience', before: "presented assertion audience '" }],
  evidence: 'secondhand',
  uncertain: 'Only the start of the message is known, from reports of others.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: "AADSTS7002121: No matching federated identity record found for presented assertion audience 'https://management.azure.com' Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { audience: 'https://management.azure.com' },
    },
  ],
}
