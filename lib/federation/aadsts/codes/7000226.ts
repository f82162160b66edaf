import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000226: CodeEntry = {
  code: 7000226,
  name: '-',
  meaning:
    'The application has no federated credential policy that fits the managed-identity client_assertion.',
  field: 'client',
  causes: [CAUSES.msiAssertion, CAUSES.wrongClient],
  patterns: [{ key: 'clientId', before: 'policy found on application (', after: ')' }],
  phrase: 'No federated identity credential policy found on application',
  evidence: 'lookup',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: 'AADSTS7000226: No federated identity credential policy found on application (00001111-aaaa-2222-bbbb-3333cccc4444). The client_assertion used to authenticate the request does not match the subject or application being requested. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
