import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GITHUB_GHES: Scenario = {
  id: 'github-ghes',
  name: 'GitHub Enterprise Server',
  category: 'ci',
  issuerPatterns: ISSUERS['github-ghes'].patterns,
  recognition: ISSUERS['github-ghes'].recognition,
  issuerExamples: ['https://ghes.example.com/_services/token'],
  subjectTemplates: [
    TEMPLATES.githubEnvironment,
    TEMPLATES.githubBranch,
    TEMPLATES.githubTag,
    TEMPLATES.githubPullRequest,
    TEMPLATES.githubJobWorkflowRef,
    TEMPLATES.githubRepoContextWorkflow,
    TEMPLATES.githubRepoOnly,
    TEMPLATES.githubRepositoryId,
    TEMPLATES.githubRepositoryOwnerId,
  ],
  audience: {
    token: 'https://{ghesHost}/{owner}',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '300 s (docs sample)',
  varies: 'The event decides the form, as on github.com; there are no subjects with ids.',
  flexible: { supported: 'no', claims: [] },
  claims: ['same as github.com; no immutable subjects'],
  pitfalls: [
    'AADSTS50166/AADSTS90061: Entra must reach HOSTNAME over the internet with a public CA certificate.',
  ],
  obtainIssuer:
    'curl -s https://HOSTNAME/_services/token/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'curl -sS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange" | jq -r .value   # job needs permissions: id-token: write',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'verified; lifetime from github.com sample',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.github.com/en/actions/reference/security/oidc',
    'https://docs.github.com/en/actions/concepts/security/openid-connect',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-github-immutable-subjects',
  ],
}
