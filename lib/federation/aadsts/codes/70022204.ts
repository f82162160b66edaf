import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_70022204: CodeEntry = {
  code: 70022204,
  name: '-',
  meaning: 'An exchange between applications met the audience of another cloud.',
  field: 'audience',
  causes: [CAUSES.audienceCloud],
  evidence: 'secondhand',
  uncertain: 'Named in one comment of an MSAL.NET integration test; the message was not seen.',
  sources: ['https://github.com/AzureAD/microsoft-authentication-library-for-dotnet'],
  examples: [
    {
      text: 'AADSTS70022204: The sign-in was refused. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
