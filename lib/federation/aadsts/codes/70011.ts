import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70011: CodeEntry = {
  code: 70011,
  name: 'InvalidScope',
  meaning: 'The scope value is invalid.',
  field: 'scope',
  causes: [CAUSES.scopeDefault, CAUSES.resourceUnknown],
  patterns: [{ key: 'scope', before: 'is not valid. The scope ', after: ' is not valid' }],
  phrase: "value for the input parameter 'scope' is not valid",
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scope User.Read is not valid. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { scope: 'User.Read' },
    },
  ],
}
