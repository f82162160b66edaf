import type { StorageIssuerInput } from '../model'

/** A complete input: an issuer, a lock, and an identity with two roles. */
export const INPUT: StorageIssuerInput = {
  cloud: 'public',
  subscriptionId: 'sub-1',
  resourceGroup: 'rg-issuer',
  region: 'westeurope',
  account: 'contosoissuer',
  container: 'oidc',
  issuer: 'https://contosoissuer.blob.core.windows.net/oidc',
  files: [
    { path: '.well-known/openid-configuration', text: '{"issuer":"…"}' },
    { path: 'openid/v1/jwks', text: '{"keys":[]}' },
  ],
  lock: true,
  identity: {
    name: 'id-local-dev',
    credentialName: 'local-dev',
    subject: 'local-dev',
    readerAssignment: '6f1c7c51-0d0e-4a57-9a0a-3a3f6f2d9b11',
    roles: [
      { id: 'df021288-bdef-4463-88db-98f22de89214', value: 'User.Read.All' },
      { id: '7ab1d382-f21e-4acd-a863-ba3e13f7da61', value: 'Directory.Read.All' },
    ],
  },
}
