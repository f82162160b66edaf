import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const TELEPORT: Scenario = {
  id: 'teleport',
  name: 'Teleport Workload Identity',
  category: 'workload-identity',
  issuerPatterns: ISSUERS.teleport.patterns,
  recognition: ISSUERS.teleport.recognition,
  issuerExamples: ['https://example.teleport.sh/workload-identity'],
  subjectTemplates: [
    {
      id: 'spiffe',
      label: 'SPIFFE ID',
      template: 'spiffe://{trustDomain}/{path}',
      fields: [
        {
          name: 'trustDomain',
          pattern: /^[a-z0-9._-]{1,255}$/u,
          example: 'example.teleport.sh',
          help: 'Trust domain: lower case, no port.',
        },
        {
          name: 'path',
          pattern: /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/u,
          example: 'svc/example-service',
          help: 'SPIFFE path without first slash; no empty or dot segments.',
        },
      ],
    },
  ],
  audience: {
    token: 'audiences of the tbot service',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '5 minutes',
  varies: 'Nothing: the SPIFFE id belongs to the workload.',
  flexible: { supported: 'no', claims: [] },
  claims: ['jti'],
  pitfalls: ['Needs Teleport 16.4.3 or later.'],
  obtainIssuer:
    'curl -s https://PROXY/workload-identity/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    "cut -d. -f2 /opt/workload-identity/jwt_svid | tr '_-' '/+' | base64 -d | jq .   # tbot service type workload-identity-jwt",
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/jwt-jwks.json',
  verification: 'verified; algorithm not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://goteleport.com/docs/machine-workload-identity/deployment/azure-federated-credentials/',
    'https://goteleport.com/docs/machine-workload-identity/jwt-svids/',
  ],
}
