import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50166: CodeEntry = {
  code: 50166,
  name: 'ExternalClaimsProviderThrottled',
  meaning: 'Request to an external OIDC endpoint (discovery or JWKS of the issuer) failed.',
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
    'https://github.com/Azure/azure-workload-identity/issues/642',
    'https://github.com/Azure/azure-cli/issues/28863',
  ],
  examples: [
    {
      text: 'AADSTS50166: Request to External OIDC endpoint failed. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
