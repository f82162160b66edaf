import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900612: CodeEntry = {
  code: 900612,
  name: '-',
  meaning: "The issuer's JWKS was fetched but its signing keys cannot be parsed.",
  field: 'metadata',
  causes: [CAUSES.jwksInvalid],
  phrase: 'Failed to parse provider signing keys',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/workload-id/workload-identity-federation'],
  examples: [
    {
      text: 'AADSTS900612: Failed to parse provider signing keys. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
