import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70052: CodeEntry = {
  code: 70052,
  name: '-',
  meaning:
    'The identity must be a managed identity, a single-tenant app or a service account for this Entra issuer (Azure DevOps).',
  field: 'client',
  causes: [CAUSES.multitenantApp],
  phrase: 'must be a managed identity, a single tenant app',
  evidence: 'documented',
  sources: [
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
  ],
  examples: [
    {
      text: 'AADSTS70052: The identity must be a managed identity, a single tenant app, or a service account Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
