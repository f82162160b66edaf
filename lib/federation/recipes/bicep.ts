import { azureName, nameOf, type Recipe, type RecipeInput } from './model'
import { quoteBicep } from './quote'

/** Bicep for managed identities, and through the Microsoft Graph extension for applications. */
export const bicep: Recipe = {
  id: 'bicep',
  title: 'Bicep',
  language: 'bicep',
  source: 'https://learn.microsoft.com/graph/templates/reference/federatedidentitycredentials',
  unavailable: ({ identity, credential }) => {
    if (identity.kind === 'agentBlueprint')
      return 'The Graph extension for Bicep has no type for agent identity blueprints.'
    if (credential.claimsMatchingExpression)
      return 'The Bicep types have no claims matching expression.'
    return undefined
  },
  render: (input) =>
    input.identity.kind === 'managedIdentity' ? managedIdentity(input) : application(input),
}

function values({ credential }: RecipeInput, indent: string): string[] {
  return [
    `${indent}issuer: ${quoteBicep(credential.issuer)}`,
    `${indent}subject: ${quoteBicep(credential.subject ?? '')}`,
    `${indent}audiences: [`,
    ...credential.audiences.map((audience) => `${indent}  ${quoteBicep(audience)}`),
    `${indent}]`,
  ]
}

function managedIdentity(input: RecipeInput): string {
  return [
    "resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {",
    `  name: ${quoteBicep(azureName(input.identity))}`,
    '}',
    '',
    "resource credential 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = {",
    '  parent: identity',
    `  name: ${quoteBicep(nameOf(input.credential))}`,
    '  properties: {',
    ...values(input, '    '),
    '  }',
    '}',
  ].join('\n')
}

/** The child's name is `{uniqueName}/{name}`: Graph templates address an application by its uniqueName. */
function application(input: RecipeInput): string {
  return [
    'extension microsoftGraphV1',
    '',
    '@description(\'uniqueName of the application; set it once with: az rest --method patch --url "https://graph.microsoft.com/v1.0/applications/OBJECT-ID"\')',
    'param uniqueName string',
    '',
    "resource credential 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = {",
    `  name: '\${uniqueName}/${quoteBicep(nameOf(input.credential)).slice(1)}`,
    ...values(input, '  '),
    '}',
  ].join('\n')
}
