import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const KEYCLOAK: Scenario = {
  id: 'keycloak',
  name: 'Keycloak (client credentials)',
  category: 'idp',
  issuerPatterns: ISSUERS.keycloak.patterns,
  recognition: ISSUERS.keycloak.recognition,
  issuerExamples: ['https://keycloak.example.com/realms/prod'],
  subjectTemplates: [
    {
      id: 'service-account',
      label: 'Service-account user id',
      template: '{userId}',
      fields: [
        {
          name: 'userId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: 'b4768e19-2d00-43ac-b675-647e370c6f7c',
          help: 'Id of service-account-CLIENT user.',
        },
      ],
    },
  ],
  audience: {
    token: 'account (add an audience mapper)',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '300 s in samples',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['azp', 'preferred_username=service-account-<client>', 'clientHost', 'typ=Bearer'],
  pitfalls: [
    'Several audiences make aud an array.',
    'Deleting and recreating the client changes sub.',
  ],
  obtainIssuer:
    'curl -s https://HOST/realms/REALM/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'curl -s https://HOST/realms/REALM/protocol/openid-connect/token -d grant_type=client_credentials -d client_id=ID -d client_secret=SECRET | jq -r .access_token',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/protocol/openid-connect/certs',
  verification: 'claims from public samples; not tried with Entra',
  isIssuer: true,
  usable: true,
  sources: ['https://www.keycloak.org/docs/latest/server_admin/'],
}
