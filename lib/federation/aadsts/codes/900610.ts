import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900610: CodeEntry = {
  code: 900610,
  name: '-',
  meaning: "The external provider's endpoint answered with an error that is not retried.",
  field: 'metadata',
  causes: [CAUSES.endpointUnreachable, CAUSES.endpointOutage],
  phrase: 'Non-retryable error has occurred during request to external OIDC',
  evidence: 'lookup',
  uncertain: 'Known from a 2022 copy of the look-up page; no log with it was seen.',
  sources: ['https://github.com/acalarch/azure-signinlog-results'],
  examples: [
    {
      text: 'AADSTS900610: Non-retryable error has occurred during request to external OIDC endpoint. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
