import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_9002326: CodeEntry = {
  code: 9002326,
  name: '-',
  meaning:
    'Cross-origin token redemption is only for single-page apps; the message shows the origin.',
  field: 'request',
  causes: [CAUSES.crossOrigin],
  phrase: 'Cross-origin token redemption is permitted only',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://app.example.com'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
