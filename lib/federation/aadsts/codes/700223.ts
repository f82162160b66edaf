import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700223: CodeEntry = {
  code: 700223,
  name: '-',
  meaning:
    'Workload identity federation is constrained or disabled in the tenant (description from Azure DevOps docs).',
  field: 'policy',
  causes: [CAUSES.policyIssuer],
  evidence: 'documented',
  uncertain: 'The wording of the message was not found.',
  sources: [
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
  ],
  examples: [
    {
      text: 'AADSTS700223: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
