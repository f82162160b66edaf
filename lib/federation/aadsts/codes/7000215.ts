import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000215: CodeEntry = {
  code: 7000215,
  name: '-',
  meaning: "The client secret is wrong; often the secret's id was sent instead of its value.",
  field: 'client',
  causes: [CAUSES.secretUsed],
  patterns: [{ key: 'clientId', before: "for a secret added to app '" }],
  phrase: 'Invalid client secret provided',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '00001111-aaaa-2222-bbbb-3333cccc4444'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
