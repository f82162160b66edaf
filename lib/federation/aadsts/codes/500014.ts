import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_500014: CodeEntry = {
  code: 500014,
  name: 'InvalidResourceServicePrincipalDisabled',
  meaning: "The resource's service principal exists but is disabled in the tenant.",
  field: 'resource',
  causes: [CAUSES.resourceDisabled],
  patterns: [{ key: 'resource', before: "The service principal for resource '" }],
  phrase: 'The service principal for resource',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS500014: The service principal for resource '00001111-aaaa-2222-bbbb-3333cccc4444' is disabled. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { resource: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
