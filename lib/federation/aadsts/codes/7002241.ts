import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002241: CodeEntry = {
  code: 7002241,
  name: 'FederatedIdentityFflBlockedIssuer',
  meaning: 'This issuer may not be used with expression-based (flexible) credentials.',
  field: 'issuer',
  causes: [CAUSES.expressionUnsupported],
  patterns: [{ key: 'issuer', before: "Issuer '" }],
  phrase: 'may not use credentials matching via expression',
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  ],
  examples: [
    {
      text: "AADSTS7002241: Issuer 'https://oidc.example.com' may not use credentials matching via expression Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { issuer: 'https://oidc.example.com' },
    },
  ],
}
