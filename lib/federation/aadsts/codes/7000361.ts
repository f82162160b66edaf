import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000361: CodeEntry = {
  code: 7000361,
  name: '-',
  meaning:
    'A claim of the client assertion holds more values than allowed, for example several audiences (older form of 5002741).',
  field: 'audience',
  causes: [CAUSES.audienceSeveral],
  phrase: 'can only contain a maximum of',
  evidence: 'lookup',
  uncertain: 'Known from a 2022 copy of the look-up page; no log with it was seen.',
  sources: ['https://github.com/acalarch/azure-signinlog-results'],
  examples: [
    {
      text: "AADSTS7000361: Client assertion claim 'aud' can only contain a maximum of '1' items. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
