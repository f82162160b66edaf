import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000114: CodeEntry = {
  code: 7000114,
  name: '-',
  meaning: 'The application is not allowed to make on-behalf-of calls.',
  field: 'client',
  causes: [CAUSES.onBehalfOf],
  patterns: [{ key: 'clientId', before: "Application '" }],
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS7000114: Application '00001111-aaaa-2222-bbbb-3333cccc4444' is not allowed to make application on-behalf-of calls. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
