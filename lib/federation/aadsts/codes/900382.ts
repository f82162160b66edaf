import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_900382: CodeEntry = {
  code: 900382,
  name: '-',
  meaning:
    'Confidential clients are not supported in cross-cloud requests; some sovereign clouds thereby block federation.',
  field: 'tenant',
  causes: [CAUSES.cloudMixed],
  phrase: 'Confidential Client is not supported in Cross Cloud',
  evidence: 'documented',
  sources: [
    'https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity',
    'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
  ],
  examples: [
    {
      text: 'AADSTS900382: Confidential Client is not supported in Cross Cloud request. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z',
    },
  ],
}
