import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_5002741: CodeEntry = {
  code: 5002741,
  name: '-',
  meaning: "The client credential's 'aud' claim holds more than the one audience allowed.",
  field: 'audience',
  causes: [CAUSES.audienceSeveral],
  phrase: 'Number of audience values in the provided client credential',
  evidence: 'response',
  uncertain: 'Seen on the certificate path only.',
  sources: ['https://github.com/zitadel/oidc/issues/887'],
  examples: [
    {
      text: 'AADSTS5002741: Number of audience values in the provided client credential exceed maximum allowed. 2 audience values provided, maximum allowed is 1. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
