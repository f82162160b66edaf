import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000218: CodeEntry = {
  code: 7000218,
  name: '-',
  meaning:
    'The request body lacks client_assertion or client_secret (other grants than client_credentials).',
  field: 'request',
  causes: [CAUSES.noAssertion, CAUSES.publicClient],
  phrase: "following parameter: 'client_assertion' or 'client_secret'",
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
