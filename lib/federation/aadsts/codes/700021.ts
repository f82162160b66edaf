import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700021: CodeEntry = {
  code: 700021,
  name: '-',
  meaning:
    'In a self-issued client assertion the application identifier differs from the client_id parameter.',
  field: 'client',
  causes: [CAUSES.clientMismatch, CAUSES.selfSigned],
  phrase: "Client assertion application identifier doesn't match",
  evidence: 'response',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: "AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
