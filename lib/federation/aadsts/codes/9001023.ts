import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_9001023: CodeEntry = {
  code: 9001023,
  name: '-',
  meaning: 'The grant type is not available on /common or /consumers.',
  field: 'tenant',
  causes: [CAUSES.tenantCommon],
  phrase: 'is not supported over the /common or /consumers endpoints',
  evidence: 'documented',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS9001023: The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
