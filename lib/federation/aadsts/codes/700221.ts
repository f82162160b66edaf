import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700221: CodeEntry = {
  code: 700221,
  name: '-',
  meaning: "The token's iss differs from the issuer in the provider's metadata.",
  field: 'metadata',
  causes: [CAUSES.metadataIssuer, CAUSES.issuerSlash],
  patterns: [
    { key: 'issuer', before: "Issuer from the provided JWT '" },
    { key: 'metadataIssuer', before: "published in the OIDC discovery metadata ('" },
  ],
  phrase: 'does not match the issuer published in the OIDC discovery',
  evidence: 'lookup',
  uncertain: 'Known from a 2022 copy of the look-up page; no log with it was seen.',
  sources: ['https://github.com/acalarch/azure-signinlog-results'],
  examples: [
    {
      text: "AADSTS700221: Issuer from the provided JWT 'https://oidc.example.com/a' does not match the issuer published in the OIDC discovery metadata ('https://oidc.example.com/a/') registered for this federated credential. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        issuer: 'https://oidc.example.com/a',
        metadataIssuer: 'https://oidc.example.com/a/',
      },
    },
  ],
}
