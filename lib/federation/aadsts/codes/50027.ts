import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_50027: CodeEntry = {
  code: 50027,
  name: 'InvalidJwtToken',
  meaning:
    'A JWT is malformed or fails basic checks (format, missing claims, issuer, audience or time).',
  field: 'token',
  causes: [CAUSES.malformed, CAUSES.noAssertion, CAUSES.keyIdMissing],
  phrase: 'JWT token is invalid or malformed',
  evidence: 'response',
  sources: [
    'https://github.com/Azure/kubelogin/issues/413',
    'https://github.com/Azure/login/issues/302',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      text: 'AADSTS50027: JWT token is invalid or malformed. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
