import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GITLAB: Scenario = {
  id: 'gitlab',
  name: 'GitLab.com',
  category: 'ci',
  issuerPatterns: ISSUERS.gitlab.patterns,
  recognition: ISSUERS.gitlab.recognition,
  issuerExamples: ['https://gitlab.com'],
  subjectTemplates: [TEMPLATES.gitlabPathRef, TEMPLATES.gitlabIdRef],
  audience: {
    token: 'set per id_tokens entry (instance URL if unset)',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'job timeout, else 5 minutes (docs sample shows 3600 s); nbf = iat-5',
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
    'CI_JOB_JWT / CI_JOB_JWT_V2 are gone: use id_tokens.',
    'AADSTS700213: tags and branches need separate credentials.',
    'A job timeout above 25 h trips AADSTS70023.',
  ],
  obtainIssuer: 'fixed value: https://gitlab.com',
  obtainToken:
    "# .gitlab-ci.yml\n# job:\n#   id_tokens:\n#     AZ_TOKEN: {aud: api://AzureADTokenExchange}\n#   script:\necho \"$AZ_TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null | jq .",
  discoveryUrl: 'https://gitlab.com/.well-known/openid-configuration',
  jwksUrl: 'https://gitlab.com/oauth/discovery/keys',
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
