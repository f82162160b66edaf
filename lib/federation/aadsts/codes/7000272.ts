import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000272: CodeEntry = {
  code: 7000272,
  name: '-',
  meaning:
    "The key that signed the federated token is not in the issuer's JWKS (rotated, not published, cached, or lacks use=sig).",
  field: 'signature',
  causes: [CAUSES.kidUnknown, CAUSES.kidWrong, CAUSES.keyCache, CAUSES.issuerOld],
  patterns: [
    {
      key: 'kid',
      before: 'The certificate with identifier ',
      after: ' used to sign the federated credential',
    },
    { key: 'issuer', before: 'in the metadata of identity provider ', after: '. Please validate' },
  ],
  phrase: 'used to sign the federated credential could not be found',
  evidence: 'response',
  uncertain: 'The identifier is often blank: Kubernetes key ids were never seen printed here.',
  sources: [
    'https://github.com/Azure/azure-workload-identity/issues/1232',
    'https://github.com/Azure/azure-workload-identity/issues/616',
  ],
  examples: [
    {
      text: "AADSTS7000272: The certificate with identifier 0123456789ABCDEF0123456789ABCDEF01234567 used to sign the federated credential could not be found in the metadata of identity provider https://oidc.example.com/one/. Please validate that your Identity Provider's metadata exposes the key used to sign the incoming token. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        kid: '0123456789ABCDEF0123456789ABCDEF01234567',
        issuer: 'https://oidc.example.com/one/',
      },
    },
  ],
}
