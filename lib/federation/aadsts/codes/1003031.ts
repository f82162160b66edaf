import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_1003031: CodeEntry = {
  code: 1003031,
  name: '-',
  meaning: "The client registration's required resource access is misconfigured.",
  field: 'client',
  causes: [CAUSES.manifest],
  phrase: 'Misconfigured required resource access',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS1003031: Misconfigured required resource access in client application registration. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
