import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900144: CodeEntry = {
  code: 900144,
  name: '-',
  meaning: 'The request body lacks the named parameter.',
  field: 'request',
  causes: [CAUSES.requestMalformed, CAUSES.noAssertion],
  phrase: 'The request body must contain the following parameter',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS900144: The request body must contain the following parameter: 'scope'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
