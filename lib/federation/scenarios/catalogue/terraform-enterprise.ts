import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const TERRAFORM_ENTERPRISE: Scenario = {
  id: 'terraform-enterprise',
  name: 'Terraform Enterprise',
  category: 'iac',
  issuerPatterns: ISSUERS['terraform-enterprise'].patterns,
  recognition: ISSUERS['terraform-enterprise'].recognition,
  issuerExamples: ['https://tfe.example.com'],
  subjectTemplates: [TEMPLATES.terraformWorkspaceRun, TEMPLATES.terraformModuleTest],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'plan or apply timeout',
  varies: 'The phase: plan and apply have subjects of their own.',
  flexible: { supported: 'no', claims: [] },
  claims: ['as HCP Terraform'],
  pitfalls: [
    'Azure refuses custom or self-signed certificates on the discovery endpoint.',
    'Host pattern is only a hint.',
  ],
  obtainIssuer: 'curl -s https://TFE_HOST/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "# workspace env TFC_WORKLOAD_IDENTITY_AUDIENCE_AZ=api://AzureADTokenExchange, then in a run:\necho \"$TFC_WORKLOAD_IDENTITY_TOKEN_AZ\" | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks',
  verification: 'issuer rule verified in docs text; host pattern is a heuristic',
  isIssuer: true,
  usable: true,
  sources: [
    'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/azure-configuration',
    'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/workload-identity-tokens',
  ],
}
