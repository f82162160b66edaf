import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_100007: CodeEntry = {
  code: 100007,
  name: '-',
  meaning: 'Regional endpoints serve only managed identities or first-party SN+I requests.',
  field: 'request',
  causes: [CAUSES.regional],
  evidence: 'documented',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS100007: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
