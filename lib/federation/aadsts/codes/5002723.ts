import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_5002723: CodeEntry = {
  code: 5002723,
  name: '-',
  meaning: 'The JWT header names no key: neither kid, nor x5t, nor x5t#S256.',
  field: 'header',
  causes: [CAUSES.keyIdMissing],
  phrase: 'nor keyId specified in token header',
  evidence: 'response',
  uncertain: 'Seen on the certificate path only.',
  sources: ['https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/124'],
  examples: [
    {
      text: 'AADSTS5002723: Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in token header. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
