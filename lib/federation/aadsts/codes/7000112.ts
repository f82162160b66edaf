import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000112: CodeEntry = {
  code: 7000112,
  name: 'UnauthorizedClientApplicationDisabled',
  meaning: 'The client application (its service principal) is disabled.',
  field: 'client',
  causes: [CAUSES.clientDisabled],
  patterns: [{ key: 'clientId', before: "Application '" }],
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS7000112: Application '00001111-aaaa-2222-bbbb-3333cccc4444'(contoso-deploy) is disabled. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
