import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_90023: CodeEntry = {
  code: 90023,
  name: 'InvalidRequest',
  meaning: 'The authentication request is invalid; details vary.',
  field: 'request',
  causes: [CAUSES.requestMalformed],
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS90023: Invalid STS request. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
