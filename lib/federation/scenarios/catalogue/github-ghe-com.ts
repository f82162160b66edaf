import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GITHUB_GHE_COM: Scenario = {
  id: 'github-ghe-com',
  name: 'GitHub Enterprise Cloud with data residency (GHE.com)',
  category: 'ci',
  issuerPatterns: ISSUERS['github-ghe-com'].patterns,
  recognition: ISSUERS['github-ghe-com'].recognition,
  issuerExamples: [
    'https://token.actions.octocorp.ghe.com',
    'https://token.actions.octocorp.ghe.com/octocorp',
  ],
  subjectTemplates: [
    TEMPLATES.githubEnvironment,
    TEMPLATES.githubBranch,
    TEMPLATES.githubTag,
    TEMPLATES.githubPullRequest,
    TEMPLATES.githubImmutableEnvironment,
    TEMPLATES.githubImmutableBranch,
  ],
  audience: {
    token: 'https://{subdomain}.ghe.com/{owner}',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '300 s (docs sample)',
  varies: 'The event decides the form, as on github.com.',
  flexible: { supported: 'unknown', claims: [], note: 'Not in the documented issuer list.' },
  claims: ['same as github.com'],
  pitfalls: ['Using the github.com issuer gives AADSTS700211.'],
  obtainIssuer:
    'curl -s https://token.actions.SUBDOMAIN.ghe.com/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'curl -sS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange" | jq -r .value   # job needs permissions: id-token: write',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'issuer verified; default aud and immutable form on GHE.com not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.github.com/en/actions/reference/security/oidc',
    'https://docs.github.com/en/actions/concepts/security/openid-connect',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-github-immutable-subjects',
  ],
}
