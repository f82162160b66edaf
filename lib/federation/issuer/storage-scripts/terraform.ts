import { EXCHANGE_AUDIENCES } from '../../credential/audiences'
import { quoteTerraform } from '../../recipes/quote'
import {
  GRAPH_APP_ID,
  LOCK_NAME,
  LOCK_NOTES,
  type StorageIssuerInput,
  type TrustingIdentity,
} from '../storage/model'
import type { StorageScript } from './model'

type Lines = readonly string[]
type Values = readonly (readonly [string, string])[]

/** HCL for azurerm 4 and azuread 3. */
export const terraform: StorageScript = {
  id: 'terraform',
  title: 'Terraform',
  source:
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account',
  note: 'The provider uploads with the account’s keys, so they stay on. To turn them off afterwards, set storage_use_azuread in the provider, take Storage Blob Data Contributor, then set shared_access_key_enabled to false.',
  render: (input) =>
    [
      ...head(input),
      ...storage(input),
      ...(input.identity ? trusting(input, input.identity) : []),
      ...(input.lock ? lock() : []),
    ].join('\n'),
}

/** One block; arguments aligned as `terraform fmt` does. */
function block(header: string, values: Values, more: Lines = []): Lines {
  const width = Math.max(...values.map(([key]) => key.length))
  return [
    `${header} {`,
    ...values.map(([key, value]) => `  ${key.padEnd(width)} = ${value}`),
    ...more,
    '}',
    '',
  ]
}

function head({ subscriptionId }: StorageIssuerInput): Lines {
  return block(
    'provider "azurerm"',
    [['subscription_id', quoteTerraform(subscriptionId)]],
    ['  features {}'],
  )
}

function storage(input: StorageIssuerInput): Lines {
  const { resourceGroup, region, account, container, files } = input
  return [
    '# Where the group exists already: import it, or use a data source instead.',
    ...block('resource "azurerm_resource_group" "issuer"', [
      ['name', quoteTerraform(resourceGroup)],
      ['location', quoteTerraform(region)],
      ['tags', '{ purpose = "oidc-issuer" }'],
    ]),
    ...block('resource "azurerm_storage_account" "issuer"', [
      ['name', quoteTerraform(account)],
      ['resource_group_name', 'azurerm_resource_group.issuer.name'],
      ['location', 'azurerm_resource_group.issuer.location'],
      ['account_kind', '"StorageV2"'],
      ['account_tier', '"Standard"'],
      ['account_replication_type', '"LRS"'],
      ['min_tls_version', '"TLS1_2"'],
      ['allow_nested_items_to_be_public', 'true'],
      ['shared_access_key_enabled', 'true'],
      ['tags', '{ purpose = "oidc-issuer" }'],
    ]),
    ...block('resource "azurerm_storage_container" "issuer"', [
      ['name', quoteTerraform(container)],
      ['storage_account_id', 'azurerm_storage_account.issuer.id'],
      ['container_access_type', '"blob"'],
    ]),
    ...files.flatMap(({ path, text }) =>
      block(`resource "azurerm_storage_blob" "${path.endsWith('jwks') ? 'jwks' : 'discovery'}"`, [
        ['name', quoteTerraform(path)],
        ['storage_account_name', 'azurerm_storage_account.issuer.name'],
        ['storage_container_name', 'azurerm_storage_container.issuer.name'],
        ['type', '"Block"'],
        ['content_type', '"application/json"'],
        ['source_content', quoteTerraform(text)],
      ]),
    ),
  ]
}

function trusting(input: StorageIssuerInput, identity: TrustingIdentity): Lines {
  const { name, credentialName, subject, roles } = identity
  return [
    ...block('resource "azurerm_user_assigned_identity" "workload"', [
      ['name', quoteTerraform(name)],
      ['resource_group_name', 'azurerm_resource_group.issuer.name'],
      ['location', 'azurerm_resource_group.issuer.location'],
    ]),
    ...block('resource "azurerm_federated_identity_credential" "workload"', [
      ['name', quoteTerraform(credentialName)],
      ['resource_group_name', 'azurerm_resource_group.issuer.name'],
      ['parent_id', 'azurerm_user_assigned_identity.workload.id'],
      ['issuer', quoteTerraform(input.issuer)],
      ['subject', quoteTerraform(subject)],
      ['audience', `[${quoteTerraform(EXCHANGE_AUDIENCES[input.cloud])}]`],
    ]),
    ...(identity.readerAssignment === undefined
      ? []
      : block('resource "azurerm_role_assignment" "workload"', [
          ['scope', 'azurerm_resource_group.issuer.id'],
          ['role_definition_name', '"Reader"'],
          ['principal_id', 'azurerm_user_assigned_identity.workload.principal_id'],
          ['principal_type', '"ServicePrincipal"'],
        ])),
    ...(roles.length === 0
      ? []
      : [
          ...block('data "azuread_service_principal" "graph"', [
            ['client_id', quoteTerraform(GRAPH_APP_ID)],
          ]),
          ...block('resource "azuread_app_role_assignment" "workload"', [
            ['for_each', `toset([${roles.map(({ id }) => quoteTerraform(id)).join(', ')}])`],
            ['app_role_id', 'each.value'],
            ['principal_object_id', 'azurerm_user_assigned_identity.workload.principal_id'],
            ['resource_object_id', 'data.azuread_service_principal.graph.object_id'],
          ]),
        ]),
  ]
}

function lock(): Lines {
  return block('resource "azurerm_management_lock" "issuer"', [
    ['name', quoteTerraform(LOCK_NAME)],
    ['scope', 'azurerm_storage_account.issuer.id'],
    ['lock_level', '"CanNotDelete"'],
    ['notes', quoteTerraform(LOCK_NOTES)],
  ])
}
