import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700238: CodeEntry = {
  code: 700238,
  name: '-',
  meaning:
    'Tenant policy does not allow this issuer for federation with this identity type (also met for another sovereign cloud).',
  field: 'policy',
  causes: [CAUSES.policyIssuer, CAUSES.cloudMixed],
  evidence: 'documented',
  uncertain:
    'The full message was not found; also met when the issuer belongs to another sovereign cloud.',
  sources: [
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
  ],
  examples: [
    {
      text: 'AADSTS700238: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
