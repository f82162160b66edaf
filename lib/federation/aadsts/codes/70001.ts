import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70001: CodeEntry = {
  code: 70001,
  name: 'UnauthorizedClient',
  meaning: 'The application is disabled or not found; older catch-all for client-id problems.',
  field: 'client',
  causes: [CAUSES.clientUnknown, CAUSES.clientDeleted],
  patterns: [{ key: 'clientId', before: "Application with identifier '" }],
  evidence: 'response',
  uncertain: 'Older form of 700016.',
  sources: [
    'https://github.com/Azure/azure-xplat-cli/issues/2788',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: "AADSTS70001: Application with identifier '00001111-aaaa-2222-bbbb-3333cccc4444' was not found in the directory contoso.example Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
