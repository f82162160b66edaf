import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000216: CodeEntry = {
  code: 7000216,
  name: '-',
  meaning: 'A client_credentials request came without client_assertion, client_secret or request.',
  field: 'request',
  causes: [CAUSES.noAssertion],
  phrase: "is required for the 'client_credentials' grant type",
  evidence: 'response',
  sources: ['https://github.com/stephaneey/azure-apim-extension/issues/138'],
  examples: [
    {
      text: "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
