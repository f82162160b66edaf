import { azureName, graphBody, nameOf, type Recipe, type RecipeInput } from './model'
import { prettyJson, quoteShell } from './quote'
import { writeRequest } from './request'

/** Azure CLI. What `az` has no verb for goes through `az rest`, which signs in the same way. */
export const az: Recipe = {
  id: 'az',
  title: 'Azure CLI',
  language: 'bash',
  source: 'https://learn.microsoft.com/cli/azure/ad/app/federated-credential',
  render: (input) => {
    const { identity, credential } = input
    if (credential.claimsMatchingExpression || identity.kind === 'agentBlueprint')
      return rest(input)
    return identity.kind === 'managedIdentity' ? managedIdentity(input) : application(input)
  },
}

function application(input: RecipeInput): string {
  const { identity, credential, action } = input
  return [
    `az ad app federated-credential ${action}`,
    `  --id ${quoteShell(identity.clientId)}`,
    ...(action === 'update'
      ? [`  --federated-credential-id ${quoteShell(nameOf(credential))}`]
      : []),
    `  --parameters ${quoteShell(prettyJson(graphBody(input)))}`,
  ].join(' \\\n')
}

function managedIdentity({ identity, credential, action }: RecipeInput): string {
  const { issuer, subject = '', audiences } = credential
  return [
    `az identity federated-credential ${action}`,
    ...(identity.azure ? [`  --subscription ${quoteShell(identity.azure.subscriptionId)}`] : []),
    `  --resource-group ${quoteShell(identity.azure?.resourceGroup ?? 'RESOURCE-GROUP')}`,
    `  --identity-name ${quoteShell(azureName(identity))}`,
    `  --name ${quoteShell(nameOf(credential))}`,
    `  --issuer ${quoteShell(issuer)}`,
    option('subject', subject),
    `  --audiences ${audiences.map(quoteShell).join(' ')}`,
  ].join(' \\\n')
}

/** A value that starts with a dash would be read as an option: then it is joined by `=`. */
function option(name: string, value: string): string {
  return `  --${name}${value.startsWith('-') ? '=' : ' '}${quoteShell(value)}`
}

function rest(input: RecipeInput): string {
  const { method, url, body } = writeRequest(input)
  return [
    `az rest --method ${method.toLowerCase()}`,
    `  --url ${quoteShell(url)}`,
    `  --headers ${quoteShell('Content-Type=application/json')}`,
    `  --body ${quoteShell(prettyJson(body))}`,
  ].join(' \\\n')
}
