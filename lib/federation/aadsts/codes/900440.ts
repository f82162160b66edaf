import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900440: CodeEntry = {
  code: 900440,
  name: 'PublicTenantNotSupportedOnUSGovEndpoint',
  meaning: 'A public-cloud tenant uses the US Government endpoint.',
  field: 'tenant',
  causes: [CAUSES.cloudMixed],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: ['https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud'],
  examples: [
    {
      text: 'AADSTS900440: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
