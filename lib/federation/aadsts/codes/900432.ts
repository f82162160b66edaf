import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900432: CodeEntry = {
  code: 900432,
  name: '-',
  meaning: 'Confidential clients are not supported in cross-cloud requests (second number).',
  field: 'tenant',
  causes: [CAUSES.cloudMixed],
  evidence: 'documented',
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
  ],
  examples: [
    {
      text: 'AADSTS900432: Confidential Client is not supported in Cross Cloud request. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
