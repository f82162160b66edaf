import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002131: CodeEntry = {
  code: 7002131,
  name: '-',
  meaning:
    "Neither a subject nor any claims-matching expression of the client's flexible credentials fits the assertion.",
  field: 'subject',
  causes: [
    CAUSES.expression,
    CAUSES.githubContext,
    CAUSES.githubImmutable,
    CAUSES.kubernetesAccount,
    CAUSES.azureDevOpsMoved,
    CAUSES.terraformPhase,
    CAUSES.githubTemplate,
    CAUSES.renamed,
    CAUSES.wildcard,
  ],
  patterns: [{ key: 'subject', before: "presented assertion subject '" }],
  phrase: 'or no federated identity credential expression matched',
  evidence: 'response',
  sources: [
    'https://github.com/dotnet/dnceng/issues/6455',
    'https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  ],
  examples: [
    {
      text: "AADSTS7002131: No matching federated identity record found for presented assertion subject 'repo:contoso/shop:environment:prod' or no federated identity credential expression matched. Please check your federated identity credential Subject, Expression, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { subject: 'repo:contoso/shop:environment:prod' },
    },
  ],
}
