import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const VAULT_PLUGIN_WIF: Scenario = {
  id: 'vault-plugin-wif',
  name: 'HashiCorp Vault plugin WIF (Enterprise)',
  category: 'secrets',
  issuerPatterns: ISSUERS['vault-plugin-wif'].patterns,
  recognition: ISSUERS['vault-plugin-wif'].recognition,
  issuerExamples: ['https://vault.example.com/v1/identity/oidc/plugins'],
  subjectTemplates: [
    {
      id: 'mount',
      label: 'Plugin mount',
      template: 'plugin-identity:{namespace}:{kind}:{accessor}',
      fields: [
        { name: 'namespace', pattern: /^[A-Za-z0-9]+$/u, example: 'root', help: 'Namespace id.' },
        { name: 'kind', pattern: /^(?:secret|auth)$/u, example: 'secret', help: 'secret or auth.' },
        {
          name: 'accessor',
          pattern: /^[a-z]+_[0-9a-f]{8}$/u,
          example: 'azure_1a2b3c4d',
          help: 'vault secrets list -format=json',
        },
      ],
    },
  ],
  audience: {
    token: 'identity_token_audience of the mount',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: 'identity_token_ttl',
  varies: 'Not verified.',
  flexible: { supported: 'no', claims: [] },
  claims: ['vaultproject.io namespace and mount data'],
  pitfalls: ['Vault Enterprise 1.17+ (AWS from 1.16).', 'No wildcard in sub.'],
  obtainIssuer:
    'curl -s $VAULT_ADDR/v1/identity/oidc/plugins/.well-known/openid-configuration | jq -r .issuer',
  obtainToken: 'not exposed; Vault uses it internally',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/keys',
  verification: 'verified in public Terraform examples; accessor shape from general knowledge',
  isIssuer: true,
  usable: true,
  sources: ['https://developer.hashicorp.com/vault/docs/secrets/azure'],
}
