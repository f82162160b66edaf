import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000274: CodeEntry = {
  code: 7000274,
  name: 'ClientAssertionContainsInvalidSignature',
  meaning: 'The signing key was found but the signature of the client assertion does not verify.',
  field: 'signature',
  causes: [CAUSES.signatureInvalid],
  evidence: 'secondhand',
  uncertain:
    'The message was not found, and two constants of one library name this number differently.',
  sources: ['https://github.com/AzureAD/microsoft-identity-web'],
  examples: [
    {
      text: 'AADSTS7000274: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
