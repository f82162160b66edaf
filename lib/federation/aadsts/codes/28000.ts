import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_28000: CodeEntry = {
  code: 28000,
  name: 'InvalidMultipleResourcesScope',
  meaning:
    'The scope parameter mixes scopes of more than one resource (code seen in the field; the published list files this text under 700022).',
  field: 'scope',
  causes: [CAUSES.scopeSeveral],
  phrase: 'because it contains more than one resource',
  evidence: 'response',
  sources: [
    'https://github.com/Azure-Samples/active-directory-aspnetcore-webapp-openidconnect-v2/issues/271',
  ],
  examples: [
    {
      text: 'AADSTS28000: Provided value for the input parameter scope is not valid because it contains more than one resource. Scope https://a.example/.default https://b.example/.default is not valid Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
