import { quoteShell } from '../recipes/quote'
import type { WorkloadSnippet } from './model'

/** Signs the Azure CLI in as the workload. */
export const azLogin: WorkloadSnippet = {
  id: 'az-login',
  title: 'Azure CLI sign-in',
  group: 'command',
  extension: 'sh',
  source: 'https://learn.microsoft.com/cli/azure/reference-index#az-login',
  use: 'Signs az in as this identity. The flag at the end lets it in without an Azure subscription.',
  render: ({ clientId, tenantId, tokenFile }) =>
    [
      'az login --service-principal',
      `  --username ${quoteShell(clientId)}`,
      `  --tenant ${quoteShell(tenantId)}`,
      `  --federated-token "$(cat -- ${quoteShell(tokenFile)})"`,
      '  --allow-no-subscriptions',
    ].join(' \\\n'),
}
