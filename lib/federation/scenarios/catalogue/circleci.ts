import { FIELDS } from '../fields'
import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const CIRCLECI: Scenario = {
  id: 'circleci',
  name: 'CircleCI',
  category: 'ci',
  issuerPatterns: ISSUERS.circleci.patterns,
  recognition: ISSUERS.circleci.recognition,
  issuerExamples: [
    'https://oidc.circleci.com/org/c9035eb6-6eb2-4c85-8a81-d9ee6a1fa8c2',
    'https://oidc.circleci.com',
  ],
  subjectTemplates: [
    {
      id: 'v1',
      label: 'CIRCLE_OIDC_TOKEN',
      template: 'org/{orgId}/project/{projectId}/user/{userId}',
      fields: [FIELDS.orgId, FIELDS.projectId, FIELDS.userId],
    },
    {
      id: 'v2',
      label: 'CIRCLE_OIDC_TOKEN_V2',
      template:
        'org/{orgId}/project/{projectId}/user/{userId}/vcs-origin/{vcsOrigin}/vcs-ref/{vcsRef}',
      fields: [
        FIELDS.orgId,
        FIELDS.projectId,
        FIELDS.userId,
        {
          name: 'vcsOrigin',
          pattern: /^[A-Za-z0-9.-]+\/[^\s]+$/u,
          example: 'github.com/my-org/my-repo',
          help: 'host/owner/repo, no scheme.',
        },
        {
          name: 'vcsRef',
          pattern: /^refs\/[^\s]+$/u,
          example: 'refs/heads/main',
          help: 'Full ref.',
        },
      ],
    },
  ],
  audience: { token: '{orgId}', credential: 'api://AzureADTokenExchange', configurable: true },
  algorithms: ['RS256'],
  lifetime: '1 hour',
  varies: 'The user who started the run; with the second token also repository and ref.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'oidc.circleci.com/project-id',
    'oidc.circleci.com/vcs-origin',
    'oidc.circleci.com/vcs-ref',
    'oidc.circleci.com/context-ids',
    'oidc.circleci.com/pipeline-definition-id',
    'oidc.circleci.com/ssh-rerun',
  ],
  pitfalls: [
    'sub carries the user id: AADSTS700213 whenever another person triggers the job; 20-credential limit bites.',
    'Default aud is the org UUID (AADSTS700212) unless minted with --claims.',
    'Fork builds get tokens only if secrets are passed to forks.',
  ],
  obtainIssuer: 'echo "https://oidc.circleci.com/org/$CIRCLE_ORGANIZATION_ID"   # inside a job',
  obtainToken:
    'circleci run oidc get --claims \'{"aud": "api://AzureADTokenExchange"}\'   # add --root-issuer for iss https://oidc.circleci.com',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks-pub.json',
  verification: 'verified (jwks path from a public client)',
  isIssuer: true,
  usable: true,
  sources: [
    'https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/',
    'https://circleci.com/docs/guides/permissions-authentication/oidc-tokens-with-custom-claims/',
  ],
}
