import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_1002012: CodeEntry = {
  code: 1002012,
  name: '-',
  meaning:
    'With client credentials the scope must be the resource identifier followed by /.default.',
  field: 'scope',
  causes: [CAUSES.scopeDefault],
  patterns: [{ key: 'scope', before: 'The provided value for scope ', after: ' is not valid' }],
  phrase: 'Client credential flows must have a scope value',
  evidence: 'response',
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  ],
  examples: [
    {
      text: 'AADSTS1002012: The provided value for scope User.Read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI). Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
      extracted: { scope: 'User.Read' },
    },
  ],
}
