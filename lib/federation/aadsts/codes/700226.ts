import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700226: CodeEntry = {
  code: 700226,
  name: '-',
  meaning: 'With an Entra issuer only managed-identity tokens may serve as federated credential.',
  field: 'token',
  causes: [CAUSES.notManagedIdentity, CAUSES.entraToken],
  phrase: 'Only MSI tokens may be used',
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700226: Only MSI tokens may be used as Federated Identity Credentials for AAD issuer. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
