import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700023: CodeEntry = {
  code: 700023,
  name: 'InvalidResourcelessScope',
  meaning:
    'Published list: scope is not valid for an access token; the error-lookup text for the same number says the assertion audience does not match the realm issuer.',
  field: 'scope',
  causes: [CAUSES.scopeDefault, CAUSES.selfSignedAudience],
  evidence: 'documented',
  uncertain:
    'Two public pages give this number two meanings: a scope without a resource, or a wrong audience of a self-signed assertion.',
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    'https://github.com/f-bader/EntraID-ErrorCodes',
  ],
  examples: [
    {
      text: 'AADSTS700023: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
