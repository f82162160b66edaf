/** A built-in role of Azure. */
export interface RoleDefinition {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly actions: readonly string[]
  readonly notActions?: readonly string[]
  readonly dataActions?: readonly string[]
}

const MSI = 'Microsoft.ManagedIdentity/userAssignedIdentities'
const STORAGE = 'Microsoft.Storage/storageAccounts'
const BLOBS = `${STORAGE}/blobServices/containers`
const GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups/read'
const READ_RIGHTS = 'Microsoft.Authorization/*/read'

/**
 * Built-in roles that matter to trust, ids and actions as of August 2026. Actions are abridged to
 * those that the sandbox can check and those that say what the role is for.
 * Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles.
 */
export const ROLE_DEFINITIONS: readonly RoleDefinition[] = [
  {
    id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    name: 'Owner',
    description: 'Manages everything, and who has access.',
    actions: ['*'],
  },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    name: 'Contributor',
    description: 'Manages everything but access.',
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
    ],
  },
  {
    id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    name: 'Reader',
    description: 'Sees everything, changes nothing.',
    actions: ['*/read'],
  },
  {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    name: 'User Access Administrator',
    description: 'Manages who has access.',
    actions: ['*/read', 'Microsoft.Authorization/*'],
  },
  {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    name: 'Role Based Access Control Administrator',
    description: 'Assigns roles.',
    actions: [
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
      '*/read',
    ],
  },
  {
    id: 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    name: 'Managed Identity Contributor',
    description: 'Creates, reads, changes and deletes user-assigned identities.',
    actions: [
      `${MSI}/read`,
      `${MSI}/write`,
      `${MSI}/delete`,
      `${MSI}/*/read`,
      `${MSI}/*/write`,
      `${MSI}/*/delete`,
      READ_RIGHTS,
      GROUPS,
    ],
  },
  {
    id: 'f1a07417-d97a-45cb-824c-7a7467783830',
    name: 'Managed Identity Operator',
    description: 'Reads and attaches user-assigned identities.',
    actions: [`${MSI}/read`, `${MSI}/*/read`, `${MSI}/*/assign/action`, READ_RIGHTS, GROUPS],
  },
  {
    id: '7e559ce2-48d7-4b27-9128-fa1b247f1308',
    name: 'Managed Identity Federated Identity Credential Contributor',
    description: 'Creates, reads, changes and deletes federated credentials.',
    actions: [
      `${MSI}/read`,
      `${MSI}/federatedIdentityCredentials/read`,
      `${MSI}/federatedIdentityCredentials/write`,
      `${MSI}/federatedIdentityCredentials/delete`,
    ],
  },
  {
    id: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    name: 'Storage Account Contributor',
    description: 'Manages storage accounts, their keys included.',
    actions: [`${STORAGE}/*`, READ_RIGHTS, GROUPS],
  },
  {
    id: '81a9662b-bebf-436f-a333-f67b29880f12',
    name: 'Storage Account Key Operator Service Role',
    description: 'Lists and replaces account keys.',
    actions: [`${STORAGE}/listkeys/action`, `${STORAGE}/regeneratekey/action`],
  },
  {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    name: 'Storage Blob Data Contributor',
    description: 'Reads, writes and deletes containers and blobs.',
    actions: [
      `${BLOBS}/delete`,
      `${BLOBS}/read`,
      `${BLOBS}/write`,
      `${STORAGE}/blobServices/generateUserDelegationKey/action`,
    ],
    dataActions: [`${BLOBS}/blobs/delete`, `${BLOBS}/blobs/read`, `${BLOBS}/blobs/write`],
  },
  {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    name: 'Storage Blob Data Owner',
    description: 'Everything about containers and blobs.',
    actions: [`${BLOBS}/*`, `${STORAGE}/blobServices/generateUserDelegationKey/action`],
    dataActions: [`${BLOBS}/blobs/*`],
  },
  {
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    name: 'Storage Blob Data Reader',
    description: 'Reads containers and blobs.',
    actions: [`${BLOBS}/read`, `${STORAGE}/blobServices/generateUserDelegationKey/action`],
    dataActions: [`${BLOBS}/blobs/read`],
  },
  {
    id: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
    name: 'Virtual Machine Contributor',
    description: 'Manages virtual machines.',
    actions: ['Microsoft.Compute/virtualMachines/*', READ_RIGHTS, GROUPS],
  },
  {
    id: 'ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8',
    name: 'Azure Kubernetes Service Contributor Role',
    description: 'Manages clusters.',
    actions: [
      'Microsoft.ContainerService/managedClusters/read',
      'Microsoft.ContainerService/managedClusters/write',
      GROUPS,
    ],
  },
  {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    name: 'Key Vault Secrets User',
    description: 'Reads secrets.',
    actions: [],
    dataActions: [
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  },
]

const byId = new Map(ROLE_DEFINITIONS.map((role) => [role.id, role]))

/** The role of that id. */
export function roleDefinition(id: string): RoleDefinition | undefined {
  return byId.get(id.toLowerCase())
}

/** Id of the built-in role of that name. Throws for a name that is not in the list. */
export function roleId(name: string): string {
  const found = ROLE_DEFINITIONS.find((role) => role.name === name)
  if (found === undefined) throw new Error(`The sandbox has no role '${name}'.`)
  return found.id
}

/** True when a pattern such as `Microsoft.Storage/*` covers the action; letter case does not matter. */
function covers(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
}

/** True when the role allows an action of Azure Resource Manager. */
export function allows(role: RoleDefinition, action: string): boolean {
  return (
    role.actions.some((pattern) => covers(pattern, action)) &&
    !role.notActions?.some((pattern) => covers(pattern, action))
  )
}

/** True when the role allows an action on data. */
export function allowsData(role: RoleDefinition, action: string): boolean {
  return role.dataActions?.some((pattern) => covers(pattern, action)) ?? false
}
