import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900023: CodeEntry = {
  code: 900023,
  name: '-',
  meaning:
    'The tenant segment is neither a valid DNS name nor a valid external domain (malformed identifier).',
  field: 'tenant',
  causes: [CAUSES.tenantMalformed, CAUSES.tenantPath],
  patterns: [{ key: 'tenant', before: "Specified tenant identifier '" }],
  phrase: 'is neither a valid DNS name, nor a valid external domain',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS900023: Specified tenant identifier 'undefined' is neither a valid DNS name, nor a valid external domain. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { tenant: 'undefined' },
    },
  ],
}
