import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900611: CodeEntry = {
  code: 900611,
  name: '-',
  meaning: "The external provider's discovery document could not be parsed.",
  field: 'metadata',
  causes: [CAUSES.metadataInvalid],
  phrase: 'Failed to parse provider metadata',
  evidence: 'lookup',
  uncertain: 'Known from a 2022 copy of the look-up page; no log with it was seen.',
  sources: ['https://github.com/acalarch/azure-signinlog-results'],
  examples: [
    {
      text: 'AADSTS900611: Failed to parse provider metadata. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
