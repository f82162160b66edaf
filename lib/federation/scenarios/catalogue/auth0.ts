import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const AUTH0: Scenario = {
  id: 'auth0',
  name: 'Auth0 (client credentials)',
  category: 'idp',
  issuerPatterns: ISSUERS.auth0.patterns,
  recognition: ISSUERS.auth0.recognition,
  issuerExamples: ['https://acme.us.auth0.com/'],
  subjectTemplates: [
    {
      id: 'client',
      label: 'Machine client',
      template: '{clientId}@clients',
      fields: [
        {
          name: 'clientId',
          pattern: /^[A-Za-z0-9_-]{32}$/u,
          example: 'Zk3mPq7RtXw2Yb9Lc4Nd8Vf1Hg6Js0Ae',
          help: 'Application client id.',
        },
      ],
    },
  ],
  audience: {
    token: 'API identifier',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '24 h default; samples reach 30 days',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['azp', 'gty=client-credentials', 'scope'],
  pitfalls: [
    'Keep the final slash.',
    'API token lifetime above 25 h gives AADSTS70023.',
    'API must sign RS256, not HS256.',
  ],
  obtainIssuer:
    'curl -s https://TENANT.auth0.com/.well-known/openid-configuration | jq -r .issuer   # ends in /',
  obtainToken:
    'curl -s https://TENANT.auth0.com/oauth/token -H \'Content-Type: application/json\' -d \'{"grant_type":"client_credentials","client_id":"ID","client_secret":"SECRET","audience":"api://AzureADTokenExchange"}\' | jq -r .access_token',
  discoveryUrl: '{issuer}.well-known/openid-configuration',
  jwksUrl: '{issuer}.well-known/jwks.json',
  verification: 'claims from public samples; not tried with Entra',
  isIssuer: true,
  usable: true,
  sources: [
    'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
  ],
}
