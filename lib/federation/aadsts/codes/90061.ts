import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_90061: CodeEntry = {
  code: 90061,
  name: '-',
  meaning: 'Request to the external OIDC endpoint failed; earlier number of 50166/501661.',
  field: 'metadata',
  causes: [
    CAUSES.endpointUnreachable,
    CAUSES.endpointFirewall,
    CAUSES.endpointOutage,
    CAUSES.endpointTls,
    CAUSES.issuerInternal,
    CAUSES.metadataInvalid,
  ],
  evidence: 'response',
  uncertain: '50166, 501661 and 90061 carry the same message and are treated as one.',
  sources: [
    'https://github.com/Azure/azure-workload-identity/issues/605',
    'https://github.com/Azure/azure-workload-identity/issues/608',
  ],
  examples: [
    {
      text: 'AADSTS90061: Request to External OIDC endpoint failed. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
