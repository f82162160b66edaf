import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000110: CodeEntry = {
  code: 7000110,
  name: '-',
  meaning: 'The request is ambiguous because several application identifiers were found.',
  field: 'request',
  causes: [CAUSES.requestMalformed],
  phrase: 'multiple application identifiers found',
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: 'AADSTS7000110: Request is ambiguous, multiple application identifiers found. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
