import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70003: CodeEntry = {
  code: 70003,
  name: 'UnsupportedGrantType',
  meaning: 'The grant_type is not supported.',
  field: 'request',
  causes: [CAUSES.requestMalformed],
  evidence: 'documented',
  uncertain: 'The published list gives the name; the wording of the message was not seen.',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS70003: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
