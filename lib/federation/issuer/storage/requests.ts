import type { PlanNeeds, PublishRequest, ServiceRequest } from '../../plan/model'
import type { IssuerFile } from '../keys/documents'

/**
 * The requests that every plan about an issuer on Azure Storage is made of. Sources: azure-rest-api-specs,
 * specification/storage (2025-08-01) and specification/msi; learn.microsoft.com/rest/api/resources.
 */

export const STORAGE_VERSION = 'api-version=2025-08-01'
export const GROUP_VERSION = 'api-version=2021-04-01'
export const IDENTITY_VERSION = 'api-version=2024-11-30'
/** Source: learn.microsoft.com/rest/api/authorization/role-assignments. */
export const ROLE_VERSION = 'api-version=2022-04-01'
/** Source: learn.microsoft.com/rest/api/resources/management-locks. */
export const LOCK_VERSION = 'api-version=2016-09-01'

const ARM_PERMISSION = 'Azure Service Management, user_impersonation'

export const STORAGE_NEEDS: PlanNeeds = {
  permission: ARM_PERMISSION,
  role: 'Storage Account Contributor or Contributor on the resource group',
  action: 'Microsoft.Storage/storageAccounts/write',
}

/** Source of the action: learn.microsoft.com/azure/role-based-access-control/permissions/storage. */
export const NAME_NEEDS: PlanNeeds = {
  permission: ARM_PERMISSION,
  role: 'Reader on the subscription, to check the name beforehand',
  action: 'Microsoft.Storage/checknameavailability/read',
}

export const GROUP_NEEDS: PlanNeeds = {
  permission: ARM_PERMISSION,
  role: 'Contributor on the subscription, where the resource group is new',
  action: 'Microsoft.Resources/subscriptions/resourceGroups/write',
}

export const IDENTITY_NEEDS: PlanNeeds = {
  permission: ARM_PERMISSION,
  role: 'Managed Identity Contributor or Contributor on the resource group',
  action: 'Microsoft.ManagedIdentity/userAssignedIdentities/write',
}

export const LOCK_NEEDS: PlanNeeds = {
  permission: ARM_PERMISSION,
  role: 'Owner or User Access Administrator on the storage account',
  action: 'Microsoft.Authorization/locks/write',
}

export const ASSIGN_NEEDS: PlanNeeds = {
  permission: ARM_PERMISSION,
  role: 'Role Based Access Control Administrator, User Access Administrator or Owner on the resource group',
  action: 'Microsoft.Authorization/roleAssignments/write',
}

export const GRANT_NEEDS: PlanNeeds = {
  permission: 'Microsoft Graph, AppRoleAssignment.ReadWrite.All and Application.Read.All',
  role: 'Privileged Role Administrator or Global Administrator',
}

const part = encodeURIComponent

/** Path of a resource group. */
export function groupPath(subscriptionId: string, group: string): string {
  return `/subscriptions/${part(subscriptionId)}/resourceGroups/${part(group)}`
}

/** Path of a storage account. */
export function accountPath(subscriptionId: string, group: string, account: string): string {
  return `${groupPath(subscriptionId, group)}/providers/Microsoft.Storage/storageAccounts/${part(account)}`
}

/** Switches the account's keys, which sign what uploads documents, on or off. */
export function sharedKeys(on: boolean, path: string): ServiceRequest {
  return {
    id: on ? 'keys-on' : 'keys-off',
    title: on
      ? 'Let the account’s keys sign, for the upload'
      : 'Turn the account’s keys off, which also ends the upload signature',
    service: 'arm',
    method: 'PATCH',
    path: `${path}?${STORAGE_VERSION}`,
    body: { properties: { allowSharedKeyAccess: on } },
    ...(on
      ? {
          undo: {
            title: 'Turn the account’s keys off again',
            method: 'PATCH' as const,
            path: `${path}?${STORAGE_VERSION}`,
            body: { properties: { allowSharedKeyAccess: false } },
          },
        }
      : { settles: 'keys-on' }),
    needs: STORAGE_NEEDS,
  }
}

/** Seconds that the upload signature lives. */
const SIGNATURE_LIFE = 600

/** Asks ARM for a signature that may create and write in one container, over https, for ten minutes. */
export function uploadSignature(path: string, account: string, container: string): ServiceRequest {
  return {
    id: 'signature',
    title: 'Get an upload signature for this container, ten minutes long',
    service: 'arm',
    method: 'POST',
    path: `${path}/ListServiceSas?${STORAGE_VERSION}`,
    body: {
      canonicalizedResource: `/blob/${account}/${container}`,
      signedResource: 'c',
      signedPermission: 'cw',
      signedProtocol: 'https',
      signedExpiry: { $fact: 'inTenMinutes' },
    },
    times: { inTenMinutes: SIGNATURE_LIFE },
    learns: [{ name: 'signature', at: 'serviceSasToken', secret: true }],
    needs: STORAGE_NEEDS,
  }
}

/** Hands the documents to Fedcred's server, which checks and uploads them. */
export function upload(input: {
  readonly issuer: string
  readonly account: string
  readonly container: string
  readonly files: readonly IssuerFile[]
  /** They replace documents that workloads rely on. */
  readonly replaces: boolean
}): PublishRequest {
  const { issuer, account, container, files, replaces } = input
  return {
    id: 'publish',
    title: replaces ? 'Replace the published documents' : 'Upload the two documents',
    service: 'publish',
    method: 'PUT',
    path: issuer.replace(/\/$/, ''),
    account,
    container,
    files,
    sas: 'signature',
    // Settings of a storage account reach its front ends a little later.
    passing: [
      'KeyBasedAuthenticationNotPermitted',
      'ContainerNotFound',
      // The host name of a new account.
      'storage-account-not-found',
    ],
    ...(replaces ? { destructive: true as const } : {}),
    needs: { permission: 'None: the signature from the step before', role: 'None' },
  }
}
