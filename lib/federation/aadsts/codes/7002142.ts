import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002142: CodeEntry = {
  code: 7002142,
  name: '-',
  meaning: 'The requested agent identity is not the one the token exchange is bound to.',
  field: 'client',
  causes: [CAUSES.agentId],
  evidence: 'secondhand',
  uncertain: 'Known only from reports of others; the message was not seen.',
  sources: ['https://learn.microsoft.com/entra/agent-id/'],
  examples: [
    {
      text: 'AADSTS7002142: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
