import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70021: CodeEntry = {
  code: 70021,
  name: '-',
  meaning:
    'No federated identity credential matches the presented assertion; older single code that printed issuer, subject and audience.',
  field: null,
  causes: [
    CAUSES.issuerSlash,
    CAUSES.githubContext,
    CAUSES.kubernetesAccount,
    CAUSES.azureDevOpsMoved,
    CAUSES.audienceDefault,
    CAUSES.issuerOld,
    CAUSES.issuerInternal,
    CAUSES.wrongClient,
    CAUSES.propagation,
    CAUSES.githubTemplate,
    CAUSES.githubImmutable,
    CAUSES.entraToken,
  ],
  patterns: [
    { key: 'issuer', before: "Assertion Issuer: '" },
    { key: 'subject', before: "Assertion Subject: '" },
    { key: 'audience', before: "Assertion Audience: '" },
  ],
  phrase: 'presented assertion. Assertion Issuer:',
  evidence: 'response',
  uncertain:
    'Replaced by 700211, 700212 and 700213 in late 2023; documents still name it for credentials made moments ago.',
  sources: [
    'https://github.com/Azure/azure-workload-identity/issues/616',
    'https://github.com/Azure/azure-workload-identity/issues/340',
    'https://github.com/external-secrets/external-secrets/issues/2783',
  ],
  examples: [
    {
      text: "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://oidc.example.com/one/'. Assertion Subject: 'system:serviceaccount:shop:web'. Assertion Audience: 'api://AzureADTokenExchange'. https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        issuer: 'https://oidc.example.com/one/',
        subject: 'system:serviceaccount:shop:web',
        audience: 'api://AzureADTokenExchange',
      },
    },
  ],
}
