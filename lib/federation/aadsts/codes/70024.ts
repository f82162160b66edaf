import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70024: CodeEntry = {
  code: 70024,
  name: '-',
  meaning: "The issuer's OpenID metadata lacks a required field.",
  field: 'metadata',
  causes: [CAUSES.metadataInvalid],
  phrase: 'OIDC Provider Metadata missing required field',
  evidence: 'lookup',
  uncertain: 'Not to be mixed up with 700024, which is about time.',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: "AADSTS70024: OIDC Provider Metadata missing required field 'jwks_uri'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
