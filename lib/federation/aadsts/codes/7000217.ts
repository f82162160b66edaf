import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000217: CodeEntry = {
  code: 7000217,
  name: '-',
  meaning: 'The named service principal was not found in the tenant.',
  field: 'client',
  causes: [CAUSES.noServicePrincipal],
  patterns: [{ key: 'tenant', before: 'was not found in the tenant named ' }],
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: 'AADSTS7000217: The service principal named contoso-deploy was not found in the tenant named aaaabbbb-0000-cccc-1111-dddd2222eeee. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee' },
    },
  ],
}
