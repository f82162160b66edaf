import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_901002: CodeEntry = {
  code: 901002,
  name: '-',
  meaning: "The 'resource' parameter is not supported on the v2 endpoint.",
  field: 'request',
  causes: [CAUSES.requestMalformed, CAUSES.scopeDefault],
  evidence: 'documented',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS901002: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
