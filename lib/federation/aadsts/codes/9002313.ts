import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_9002313: CodeEntry = {
  code: 9002313,
  name: 'InvalidRequest',
  meaning: 'The request is malformed.',
  field: 'request',
  causes: [CAUSES.requestMalformed],
  phrase: 'Request is malformed or invalid',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS9002313: Invalid request. Request is malformed or invalid. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
