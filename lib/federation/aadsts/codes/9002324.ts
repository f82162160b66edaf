import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_9002324: CodeEntry = {
  code: 9002324,
  name: '-',
  meaning: 'More than one client credential parameter was sent.',
  field: 'request',
  causes: [CAUSES.twoCredentials],
  phrase: 'should not contain more than one client credential',
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: "AADSTS9002324: Request should not contain more than one client credential parameters, this includes 'client_secret', 'client_assertion' and 'request' parameters. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
