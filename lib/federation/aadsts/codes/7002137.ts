import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002137: CodeEntry = {
  code: 7002137,
  name: '-',
  meaning:
    "Subject mismatch for an Entra-issued '/eid1/...' subject; the message tells which subject to configure.",
  field: 'subject',
  causes: [CAUSES.eid1Subject],
  patterns: [
    { key: 'subject', before: "presented assertion subject '" },
    { key: 'expectedSubject', before: "federated identity credential Subject is '" },
  ],
  phrase: 'Please make sure the federated identity credential Subject is',
  evidence: 'response',
  sources: ['https://github.com/microsoft/Agents/issues/202'],
  examples: [
    {
      text: "AADSTS7002137: No matching federated identity record found for presented assertion subject '/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/9ExAW52n_ky4ZiS_jhpJIQ/bot'. Please make sure the federated identity credential Subject is '/eid1/c/pub/t/{tenantId}/a/9ExAW52n_ky4ZiS_jhpJIQ/bot-2'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        subject: '/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/9ExAW52n_ky4ZiS_jhpJIQ/bot',
        expectedSubject: '/eid1/c/pub/t/{tenantId}/a/9ExAW52n_ky4ZiS_jhpJIQ/bot-2',
      },
    },
  ],
}
