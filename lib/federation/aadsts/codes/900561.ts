import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900561: CodeEntry = {
  code: 900561,
  name: 'BadResourceRequestInvalidRequest',
  meaning: 'The endpoint does not accept this HTTP method.',
  field: 'request',
  causes: [CAUSES.requestMalformed],
  evidence: 'documented',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS900561: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
