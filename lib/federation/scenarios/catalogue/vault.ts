import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const VAULT: Scenario = {
  id: 'vault',
  name: 'HashiCorp Vault identity tokens',
  category: 'secrets',
  issuerPatterns: ISSUERS.vault.patterns,
  recognition: ISSUERS.vault.recognition,
  issuerExamples: ['https://vault.example.com/v1/identity/oidc'],
  subjectTemplates: [
    {
      id: 'entity',
      label: 'Entity id',
      template: '{entityId}',
      fields: [
        {
          name: 'entityId',
          pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/u,
          example: '52349e30-cff8-7959-b61c-e9f9280d6233',
          help: 'vault read identity/entity/name/NAME',
        },
      ],
    },
  ],
  audience: {
    token: 'client_id of the role (settable)',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'role ttl, default 24h',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['namespace', 'template claims'],
  pitfalls: [
    'Issuer defaults to the api_addr (often http://127.0.0.1:8200): set identity/oidc/config issuer.',
    'Key algorithm must be RS256.',
  ],
  obtainIssuer:
    'vault read -field=issuer identity/oidc/config; curl -s $VAULT_ADDR/v1/identity/oidc/.well-known/openid-configuration | jq -r .issuer',
  obtainToken:
    'vault read -field=token identity/oidc/token/ROLE   # role client_id=api://AzureADTokenExchange',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/keys',
  verification: 'claims verified in public samples; default ttl from general knowledge',
  isIssuer: true,
  usable: true,
  sources: ['https://developer.hashicorp.com/vault/docs/secrets/identity/identity-token'],
}
