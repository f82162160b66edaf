import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000113: CodeEntry = {
  code: 7000113,
  name: '-',
  meaning: 'The application may not make on-behalf-of calls.',
  field: 'client',
  causes: [CAUSES.onBehalfOf],
  patterns: [{ key: 'clientId', before: "Application '" }],
  phrase: 'is not authorized to make application on-behalf-of calls',
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: "AADSTS7000113: Application '00001111-aaaa-2222-bbbb-3333cccc4444' is not authorized to make application on-behalf-of calls. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
