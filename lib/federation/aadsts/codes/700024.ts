import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700024: CodeEntry = {
  code: 700024,
  name: 'SignedAssertionInvalidTimeRange',
  meaning:
    'The client assertion is expired or not yet valid; the message prints current time, valid-from and expiry.',
  field: 'time',
  causes: [CAUSES.expired, CAUSES.cachedFile, CAUSES.clock],
  patterns: [
    { key: 'currentTime', before: 'valid time range. Current time: ', after: ', assertion valid' },
    { key: 'validFrom', before: 'assertion valid from ', after: ', expiry time' },
    { key: 'validTo', before: 'expiry time of assertion ', after: '. Review' },
    { key: 'validTo', before: 'expiry time of assertion ' },
  ],
  phrase: 'Client assertion is not within its valid time range',
  evidence: 'response',
  sources: [
    'https://github.com/Azure/login/issues/180',
    'https://github.com/Azure/login/issues/372',
    'https://github.com/kata-containers/kata-containers/issues/11758',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: 'AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-03-04T05:06:07.1234567Z, assertion valid from 2026-03-04T04:50:00.0000000Z, expiry time of assertion 2026-03-04T05:00:00.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials . Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: {
        currentTime: '2026-03-04T05:06:07.1234567Z',
        validFrom: '2026-03-04T04:50:00.0000000Z',
        validTo: '2026-03-04T05:00:00.0000000Z',
      },
    },
  ],
}
