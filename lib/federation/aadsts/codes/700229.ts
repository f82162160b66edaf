import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700229: CodeEntry = {
  code: 700229,
  name: 'ForbiddenTokenType',
  meaning: 'With an Entra issuer only app-only tokens may serve as federated credential.',
  field: 'token',
  causes: [CAUSES.userToken, CAUSES.entraToken],
  phrase: 'Only app-only tokens may be used as Federated',
  evidence: 'response',
  sources: [
    'https://github.com/MicrosoftDocs/azure-docs/issues/109083',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      text: 'AADSTS700229: Forbidden token type. Only app-only tokens may be used as Federated Identity Credentials for AAD issuer. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
