import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002381: CodeEntry = {
  code: 7002381,
  name: '-',
  meaning:
    "Tenant policy demands an 'enterprise' claim in GitHub tokens and the token does not carry an accepted value.",
  field: 'policy',
  causes: [CAUSES.policyClaim],
  patterns: [{ key: 'issuer', before: "credentials issued by '" }],
  phrase: 'must contain the enterprise claim',
  evidence: 'response',
  sources: ['https://github.com/radius-project/radius/pull/12577'],
  examples: [
    {
      text: "AADSTS7002381: Federated identity credentials issued by 'https://token.actions.githubusercontent.com/' for applications or managed identities registered in this tenant must contain the enterprise claim with value 'contoso' but actual value is 'fabrikam'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { issuer: 'https://token.actions.githubusercontent.com/' },
    },
  ],
}
