import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_700027: CodeEntry = {
  code: 700027,
  name: 'InvalidKeyError',
  meaning:
    'A client assertion signed by the app itself failed signature validation: key not registered, wrong thumbprint or bad signature.',
  field: 'signature',
  causes: [CAUSES.selfSigned, CAUSES.keyUse, CAUSES.signatureInvalid],
  patterns: [
    { key: 'clientId', before: "configured keys for app Id '" },
    {
      key: 'kid',
      before: 'The certificate with identifier ',
      after: ' used to sign the client assertion',
    },
  ],
  phrase: 'Client assertion contains an invalid signature',
  evidence: 'response',
  sources: [
    'https://github.com/keycloak/keycloak/issues/19425',
    'https://github.com/keycloak/keycloak/issues/12946',
  ],
  examples: [
    {
      text: "AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '00001111-aaaa-2222-bbbb-3333cccc4444'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
