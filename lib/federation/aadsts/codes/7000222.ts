import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000222: CodeEntry = {
  code: 7000222,
  name: 'InvalidClientSecretExpiredKeysProvided',
  meaning: 'All client secrets of the app are expired.',
  field: 'client',
  causes: [CAUSES.secretUsed],
  patterns: [{ key: 'clientId', before: "client secret keys for app '" }],
  phrase: 'The provided client secret keys',
  evidence: 'lookup',
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      text: "AADSTS7000222: The provided client secret keys for app '00001111-aaaa-2222-bbbb-3333cccc4444' are expired. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { clientId: '00001111-aaaa-2222-bbbb-3333cccc4444' },
    },
  ],
}
