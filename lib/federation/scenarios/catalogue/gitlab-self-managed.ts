import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GITLAB_SELF_MANAGED: Scenario = {
  id: 'gitlab-self-managed',
  name: 'GitLab self-managed / Dedicated',
  category: 'ci',
  issuerPatterns: ISSUERS['gitlab-self-managed'].patterns,
  recognition: ISSUERS['gitlab-self-managed'].recognition,
  issuerExamples: ['https://gitlab.example.com'],
  subjectTemplates: [TEMPLATES.gitlabPathRef, TEMPLATES.gitlabIdRef],
  audience: {
    token: 'set per id_tokens entry (instance URL if unset)',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'job timeout, else 5 minutes',
  varies: 'Branch or tag of the pipeline.',
  flexible: {
    supported: 'yes',
    claims: ['sub'],
    example: "claims['sub'] matches 'project_id:57382910:*'",
    note: 'Issuers https://gitlab.com, https://gitlab.<anything>.com and .ca style hosts named gitlab.example.com / gitlab.example.ca; other self-managed host names are not listed and are reported to fail.',
  },
  claims: [
    'namespace_id',
    'namespace_path',
    'project_id',
    'project_path',
    'user_login',
    'ref_path',
    'ref_protected',
    'environment',
    'environment_protected',
    'deployment_tier',
    'runner_environment',
    'ci_config_ref_uri',
    'pipeline_source',
  ],
  pitfalls: [
    'Instance must serve discovery and keys publicly (AADSTS50166/90061).',
    'The host pattern here is only a hint: any host name can run GitLab.',
  ],
  obtainIssuer: 'curl -s https://GITLAB_HOST/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "# .gitlab-ci.yml\n# job:\n#   id_tokens:\n#     AZ_TOKEN: {aud: api://AzureADTokenExchange}\n#   script:\necho \"$AZ_TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/oauth/discovery/keys',
  verification: 'verified except jwks path',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.gitlab.com/ci/secrets/id_token_authentication/',
    'https://docs.gitlab.com/ci/cloud_services/azure/',
    'https://docs.gitlab.com/ci/cloud_services/#use-the-project-id-as-the-subject',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-federated-credential-mutable-subjects',
  ],
}
