import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7000227: CodeEntry = {
  code: 7000227,
  name: '-',
  meaning:
    'No federated credential on the app matches a managed-identity-signed assertion; the message lists the expected subject, issuer and audience.',
  field: null,
  causes: [CAUSES.msiAssertion],
  patterns: [
    { key: 'subject', before: "Federated Identity Credential with subject: '" },
    { key: 'issuer', before: "', issuer: '" },
    { key: 'audience', before: "and audience: '" },
  ],
  phrase: 'application that matched the presented MSI-signed client assertion',
  evidence: 'lookup',
  uncertain: 'The printed subject, issuer and audience are the ones that a credential should have.',
  sources: ['https://github.com/f-bader/EntraID-ErrorCodes'],
  examples: [
    {
      text: "AADSTS7000227: No Federated Identity Credential policy found on application that matched the presented MSI-signed client assertion. Expecting a Federated Identity Credential with subject: '00001111-aaaa-2222-bbbb-3333cccc4444', issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0' and audience: 'api://AzureADTokenExchange'. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: {
        subject: '00001111-aaaa-2222-bbbb-3333cccc4444',
        issuer: 'https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0',
        audience: 'api://AzureADTokenExchange',
      },
    },
  ],
}
