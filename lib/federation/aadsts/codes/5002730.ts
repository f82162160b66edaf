import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_5002730: CodeEntry = {
  code: 5002730,
  name: '-',
  meaning: 'The key found is not usable with the signing algorithm of the JWT.',
  field: 'header',
  causes: [CAUSES.keyType],
  phrase: 'Unsupported key for the signing algorithm',
  evidence: 'response',
  uncertain: 'Seen on the certificate path only.',
  sources: ['https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/4712'],
  examples: [
    {
      text: 'AADSTS5002730: Invalid JWT token. Unsupported key for the signing algorithm. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
