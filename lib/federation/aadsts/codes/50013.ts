import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50013: CodeEntry = {
  code: 50013,
  name: 'InvalidAssertion',
  meaning:
    'A user assertion (on-behalf-of) is invalid: wrong issuer or version, expired, malformed, bad signature or key not found.',
  field: 'signature',
  causes: [CAUSES.otherSignature],
  evidence: 'response',
  uncertain: 'Concerns certificates, user assertions or ID tokens, not federation.',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS50013: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
