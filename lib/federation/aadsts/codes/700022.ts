import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700022: CodeEntry = {
  code: 700022,
  name: 'InvalidMultipleResourcesScope',
  meaning:
    'Published list: scope names more than one resource; the error-lookup text for the same number says the assertion has no subject claim.',
  field: 'scope',
  causes: [CAUSES.scopeSeveral, CAUSES.subjectMissing],
  evidence: 'documented',
  uncertain:
    'Two public pages give this number two meanings: several resources in the scope, or an assertion without a subject.',
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    'https://github.com/f-bader/EntraID-ErrorCodes',
  ],
  examples: [
    {
      text: 'AADSTS700022: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
