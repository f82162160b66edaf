import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000229: CodeEntry = {
  code: 7000229,
  name: '-',
  meaning: 'The client application has no service principal in the tenant.',
  field: 'client',
  causes: [CAUSES.noServicePrincipal],
  patterns: [
    { key: 'clientId', before: 'The client application ', after: ' is missing service principal' },
    { key: 'tenant', before: 'is missing service principal in the tenant ', after: '. See' },
  ],
  phrase: 'is missing service principal in the tenant',
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: 'AADSTS7000229: The client application 00001111-aaaa-2222-bbbb-3333cccc4444 is missing service principal in the tenant aaaabbbb-0000-cccc-1111-dddd2222eeee. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119 Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: {
        clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
        tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      },
    },
  ],
}
