import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const BITBUCKET: Scenario = {
  id: 'bitbucket',
  name: 'Bitbucket Pipelines',
  category: 'ci',
  issuerPatterns: ISSUERS.bitbucket.patterns,
  recognition: ISSUERS.bitbucket.recognition,
  issuerExamples: ['https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc'],
  subjectTemplates: [
    {
      id: 'repo-step',
      label: 'Repository and step (not matchable)',
      template: '{repositoryUuid}:{stepUuid}',
      fields: [
        {
          name: 'repositoryUuid',
          pattern:
            /^\{[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}$/u,
          example: '{2e9e429c-7b8b-404f-8648-8c40c27c9ebd}',
          help: 'Braces are part of the value.',
        },
        {
          name: 'stepUuid',
          pattern:
            /^\{[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}$/u,
          example: '{11111111-2222-3333-4444-555555555555}',
          help: 'New for every step run.',
        },
      ],
      usable: false,
    },
  ],
  audience: { token: 'ari:cloud:bitbucket::workspace/{workspaceUuid}', configurable: true },
  algorithms: ['RS256'],
  lifetime: 'not verified',
  varies: 'Every run: the subject holds the id of the step.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'repositoryUuid',
    'workspaceUuid',
    'pipelineUuid',
    'pipelineRunUuid',
    'stepUuid',
    'branchName',
    'deploymentEnvironmentUuid',
  ],
  pitfalls: [
    'sub holds the step UUID, so no exact credential can match twice and flexible credential does not list this issuer: use a broker or self-hosted runner identity (AADSTS700213).',
    'With custom audiences aud is an array.',
    'Discovery appears only after OIDC is enabled and one pipeline ran (secondary source).',
  ],
  obtainIssuer:
    'Repository settings > Pipelines > OpenID Connect shows Identity provider URL and Audience',
  obtainToken:
    "# step: oidc: true\necho \"$BITBUCKET_STEP_OIDC_TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null | jq .",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/keys.json',
  verification: 'sub/iss/aud verified; lifetime, jwks path, environment segment not verified',
  isIssuer: true,
  usable: false,
  sources: [
    'https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/',
    'https://github.com/sigstore/fulcio/issues/1257',
    'https://jira.atlassian.com/browse/BCLOUD-24028',
  ],
}
