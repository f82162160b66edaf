import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50001: CodeEntry = {
  code: 50001,
  name: 'InvalidResource',
  meaning: 'The requested resource is disabled or unknown; check the exact resource identifier.',
  field: 'resource',
  causes: [CAUSES.resourceUnknown, CAUSES.resourceDisabled],
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS50001: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
