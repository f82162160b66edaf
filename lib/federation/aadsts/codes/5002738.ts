import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_5002738: CodeEntry = {
  code: 5002738,
  name: '-',
  meaning:
    "The JWT 'alg' is not in the list of supported signature algorithms, which the message spells out.",
  field: 'header',
  causes: [CAUSES.algorithm],
  patterns: [{ key: 'algorithm', before: "Invalid JWT token. '" }],
  phrase: 'is not a supported signature algorithm',
  evidence: 'response',
  sources: [
    'https://github.com/AzureAD/microsoft-identity-web/issues/3467',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  ],
  examples: [
    {
      text: "AADSTS5002738: Invalid JWT token. 'ES256' is not a supported signature algorithm. Supported signing algorithms are: 'RS256, RS384, RS512' Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { algorithm: 'ES256' },
    },
  ],
}
