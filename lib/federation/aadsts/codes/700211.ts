import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700211: CodeEntry = {
  code: 700211,
  name: '-',
  meaning:
    'No federated identity credential on the client has the issuer of the presented assertion.',
  field: 'issuer',
  causes: [
    CAUSES.issuerSlash,
    CAUSES.issuerOld,
    CAUSES.azureDevOpsMoved,
    CAUSES.entraToken,
    CAUSES.issuerInternal,
    CAUSES.wrongClient,
    CAUSES.issuerSlug,
    CAUSES.issuerScheme,
    CAUSES.wrongToken,
    CAUSES.propagation,
    CAUSES.staleRecord,
  ],
  patterns: [{ key: 'issuer', before: "presented assertion issuer '" }],
  phrase: 'presented assertion issuer',
  evidence: 'response',
  sources: [
    'https://github.com/Azure/login/issues/360',
    'https://github.com/Azure/azure-workload-identity/issues/1200',
    'https://github.com/Azure/azure-workload-identity/issues/1350',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  ],
  examples: [
    {
      text: "AADSTS700211: No matching federated identity record found for presented assertion issuer 'https://oidc.example.com/one'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { issuer: 'https://oidc.example.com/one' },
    },
  ],
}
