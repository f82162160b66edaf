import { EXCHANGE_AUDIENCES } from '../../credential/audiences'
import { quoteBicep } from '../../recipes/quote'
import {
  GRAPH_APP_ID,
  LOCK_NAME,
  LOCK_NOTES,
  READER_ROLE_ID,
  type StorageIssuerInput,
  type TrustingIdentity,
} from '../storage/model'
import type { StorageScript } from './model'

type Lines = readonly string[]

/** Bicep for one resource group, with the Microsoft Graph extension where roles are granted. */
export const bicep: StorageScript = {
  id: 'bicep',
  title: 'Bicep',
  source: 'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  note: 'A template uploads no files: deploy it to the resource group, then upload the two documents with the blob commands of the Azure CLI script and turn the keys off as it does.',
  render: (input) =>
    [
      ...(input.identity?.roles.length ? ['extension microsoftGraphV1', ''] : []),
      ...storage(input),
      ...(input.identity ? ['', ...trusting(input, input.identity)] : []),
      ...(input.lock ? ['', ...lock()] : []),
      '',
    ].join('\n'),
}

function storage({ account, container, region }: StorageIssuerInput): Lines {
  return [
    "resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {",
    `  name: ${quoteBicep(account)}`,
    `  location: ${quoteBicep(region)}`,
    "  kind: 'StorageV2'",
    "  sku: { name: 'Standard_LRS' }",
    "  tags: { purpose: 'oidc-issuer' }",
    '  properties: {',
    '    allowBlobPublicAccess: true',
    '    allowSharedKeyAccess: true // for the upload; turn it off afterwards',
    "    minimumTlsVersion: 'TLS1_2'",
    '    supportsHttpsTrafficOnly: true',
    '  }',
    '}',
    '',
    "resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {",
    '  parent: account',
    "  name: 'default'",
    '}',
    '',
    "resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {",
    '  parent: blobs',
    `  name: ${quoteBicep(container)}`,
    "  properties: { publicAccess: 'Blob' }",
    '}',
  ]
}

function trusting(input: StorageIssuerInput, identity: TrustingIdentity): Lines {
  const { name, credentialName, subject, roles } = identity
  return [
    "resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {",
    `  name: ${quoteBicep(name)}`,
    `  location: ${quoteBicep(input.region)}`,
    '}',
    '',
    "resource credential 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = {",
    '  parent: identity',
    `  name: ${quoteBicep(credentialName)}`,
    '  properties: {',
    `    issuer: ${quoteBicep(input.issuer)}`,
    `    subject: ${quoteBicep(subject)}`,
    `    audiences: [${quoteBicep(EXCHANGE_AUDIENCES[input.cloud])}]`,
    '  }',
    '}',
    ...(identity.readerAssignment === undefined
      ? []
      : [
          '',
          "resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
          `  name: guid(resourceGroup().id, identity.id, '${READER_ROLE_ID}')`,
          '  properties: {',
          `    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${READER_ROLE_ID}')`,
          '    principalId: identity.properties.principalId',
          "    principalType: 'ServicePrincipal'",
          '  }',
          '}',
        ]),
    ...(roles.length === 0
      ? []
      : [
          '',
          "resource graph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {",
          `  appId: ${quoteBicep(GRAPH_APP_ID)}`,
          '}',
          '',
          "resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [for role in [",
          ...roles.map(({ id }) => `  ${quoteBicep(id)}`),
          ']: {',
          '  appRoleId: role',
          '  principalId: identity.properties.principalId',
          '  resourceId: graph.id',
          '}]',
        ]),
  ]
}

function lock(): Lines {
  return [
    "resource keep 'Microsoft.Authorization/locks@2020-05-01' = {",
    '  scope: account',
    `  name: ${quoteBicep(LOCK_NAME)}`,
    `  properties: { level: 'CanNotDelete', notes: ${quoteBicep(LOCK_NOTES)} }`,
    '}',
  ]
}
