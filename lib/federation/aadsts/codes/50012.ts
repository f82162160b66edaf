import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50012: CodeEntry = {
  code: 50012,
  name: 'AuthenticationFailed',
  meaning:
    'Certificate-based authentication failed: untrusted subject, chain, thumbprint, missing policy or bad client-assertion signature.',
  field: 'signature',
  causes: [CAUSES.otherSignature],
  evidence: 'lookup',
  uncertain: 'Concerns certificates, user assertions or ID tokens, not federation.',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS50012: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
