import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const OKTA: Scenario = {
  id: 'okta',
  name: 'Okta custom authorisation server (client credentials)',
  category: 'idp',
  issuerPatterns: ISSUERS.okta.patterns,
  recognition: ISSUERS.okta.recognition,
  issuerExamples: ['https://acme.okta.com/oauth2/default'],
  subjectTemplates: [
    {
      id: 'client',
      label: 'Client id',
      template: '{clientId}',
      fields: [
        {
          name: 'clientId',
          pattern: /^0oa[A-Za-z0-9]{17}$/u,
          example: '0oa8acv8gbBPRCZ7I5d7',
          help: 'Okta client id; sub of a client-credentials token.',
        },
      ],
    },
  ],
  audience: {
    token: 'audience of the authorisation server (default api://default)',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '1 hour in samples',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['ver', 'cid', 'scp'],
  pitfalls: [
    'Use a custom authorisation server: org-server tokens are opaque to others.',
    'Set its audience to api://AzureADTokenExchange.',
  ],
  obtainIssuer:
    'curl -s https://ORG.okta.com/oauth2/AS_ID/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'curl -s -u ID:SECRET https://ORG.okta.com/oauth2/AS_ID/v1/token -d grant_type=client_credentials -d scope=SCOPE | jq -r .access_token',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/v1/keys',
  verification: 'claims from public samples; not tried with Entra',
  isIssuer: true,
  usable: true,
  sources: ['https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/'],
}
