import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const HCP_TERRAFORM: Scenario = {
  id: 'hcp-terraform',
  name: 'HCP Terraform',
  category: 'iac',
  issuerPatterns: ISSUERS['hcp-terraform'].patterns,
  recognition: ISSUERS['hcp-terraform'].recognition,
  issuerExamples: ['https://app.terraform.io', 'https://app.eu.terraform.io'],
  subjectTemplates: [TEMPLATES.terraformWorkspaceRun, TEMPLATES.terraformModuleTest],
  audience: {
    token: 'api://AzureADTokenExchange',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'plan or apply timeout of the phase; module tests 600 s (300-1800)',
  varies: 'The phase: plan and apply have subjects of their own.',
  flexible: {
    supported: 'yes',
    claims: ['sub'],
    example:
      "claims['sub'] matches 'organization:contoso:project:contoso-proj:workspace:wrk-1:run_phase:*'",
  },
  claims: [
    'terraform_organization_id',
    'terraform_project_id',
    'terraform_workspace_id',
    'terraform_full_workspace',
    'terraform_run_id',
    'terraform_run_phase',
  ],
  pitfalls: [
    'Issuer starts with https:// and has no final slash.',
    'Plan works, apply fails AADSTS700213: second credential missing.',
    'Subjects are names: rename breaks or recycles trust.',
  ],
  obtainIssuer: 'fixed value: https://app.terraform.io or https://app.eu.terraform.io',
  obtainToken:
    "# workspace env TFC_WORKLOAD_IDENTITY_AUDIENCE_AZ=api://AzureADTokenExchange, then in a run:\necho \"$TFC_WORKLOAD_IDENTITY_TOKEN_AZ\" | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks',
  verification: 'verified; env var for raw tokens from general knowledge',
  isIssuer: true,
  usable: true,
  sources: [
    'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/azure-configuration',
    'https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/workload-identity-tokens',
  ],
}
