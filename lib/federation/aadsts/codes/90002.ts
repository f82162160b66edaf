import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_90002: CodeEntry = {
  code: 90002,
  name: 'InvalidTenantName',
  meaning:
    'The tenant is unknown in this cloud: mistyped id, wrong cloud, or no active subscription.',
  field: 'tenant',
  causes: [CAUSES.tenantWrong, CAUSES.cloudMixed],
  patterns: [{ key: 'tenant', before: "Tenant '" }],
  phrase: 'Check to make sure you have the correct tenant ID',
  evidence: 'response',
  sources: [
    'https://github.com/Azure/azure-cli/issues/23130',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: "AADSTS90002: Tenant 'aaaabbbb-0000-cccc-1111-dddd2222eeee' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee' },
    },
  ],
}
