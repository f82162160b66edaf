import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_500126: CodeEntry = {
  code: 500126,
  name: '-',
  meaning:
    'An ID token from an external issuer failed signature verification (external authentication methods; text carries the key id).',
  field: 'signature',
  causes: [CAUSES.otherSignature],
  evidence: 'lookup',
  uncertain: 'Concerns certificates, user assertions or ID tokens, not federation.',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: 'AADSTS500126: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
