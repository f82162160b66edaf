import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70023: CodeEntry = {
  code: 70023,
  name: '-',
  meaning:
    "The external token's lifetime (exp minus iat) exceeds 25 hours (printed 1.01:00:00), or iat is missing and counts as zero.",
  field: 'time',
  causes: [CAUSES.lifetimeLong, CAUSES.audienceKubernetes, CAUSES.iatMissing],
  patterns: [
    { key: 'issuedAt', before: 'Token issued at ', after: '. Token expires' },
    { key: 'validTo', before: 'Token expires on ' },
  ],
  phrase: 'token must have a lifetime of less than or equal to',
  evidence: 'response',
  sources: [
    'https://github.com/MicrosoftDocs/azure-docs/issues/86915',
    'https://github.com/Azure/azure-sdk-for-python/issues/32124',
    'https://github.com/MicrosoftDocs/azure-docs/issues/116275',
  ],
  examples: [
    {
      text: 'AADSTS70023: External OIDC Provider token must have a lifetime of less than or equal to 1.01:00:00. Token issued at 0. Token expires on 1700000000. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { issuedAt: '0', validTo: '1700000000' },
    },
  ],
}
