import { nameOf, type Recipe, type RecipeInput } from './model'
import { quoteTerraform, symbolName } from './quote'

/** HCL for the azuread and azurerm providers. azurerm 5 names the parent `user_assigned_identity_id`. */
export const terraform: Recipe = {
  id: 'terraform',
  title: 'Terraform',
  language: 'terraform',
  source:
    'https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application_federated_identity_credential',
  unavailable: ({ identity, credential }) => {
    if (identity.kind === 'agentBlueprint')
      return 'The azuread provider has no resource for agent identity blueprints.'
    if (identity.kind === 'managedIdentity' && credential.claimsMatchingExpression) {
      return 'The azurerm provider has no argument for a claims matching expression.'
    }
    return undefined
  },
  render: (input) =>
    input.identity.kind === 'managedIdentity' ? managedIdentity(input) : application(input),
}

/** One block; arguments aligned as `terraform fmt` does. */
function resource(
  type: string,
  name: string,
  values: readonly (readonly [string, string])[],
): string {
  const width = Math.max(...values.map(([key]) => key.length))
  return [
    `resource "${type}" "${symbolName(name)}" {`,
    ...values.map(([key, value]) => `  ${key.padEnd(width)} = ${value}`),
    '}',
  ].join('\n')
}

function managedIdentity({ identity, credential }: RecipeInput): string {
  return resource('azurerm_federated_identity_credential', nameOf(credential), [
    ['name', quoteTerraform(nameOf(credential))],
    ['user_assigned_identity_id', quoteTerraform(identity.azure?.resourceId ?? 'RESOURCE-ID')],
    ['audience', `[${credential.audiences.map(quoteTerraform).join(', ')}]`],
    ['issuer', quoteTerraform(credential.issuer)],
    ['subject', quoteTerraform(credential.subject ?? '')],
  ])
}

function application({ identity, credential }: RecipeInput): string {
  const { claimsMatchingExpression: expression, issuer, subject = '', audiences } = credential
  const common = [
    ['application_id', quoteTerraform(`/applications/${identity.id}`)],
    ['display_name', quoteTerraform(nameOf(credential))],
  ] as const
  return expression
    ? resource('azuread_application_flexible_federated_identity_credential', nameOf(credential), [
        ...common,
        ['audience', quoteTerraform(audiences[0] ?? '')],
        ['issuer', quoteTerraform(issuer)],
        ['claims_matching_expression', quoteTerraform(expression.value)],
      ])
    : resource('azuread_application_federated_identity_credential', nameOf(credential), [
        ...common,
        ['audiences', `[${audiences.map(quoteTerraform).join(', ')}]`],
        ['issuer', quoteTerraform(issuer)],
        ['subject', quoteTerraform(subject)],
      ])
}
