import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700212: CodeEntry = {
  code: 700212,
  name: '-',
  meaning:
    'No federated identity credential on the client has the audience of the presented assertion.',
  field: 'audience',
  causes: [
    CAUSES.audienceDefault,
    CAUSES.audienceKubernetes,
    CAUSES.audienceCloud,
    CAUSES.audienceSeveral,
    CAUSES.propagation,
  ],
  patterns: [{ key: 'audience', before: "presented assertion audience '" }],
  phrase: 'presented assertion audience',
  evidence: 'response',
  sources: [
    'https://docs.gitlab.com/ci/cloud_services/azure/',
    'https://github.com/Azure/login/issues/379',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  ],
  examples: [
    {
      text: "AADSTS700212: No matching federated identity record found for presented assertion audience 'https://gitlab.example.com'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { audience: 'https://gitlab.example.com' },
    },
  ],
}
