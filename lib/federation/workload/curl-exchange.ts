import { quoteShell } from '../recipes/quote'
import type { WorkloadSnippet } from './model'
import { wellFormed } from './quote-code'

/** The exchange itself, with nothing but curl. */
export const curlExchange: WorkloadSnippet = {
  id: 'curl-exchange',
  title: 'Exchange with curl',
  group: 'command',
  extension: 'sh',
  source:
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#third-case-access-token-request-with-a-federated-credential',
  use: 'One request, the same that this page’s server sends. curl reads the assertion from its file, so it stays out of the process list.',
  render: ({ authorityHost, tenantId, clientId, scope, tokenFile }) =>
    [
      `curl --silent --show-error ${quoteShell(`${authorityHost}/${encodeURIComponent(wellFormed(tenantId))}/oauth2/v2.0/token`)}`,
      `  --data-urlencode ${quoteShell(`client_id=${clientId}`)}`,
      `  --data-urlencode ${quoteShell(`scope=${scope}`)}`,
      '  --data-urlencode grant_type=client_credentials',
      '  --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      `  --data-urlencode ${quoteShell(`client_assertion@${tokenFile}`)}`,
    ].join(' \\\n'),
}
