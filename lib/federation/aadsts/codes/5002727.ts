import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_5002727: CodeEntry = {
  code: 5002727,
  name: '-',
  meaning: "The JWT header 'typ' is not one of the allowed types ('JWT' or the OpenID JWT URI).",
  field: 'header',
  causes: [CAUSES.typ],
  phrase: 'Invalid JWT header type specified',
  evidence: 'response',
  sources: ['https://learn.microsoft.com/entra/identity-platform/certificate-credentials'],
  examples: [
    {
      text: "AADSTS5002727: Invalid JWT header type specified. Allowed types: 'JWT','http://openid.net/specs/jwt/1.0' Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
    },
  ],
}
