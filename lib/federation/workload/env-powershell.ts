import { quotePowerShell } from '../recipes/quote'
import { environment, type WorkloadSnippet } from './model'

/** The variables for PowerShell. */
export const envPowershell: WorkloadSnippet = {
  id: 'env-powershell',
  title: 'Variables for PowerShell',
  group: 'settings',
  extension: 'ps1',
  source:
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables',
  use: 'DefaultAzureCredential of every Azure SDK reads them.',
  render: (input) =>
    environment(input)
      .map(([name, value]) => `$env:${name} = ${quotePowerShell(value)}`)
      .join('\n'),
}
