import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_500013: CodeEntry = {
  code: 500013,
  name: '-',
  meaning: 'The request names no resource.',
  field: 'resource',
  causes: [CAUSES.resourceUnknown, CAUSES.scopeDefault],
  phrase: 'Resource identifier is not provided',
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: 'AADSTS500013: Resource identifier is not provided. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
