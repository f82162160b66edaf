import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_500011: CodeEntry = {
  code: 500011,
  name: 'InvalidResourceServicePrincipalNotFound',
  meaning:
    'No service principal for the requested resource (audience) exists in the tenant; typo in the scope, wrong tenant, or resource app not provisioned.',
  field: 'resource',
  causes: [CAUSES.resourceUnknown, CAUSES.cloudMixed, CAUSES.tenantWrong],
  patterns: [
    {
      key: 'resource',
      before: 'The resource principal named ',
      after: ' was not found in the tenant',
    },
    { key: 'tenant', before: 'was not found in the tenant named ', after: '. This' },
  ],
  phrase: 'The resource principal named',
  evidence: 'response',
  sources: [
    'https://github.com/AzureAD/microsoft-identity-web/issues/2793',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: 'AADSTS500011: The resource principal named api://contoso-api was not found in the tenant named aaaabbbb-0000-cccc-1111-dddd2222eeee. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { resource: 'api://contoso-api', tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee' },
    },
  ],
}
