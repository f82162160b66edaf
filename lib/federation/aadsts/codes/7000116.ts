import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000116: CodeEntry = {
  code: 7000116,
  name: '-',
  meaning: 'The client application is disabled in the named tenant.',
  field: 'client',
  causes: [CAUSES.clientDisabled],
  patterns: [
    { key: 'clientId', before: "Client application '" },
    { key: 'tenant', before: 'is disabled in tenant ' },
  ],
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: "AADSTS7000116: Client application '00001111-aaaa-2222-bbbb-3333cccc4444'(contoso-deploy) is disabled in tenant aaaabbbb-0000-cccc-1111-dddd2222eeee. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
        tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      },
    },
  ],
}
