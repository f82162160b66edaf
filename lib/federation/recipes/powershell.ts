import { azureName, nameOf, type Recipe, type RecipeInput } from './model'
import { prettyJson, quotePowerShell } from './quote'
import { writeRequest } from './request'

/** Az PowerShell; what its cmdlets can't express goes through Invoke-AzRestMethod. */
export const powershell: Recipe = {
  id: 'powershell',
  title: 'PowerShell',
  language: 'powershell',
  source:
    'https://learn.microsoft.com/powershell/module/az.managedserviceidentity/update-azfederatedidentitycredential',
  render: (input) => {
    const { identity, credential } = input
    if (credential.claimsMatchingExpression || identity.kind === 'agentBlueprint')
      return rest(input)
    return identity.kind === 'managedIdentity' ? managedIdentity(input) : application(input)
  },
}

/** Lines joined by PowerShell's backtick. */
function command(lines: readonly string[]): string {
  return lines.join(' `\n')
}

function managedIdentity({ identity, credential, action }: RecipeInput): string {
  const verb = action === 'create' ? 'New' : 'Update'
  return command([
    `${verb}-AzFederatedIdentityCredential`,
    ...(identity.azure
      ? [`  -SubscriptionId ${quotePowerShell(identity.azure.subscriptionId)}`]
      : []),
    `  -ResourceGroupName ${quotePowerShell(identity.azure?.resourceGroup ?? 'RESOURCE-GROUP')}`,
    `  -IdentityName ${quotePowerShell(azureName(identity))}`,
    `  -Name ${quotePowerShell(nameOf(credential))}`,
    `  -Issuer ${quotePowerShell(credential.issuer)}`,
    `  -Subject ${quotePowerShell(credential.subject ?? '')}`,
    `  -Audience @(${credential.audiences.map(quotePowerShell).join(', ')})`,
  ])
}

function application({ identity, credential, action }: RecipeInput): string {
  const { issuer, subject = '', audiences, id } = credential
  const values = [
    `  -Issuer ${quotePowerShell(issuer)}`,
    `  -Subject ${quotePowerShell(subject)}`,
    `  -Audience @(${audiences.map(quotePowerShell).join(', ')})`,
  ]
  return action === 'create'
    ? command([
        'New-AzADAppFederatedCredential',
        `  -ApplicationObjectId ${quotePowerShell(identity.id)}`,
        `  -Name ${quotePowerShell(nameOf(credential))}`,
        ...values,
      ])
    : command([
        'Update-AzADAppFederatedCredential',
        `  -ApplicationObjectId ${quotePowerShell(identity.id)}`,
        `  -FederatedCredentialId ${quotePowerShell(id ?? nameOf(credential))}`,
        ...values,
      ])
}

function rest(input: RecipeInput): string {
  const { method, url, body } = writeRequest(input)
  return command([
    `Invoke-AzRestMethod -Method ${method}`,
    `  -Uri ${quotePowerShell(url)}`,
    `  -Payload ${quotePowerShell(prettyJson(body))}`,
  ])
}
