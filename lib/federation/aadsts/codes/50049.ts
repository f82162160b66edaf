import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50049: CodeEntry = {
  code: 50049,
  name: 'NoSuchInstanceForDiscovery',
  meaning: 'Instance discovery was asked for an unknown or invalid cloud host.',
  field: 'tenant',
  causes: [CAUSES.cloudMixed],
  phrase: 'Unknown or invalid instance',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS50049: Unknown or invalid instance. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
