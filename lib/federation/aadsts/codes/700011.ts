import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700011: CodeEntry = {
  code: 700011,
  name: 'UnauthorizedClientAppNotFoundInOrgIdTenant',
  meaning: 'No application with this identifier exists in the directory.',
  field: 'client',
  causes: [CAUSES.clientUnknown, CAUSES.clientDeleted],
  patterns: [{ key: 'clientId', before: 'Application with identifier ', after: ' was not found' }],
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS700011: Application with identifier 00001111-aaaa-2222-bbbb-3333cccc4444 was not found in the directory. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
