import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GITHUB_ACTIONS: Scenario = {
  id: 'github-actions',
  name: 'GitHub Actions (github.com)',
  category: 'ci',
  issuerPatterns: ISSUERS['github-actions'].patterns,
  recognition: ISSUERS['github-actions'].recognition,
  issuerExamples: ['https://token.actions.githubusercontent.com'],
  subjectTemplates: [
    TEMPLATES.githubEnvironment,
    TEMPLATES.githubBranch,
    TEMPLATES.githubTag,
    TEMPLATES.githubPullRequest,
    TEMPLATES.githubImmutableEnvironment,
    TEMPLATES.githubImmutableBranch,
    {
      id: 'immutable-tag',
      label: 'Immutable: tag',
      template: 'repo:{owner}@{ownerId}/{repo}@{repoId}:ref:refs/tags/{tag}',
      fields: [FIELDS.owner, FIELDS.ownerId, FIELDS.repo, FIELDS.repoId, FIELDS.tag],
    },
    {
      id: 'immutable-pull-request',
      label: 'Immutable: pull request',
      template: 'repo:{owner}@{ownerId}/{repo}@{repoId}:pull_request',
      fields: [FIELDS.owner, FIELDS.ownerId, FIELDS.repo, FIELDS.repoId],
    },
    TEMPLATES.githubJobWorkflowRef,
    TEMPLATES.githubRepoContextWorkflow,
    {
      id: 'immutable-context-workflow',
      label: 'Immutable, custom: repo + environment + reusable workflow',
      template:
        'repo:{owner}@{ownerId}/{repo}@{repoId}:environment:{environment}:job_workflow_ref:{jobWorkflowRef}',
      fields: [
        FIELDS.owner,
        FIELDS.ownerId,
        FIELDS.repo,
        FIELDS.repoId,
        FIELDS.environment,
        FIELDS.jobWorkflowRef,
      ],
      note: 'include_claim_keys [repo, context, job_workflow_ref] in a repository with ids (Azure/Azure-Landing-Zones#4223).',
    },
    TEMPLATES.githubRepoOnly,
    TEMPLATES.githubRepositoryId,
    TEMPLATES.githubRepositoryOwnerId,
    {
      id: 'ids-branch',
      label: 'Custom: ids and branch',
      template: 'repository_owner_id:{ownerId}:repository_id:{repoId}:ref:refs/heads/{branch}',
      fields: [FIELDS.ownerId, FIELDS.repoId, FIELDS.branch],
      note: 'include_claim_keys [repository_owner_id, repository_id, context] (Azure/azure-dev#7374).',
    },
  ],
  audience: {
    token: 'https://github.com/{owner}',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '300 s in docs samples (exp-iat); nbf is 600 s before iat',
  varies:
    'The event decides the form: a job with an environment sends the environment, else a branch, tag or pull request.',
  flexible: {
    supported: 'yes',
    claims: ['sub', 'job_workflow_ref', 'repository_id', 'repository_owner_id'],
    required:
      'sub AND at least one of repository_id / repository_owner_id (Entra docs dated 2026-08-14; older docs list only sub and job_workflow_ref)',
    example:
      "claims['sub'] matches 'repo:contoso/contoso-repo:ref:refs/heads/*' and claims['repository_id'] eq '456789'",
  },
  claims: [
    'repository',
    'repository_id',
    'repository_owner_id',
    'environment',
    'ref',
    'ref_type',
    'event_name',
    'job_workflow_ref',
    'workflow_ref',
    'runner_environment',
    'repository_visibility',
    'enterprise_id',
    'repo_property_*',
    'check_run_id',
  ],
  pitfalls: [
    'AADSTS700213: environment jobs emit environment:NAME, never ref; a PR run emits pull_request.',
    'AADSTS7002138: subject equals the credential except for letter case.',
    'Portal now builds id-based subjects; a repository that has not opted in still emits name-based ones (and the reverse for repositories created, renamed or moved after 2026-07-15).',
    'Issuer must have no trailing slash.',
    'AADSTS700024 in long jobs: assertion lives 5 minutes; sign in late or fetch a fresh one.',
  ],
  obtainIssuer:
    'fixed value: https://token.actions.githubusercontent.com (check: curl -s https://token.actions.githubusercontent.com/.well-known/openid-configuration | jq -r .issuer)',
  obtainToken:
    'curl -sS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange" | jq -r .value   # job needs permissions: id-token: write',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'https://token.actions.githubusercontent.com/.well-known/jwks',
  verification: 'verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.github.com/en/actions/reference/security/oidc',
    'https://docs.github.com/en/actions/concepts/security/openid-connect',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-github-immutable-subjects',
    'https://docs.github.com/en/rest/actions/oidc',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-flexible-federated-identity-credentials',
  ],
}
