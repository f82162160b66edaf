import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'
import { TEMPLATES } from '../templates'

export const GITHUB_ENTERPRISE_SLUG: Scenario = {
  id: 'github-enterprise-slug',
  name: 'GitHub Actions with enterprise issuer path',
  category: 'ci',
  issuerPatterns: ISSUERS['github-enterprise-slug'].patterns,
  recognition: ISSUERS['github-enterprise-slug'].recognition,
  issuerExamples: ['https://token.actions.githubusercontent.com/octocat-inc'],
  subjectTemplates: [
    TEMPLATES.githubEnvironment,
    TEMPLATES.githubBranch,
    TEMPLATES.githubTag,
    TEMPLATES.githubPullRequest,
    TEMPLATES.githubImmutableEnvironment,
    TEMPLATES.githubImmutableBranch,
  ],
  audience: {
    token: 'https://github.com/{owner}',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '300 s (docs sample)',
  varies: 'The event decides the form, as on github.com.',
  flexible: {
    supported: 'unknown',
    claims: [],
    note: 'Docs list only the bare github.com issuer; the slug path is not named, so treat as unsupported until tried.',
  },
  claims: ['enterprise', 'enterprise_id'],
  pitfalls: [
    'AADSTS700211 for every repository of the enterprise at once after the switch: add the new-issuer credentials first.',
  ],
  obtainIssuer:
    'gh api /enterprises/SLUG/actions/oidc/customization/issuer   # PUT include_enterprise_slug=true turns it on',
  obtainToken:
    'curl -sS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange" | jq -r .value   # job needs permissions: id-token: write',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri of the discovery document',
  verification: 'verified except flexible',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.github.com/en/actions/reference/security/oidc',
    'https://docs.github.com/en/actions/concepts/security/openid-connect',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identities-github-immutable-subjects',
  ],
}
