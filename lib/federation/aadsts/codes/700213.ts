import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700213: CodeEntry = {
  code: 700213,
  name: '-',
  meaning:
    'No federated identity credential on the client has the subject of the presented assertion.',
  field: 'subject',
  causes: [
    CAUSES.githubContext,
    CAUSES.githubImmutable,
    CAUSES.kubernetesAccount,
    CAUSES.azureDevOpsMoved,
    CAUSES.terraformPhase,
    CAUSES.wildcard,
    CAUSES.githubTemplate,
    CAUSES.renamed,
    CAUSES.wrongClient,
    CAUSES.propagation,
    CAUSES.staleRecord,
  ],
  patterns: [{ key: 'subject', before: "presented assertion subject '" }],
  phrase: 'presented assertion subject',
  evidence: 'response',
  sources: [
    'https://github.com/Azure/login/issues/379',
    'https://github.com/Azure/login/issues/482',
    'https://github.com/Azure/login/issues/617',
    'https://github.com/Azure/azure-dev/issues/9382',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  ],
  examples: [
    {
      text: "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/shop:ref:refs/heads/main'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { subject: 'repo:contoso/shop:ref:refs/heads/main' },
    },
  ],
}
