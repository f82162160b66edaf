import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700025: CodeEntry = {
  code: 700025,
  name: 'InvalidClientPublicClientWithCredential',
  meaning:
    'The client is registered as public, so no client_assertion or client_secret may be sent.',
  field: 'client',
  causes: [CAUSES.publicClient],
  phrase: 'Client is public so neither',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
