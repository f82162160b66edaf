import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50059: CodeEntry = {
  code: 50059,
  name: 'MissingTenantRealmAndNoUserInformationProvided',
  meaning: 'Neither the request nor the credential tells which tenant to use.',
  field: 'tenant',
  causes: [CAUSES.tenantCommon],
  phrase: 'No tenant-identifying information found',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: 'AADSTS50059: No tenant-identifying information found in either the request or implied by any provided credentials. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
