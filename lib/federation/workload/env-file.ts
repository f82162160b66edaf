import { environment, type WorkloadSnippet } from './model'
import { quoteEnv } from './quote-code'

/** Lines of an `.env` file. */
export const envFile: WorkloadSnippet = {
  id: 'env-file',
  title: '.env file',
  group: 'settings',
  extension: 'env',
  source:
    'https://learn.microsoft.com/javascript/api/overview/azure/identity-readme#environment-variables',
  use: 'For docker, compose and tools that read .env files. It holds no secret.',
  render: (input) =>
    environment(input)
      .map(([name, value]) => `${name}=${quoteEnv(value)}`)
      .join('\n'),
}
