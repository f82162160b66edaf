import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700236: CodeEntry = {
  code: 700236,
  name: '-',
  meaning:
    'Entra tokens from the named issuer may not be used for federation in this tenant; typical for cross-tenant managed identity.',
  field: 'policy',
  causes: [CAUSES.crossTenant, CAUSES.policyIssuer],
  patterns: [{ key: 'issuer', before: "tokens issued by issuer '" }],
  phrase: 'may not be used for federated identity credential flows',
  evidence: 'response',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: "AADSTS700236: Entra ID tokens issued by issuer 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0' may not be used for federated identity credential flows for applications or managed identities registered in this tenant. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0',
      },
    },
  ],
}
