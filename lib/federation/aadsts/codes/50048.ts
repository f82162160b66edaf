import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50048: CodeEntry = {
  code: 50048,
  name: 'SubjectMismatchesIssuer',
  meaning: "In a self-signed client assertion 'sub' and 'iss' differ.",
  field: 'client',
  causes: [CAUSES.clientMismatch],
  phrase: 'Subject must match the issuer claim in the client assertion',
  evidence: 'lookup',
  uncertain: 'Concerns self-signed assertions, not federation.',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS50048: Subject must match the issuer claim in the client assertion. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
