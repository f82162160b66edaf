import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const SPIRE: Scenario = {
  id: 'spire',
  name: 'SPIFFE / SPIRE',
  category: 'workload-identity',
  issuerPatterns: ISSUERS.spire.patterns,
  recognition: ISSUERS.spire.recognition,
  issuerExamples: ['https://oidc.contoso.com'],
  subjectTemplates: [
    {
      id: 'spiffe',
      label: 'SPIFFE ID',
      template: 'spiffe://{trustDomain}/{path}',
      fields: [
        {
          name: 'trustDomain',
          pattern: /^[a-z0-9._-]{1,255}$/u,
          example: 'example.org',
          help: 'Trust domain: lower case, no port.',
        },
        {
          name: 'path',
          pattern: /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/u,
          example: 'ns/demo-spiffe/sa/demo-sa',
          help: 'SPIFFE path without first slash; no empty or dot segments.',
        },
      ],
    },
  ],
  audience: {
    token: 'none: requester must name it',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['ES256', 'RS256', 'ES384'],
  algorithmToAsk: 'RS256: server jwt_key_type = rsa-2048 (default is ec-p256)',
  lifetime: 'default_jwt_svid_ttl 5m',
  varies: 'Nothing: the SPIFFE id belongs to the workload.',
  flexible: { supported: 'no', claims: [] },
  claims: ['aud array', 'iss only if server jwt_issuer is set', 'jti optional', 'header typ JWT'],
  pitfalls: [
    'Default ES256 tokens: set jwt_key_type rsa-2048 or rsa-4096.',
    'No iss claim unless jwt_issuer is set on the server.',
    'set_key_use = true so keys carry use: sig.',
    'Host of the request must be in domains.',
  ],
  obtainIssuer: 'curl -s https://DISCOVERY_DOMAIN/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'spire-agent api fetch jwt -audience api://AzureADTokenExchange -socketPath /tmp/spire-agent/public/api.sock',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/keys',
  verification: 'verified from source and docs',
  isIssuer: true,
  usable: true,
  sources: [
    'https://github.com/spiffe/spire/blob/main/support/oidc-discovery-provider/README.md',
    'https://github.com/spiffe/spire/blob/main/doc/spire_server.md',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-spiffe-spire',
  ],
}
