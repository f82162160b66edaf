import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_100040: CodeEntry = {
  code: 100040,
  name: '-',
  meaning: 'A managed identity cannot itself be the requested resource.',
  field: 'resource',
  causes: [CAUSES.resourceManagedIdentity],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: ['https://learn.microsoft.com/entra/workload-id/workload-identity-federation'],
  examples: [
    {
      text: 'AADSTS100040: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
