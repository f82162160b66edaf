import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const ENV0: Scenario = {
  id: 'env0',
  name: 'env zero (env0)',
  category: 'iac',
  issuerPatterns: ISSUERS.env0.patterns,
  recognition: ISSUERS.env0.recognition,
  issuerExamples: ['https://login.app.env0.com/'],
  subjectTemplates: [
    {
      id: 'org-user',
      label: 'Organisation OIDC user',
      template: 'auth0|{userId}',
      fields: [
        {
          name: 'userId',
          pattern: /^[0-9a-f]{24}$/u,
          example: '63021f2ce98a11d0678ed6fe',
          help: 'Ask support or decode a token; one value per organisation.',
        },
      ],
    },
  ],
  audience: {
    token: 'https://app.env0.com or https://prod.env0.com (docs disagree)',
    credential: 'https://prod.env0.com',
    configurable: false,
  },
  algorithms: ['RS256'],
  lifetime: '24 hours',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'organizationId',
    'projectId',
    'environmentId',
    'deploymentType',
    'env0Tag',
    'apiKeyType=oidc',
  ],
  pitfalls: [
    'Every project of the organisation shares one sub, so Entra cannot tell them apart.',
    'Issuer keeps its final slash.',
  ],
  obtainIssuer: 'fixed value: https://login.app.env0.com/ (trailing slash)',
  obtainToken: "echo \"$ENV0_OIDC_TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d | jq .",
  discoveryUrl: 'https://login.app.env0.com/.well-known/openid-configuration',
  jwksUrl: 'https://login.app.env0.com/.well-known/jwks.json',
  verification: 'verified; correct aud must be read from a token',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.envzero.com/guides/integrations/oidc-integrations',
    'https://docs.envzero.com/guides/integrations/oidc-integrations/oidc-with-azure',
  ],
}
