import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70025: CodeEntry = {
  code: 70025,
  name: '-',
  meaning: 'The client has no federated identity credentials at all.',
  field: 'client',
  causes: [CAUSES.noCredential, CAUSES.wrongClient, CAUSES.propagation],
  patterns: [{ key: 'clientId', before: "The client '" }],
  phrase: 'has no configured federated identity credentials',
  evidence: 'response',
  sources: [
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  ],
  examples: [
    {
      text: "AADSTS70025: The client '00001111-aaaa-2222-bbbb-3333cccc4444'(contoso-deploy) has no configured federated identity credentials. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
