import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002111: CodeEntry = {
  code: 7002111,
  name: '-',
  meaning:
    'In the second step of an agent identity exchange the id of the blueprint was given as client.',
  field: 'client',
  causes: [CAUSES.agentId],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: ['https://learn.microsoft.com/entra/agent-id/'],
  examples: [
    {
      text: 'AADSTS7002111: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
