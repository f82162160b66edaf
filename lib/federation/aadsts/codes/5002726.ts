import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_5002726: CodeEntry = {
  code: 5002726,
  name: '-',
  meaning: 'The JWT header contains a parameter that is not supported.',
  field: 'header',
  causes: [CAUSES.headerParameter],
  phrase: 'Found unsupported token header',
  evidence: 'response',
  sources: [
    'https://github.com/cloudfoundry/uaa/issues/2109',
    'https://github.com/FusionAuth/fusionauth-issues/issues/2886',
  ],
  examples: [
    {
      text: "AADSTS5002726: Invalid JWT token. Found unsupported token header. Supported headers are: 'alg','typ','x5t','x5c','kid','use','enc','ctx','nonce','rh','kdf_ver' Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
