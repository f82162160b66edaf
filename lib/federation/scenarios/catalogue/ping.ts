import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const PING: Scenario = {
  id: 'ping',
  name: 'PingOne / PingFederate (client credentials)',
  category: 'idp',
  issuerPatterns: ISSUERS.ping.patterns,
  recognition: ISSUERS.ping.recognition,
  issuerExamples: ['https://auth.pingone.com/11111111-2222-3333-4444-555555555555/as'],
  subjectTemplates: [
    {
      id: 'client',
      label: 'Client id',
      template: '{clientId}',
      fields: [
        {
          name: 'clientId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '66666666-7777-8888-9999-000000000000',
          help: 'Worker app client id.',
        },
      ],
    },
  ],
  audience: {
    token: 'resource audience',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'not verified',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: [],
  pitfalls: ['Check whether client-credentials tokens carry sub at all.'],
  obtainIssuer:
    'curl -s https://auth.pingone.com/ENV_ID/as/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'curl -s -u ID:SECRET https://auth.pingone.com/ENV_ID/as/token -d grant_type=client_credentials -d scope=SCOPE | jq -r .access_token',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/jwks',
  verification: 'not verified',
  isIssuer: true,
  usable: true,
  sources: [],
}
