import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70022: CodeEntry = {
  code: 70022,
  name: '-',
  meaning:
    'Issuer address of an external provider refused: not https, a loopback host, or with a query or fragment.',
  field: 'issuer',
  causes: [CAUSES.issuerNotAllowed],
  patterns: [{ key: 'issuer', before: 'query-string or fragment. Token issuer: ' }],
  phrase: 'issuer must use HTTPS scheme',
  evidence: 'lookup',
  uncertain: 'Known from a 2022 copy of the look-up page; no log with it was seen.',
  sources: ['https://github.com/acalarch/azure-signinlog-results'],
  examples: [
    {
      text: 'AADSTS70022: Federated Identity Credential issuer must use HTTPS scheme, must not be loopback address, and may not include a query-string or fragment. Token issuer: http://vault.example.com:8200/v1/identity/oidc. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { issuer: 'http://vault.example.com:8200/v1/identity/oidc' },
    },
  ],
}
