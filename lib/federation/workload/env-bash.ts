import { quoteShell } from '../recipes/quote'
import { environment, type WorkloadSnippet } from './model'

/** The variables for a POSIX shell. */
export const envBash: WorkloadSnippet = {
  id: 'env-bash',
  title: 'Variables for bash',
  group: 'settings',
  extension: 'sh',
  source:
    'https://learn.microsoft.com/javascript/api/overview/azure/identity-readme#environment-variables',
  use: 'DefaultAzureCredential of every Azure SDK reads them.',
  render: (input) =>
    environment(input)
      .map(([name, value]) => `export ${name}=${quoteShell(value)}`)
      .join('\n'),
}
