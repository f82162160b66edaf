import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_90014: CodeEntry = {
  code: 90014,
  name: 'MissingRequiredField',
  meaning:
    'A required field is missing from the credential or request, for example iss or aud in the assertion.',
  field: 'request',
  causes: [CAUSES.claimMissing, CAUSES.requestMalformed],
  phrase: 'is missing from the credential. Ensure that',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS90014: The required field 'iss' is missing from the credential. Ensure that you have all the necessary parameters for the login request. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
