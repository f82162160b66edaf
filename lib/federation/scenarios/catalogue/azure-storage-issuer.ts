import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const AZURE_STORAGE_ISSUER: Scenario = {
  id: 'azure-storage-issuer',
  name: 'Custom issuer on Azure Storage',
  category: 'custom',
  issuerPatterns: ISSUERS['azure-storage-issuer'].patterns,
  recognition: ISSUERS['azure-storage-issuer'].recognition,
  issuerExamples: [
    'https://demostgrandom1312.blob.core.windows.net/oidc',
    'https://demostgrandom1312.z6.web.core.windows.net/',
  ],
  subjectTemplates: [
    {
      id: 'any',
      label: 'Any string you sign',
      template: '{subject}',
      fields: [
        {
          name: 'subject',
          pattern: /^[^\s].{0,598}[^\s]$|^[^\s]$/u,
          example: 'dev-user-cloudeteer-exporter',
          help: '1-600 characters, no outer white space; equals the sub you mint.',
        },
      ],
    },
  ],
  audience: {
    token: 'whatever you mint',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'you choose, at most 1 day 1 hour (AADSTS70023)',
  varies: 'Whatever the holder of the key signs.',
  flexible: { supported: 'no', claims: [] },
  claims: ['header kid must exist in JWKS', 'iat and exp required'],
  pitfalls: [
    'Anonymous blob read (or static website) must be on; firewalls block Entra (AADSTS50166/90061).',
    'Discovery issuer, credential issuer and iss must be one spelling, slash included.',
    'Content type application/json.',
    'Whoever holds the key is every subject.',
  ],
  obtainIssuer: 'curl -s ISSUER/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'jwt encode --alg RS256 --kid KID --secret @private_key.pem \'{"iss":"ISSUER","sub":"SUB","aud":"api://AzureADTokenExchange","iat":NOW,"nbf":NOW,"exp":NOW+300,"jti":"ID"}\'',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: 'jwks_uri, e.g. {issuer}/openid/v1/jwks',
  verification: 'verified from published walk-throughs',
  isIssuer: true,
  usable: true,
  sources: [
    'https://azure.github.io/azure-workload-identity/docs/installation/self-managed-clusters/oidc-issuer/discovery-document.html',
  ],
}
