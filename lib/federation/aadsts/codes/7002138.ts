import { CAUSES } from '../causes'
import type { CodeEntry } from '../model'

export const AADSTS_7002138: CodeEntry = {
  code: 7002138,
  name: '-',
  meaning: 'The subject matches only when case is ignored; matching is case-sensitive.',
  field: 'subject',
  causes: [CAUSES.subjectCase, CAUSES.renamed, CAUSES.staleRecord],
  patterns: [{ key: 'subject', before: "presented assertion subject '" }],
  phrase: 'subject matches with case-insensitive comparison',
  evidence: 'response',
  sources: [
    'https://github.com/Azure/login/issues/515',
    'https://github.com/Azure/login/issues/517',
    'https://github.com/Azure/login/issues/573',
    'https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes',
  ],
  examples: [
    {
      text: "AADSTS7002138: No matching federated identity record found for presented assertion subject 'repo:Contoso/Shop:environment:Production'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. See documentation at: https://learn.microsoft.com/entra/workload-id/workload-identity-federation. Trace ID: 11112222-3333-4444-5555-666677778800 Correlation ID: 99998888-7777-6666-5555-444433332222 Timestamp: 2026-03-04 05:06:07Z",
      extracted: { subject: 'repo:Contoso/Shop:environment:Production' },
    },
  ],
}
