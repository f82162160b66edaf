import { EXCHANGE_AUDIENCES } from '../../credential/audiences'
import { fact, type Plan, type PlannedRequest, type ServiceRequest } from '../../plan/model'
import {
  GRAPH_APP_ID,
  ISSUER_TAGS,
  LOCK_NAME,
  LOCK_NOTES,
  READER_ROLE_ID,
  type StorageIssuerInput,
  type TrustingIdentity,
} from './model'
import {
  ASSIGN_NEEDS,
  accountPath,
  GRANT_NEEDS,
  GROUP_NEEDS,
  GROUP_VERSION,
  groupPath,
  IDENTITY_NEEDS,
  IDENTITY_VERSION,
  LOCK_NEEDS,
  LOCK_VERSION,
  NAME_NEEDS,
  ROLE_VERSION,
  STORAGE_NEEDS,
  STORAGE_VERSION,
  sharedKeys,
  upload,
  uploadSignature,
} from './requests'

/**
 * The plan that publishes a new issuer on Azure Storage and, where wished, makes an identity that trusts
 * it. Names are taken as checked. Whatever it makes, its tear-down takes back; a resource group only if
 * the run made it and nothing else lies in it.
 */
export function storageIssuerPlan(input: StorageIssuerInput): Plan {
  const { subscriptionId, resourceGroup, account, container } = input
  const path = accountPath(subscriptionId, resourceGroup, account)
  const requests: PlannedRequest[] = [
    checkName(input),
    makeGroup(input),
    makeAccount(input, path),
    makeContainer(input, path),
    uploadSignature(path, account, container),
    upload({ ...input, replaces: false }),
    sharedKeys(false, path),
    ...(input.identity ? identityRequests(input, input.identity) : []),
    // Last, so that a tear-down takes it away first.
    ...(input.lock ? [makeLock(path)] : []),
  ]
  return { title: `Issuer ${input.issuer}`, requests }
}

function checkName({ subscriptionId, account }: StorageIssuerInput): ServiceRequest {
  return {
    id: 'check-name',
    title: 'Check that the account name is free',
    service: 'arm',
    method: 'POST',
    path: `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Storage/checkNameAvailability?${STORAGE_VERSION}`,
    body: { name: account, type: 'Microsoft.Storage/storageAccounts' },
    expects: {
      at: 'nameAvailable',
      value: true,
      or: 'Choose another account name: these names are unique in all of Azure.',
    },
    // Rights on the resource group alone do not allow it; the account itself tells in the end.
    optional: true,
    needs: NAME_NEEDS,
  }
}

function makeGroup({ subscriptionId, resourceGroup, region }: StorageIssuerInput): ServiceRequest {
  const path = groupPath(subscriptionId, resourceGroup)
  return {
    id: 'group',
    title: `Resource group ${resourceGroup}`,
    service: 'arm',
    method: 'PUT',
    path: `${path}?${GROUP_VERSION}`,
    body: { location: region, tags: ISSUER_TAGS },
    exists: { path: `${path}?${GROUP_VERSION}`, whenThere: 'skip' },
    undo: {
      title: `Delete resource group ${resourceGroup}`,
      method: 'DELETE',
      path: `${path}?${GROUP_VERSION}`,
      onlyIfEmpty: `${path}/resources?${GROUP_VERSION}`,
    },
    needs: GROUP_NEEDS,
  }
}

function makeAccount({ account, region }: StorageIssuerInput, path: string): ServiceRequest {
  return {
    id: 'account',
    title: `Storage account ${account}`,
    service: 'arm',
    method: 'PUT',
    path: `${path}?${STORAGE_VERSION}`,
    body: {
      sku: { name: 'Standard_LRS' },
      kind: 'StorageV2',
      location: region,
      tags: ISSUER_TAGS,
      properties: {
        // Entra reads the documents without signing in.
        allowBlobPublicAccess: true,
        // For the upload only; turned off right after it.
        allowSharedKeyAccess: true,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
      },
    },
    exists: {
      path: `${path}?${STORAGE_VERSION}`,
      whenThere: {
        stop: `A storage account ${account} is in this resource group already; writing it would change it for whoever uses it.`,
        hint: 'Choose another account name, or use Rotate or repair for the issuer in it.',
      },
    },
    waitsFor: {
      path: `${path}?${STORAGE_VERSION}`,
      at: 'properties.provisioningState',
      good: ['Succeeded'],
      bad: ['Failed', 'Canceled'],
      interval: 2_000,
      times: 90,
    },
    undo: {
      title: `Delete storage account ${account} with its documents`,
      method: 'DELETE',
      path: `${path}?${STORAGE_VERSION}`,
      // Its own container is gone by then; another one is somebody else's, perhaps another issuer's.
      onlyIfEmpty: `${path}/blobServices/default/containers?${STORAGE_VERSION}`,
    },
    needs: STORAGE_NEEDS,
  }
}

function makeContainer({ container }: StorageIssuerInput, account: string): ServiceRequest {
  const path = `${account}/blobServices/default/containers/${encodeURIComponent(container)}?${STORAGE_VERSION}`
  return {
    id: 'container',
    title: `Container ${container}, whose files anybody may read but nobody may list`,
    service: 'arm',
    method: 'PUT',
    path,
    body: { properties: { publicAccess: 'Blob' } },
    // Resource Manager does not tell what lies in a container.
    undo: { title: `Delete container ${container} with everything in it`, method: 'DELETE', path },
    needs: STORAGE_NEEDS,
  }
}

function makeLock(account: string): ServiceRequest {
  const path = `${account}/providers/Microsoft.Authorization/locks/${LOCK_NAME}?${LOCK_VERSION}`
  return {
    id: 'lock',
    title: 'Lock the account against deletion',
    service: 'arm',
    method: 'PUT',
    path,
    body: { properties: { level: 'CanNotDelete', notes: LOCK_NOTES } },
    undo: { title: 'Remove the delete lock', method: 'DELETE', path },
    needs: LOCK_NEEDS,
  }
}

function identityRequests(
  input: StorageIssuerInput,
  identity: TrustingIdentity,
): readonly ServiceRequest[] {
  const { subscriptionId, resourceGroup, region, issuer, cloud } = input
  const path = `${groupPath(subscriptionId, resourceGroup)}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${encodeURIComponent(identity.name)}`
  const credential = `${path}/federatedIdentityCredentials/${encodeURIComponent(identity.credentialName)}?${IDENTITY_VERSION}`
  return [
    {
      id: 'identity',
      title: `Managed identity ${identity.name}`,
      service: 'arm',
      method: 'PUT',
      path: `${path}?${IDENTITY_VERSION}`,
      body: { location: region },
      exists: { path: `${path}?${IDENTITY_VERSION}`, whenThere: 'skip' },
      learns: [
        { name: 'clientId', at: 'properties.clientId' },
        { name: 'principalId', at: 'properties.principalId' },
      ],
      undo: {
        title: `Delete managed identity ${identity.name}`,
        method: 'DELETE',
        path: `${path}?${IDENTITY_VERSION}`,
        // Others may have let more workloads in by it meanwhile.
        onlyIfEmpty: `${path}/federatedIdentityCredentials?${IDENTITY_VERSION}`,
      },
      needs: IDENTITY_NEEDS,
    },
    {
      id: 'credential',
      title: `Federated credential ${identity.credentialName} for ${identity.subject}`,
      service: 'arm',
      method: 'PUT',
      path: credential,
      body: {
        properties: {
          issuer,
          subject: identity.subject,
          audiences: [EXCHANGE_AUDIENCES[cloud]],
        },
      },
      exists: {
        path: credential,
        whenThere: {
          stop: `The identity ${identity.name} has a credential named ${identity.credentialName} already; writing it would change whom it trusts.`,
          hint: 'Clean up, then choose another identity name.',
        },
      },
      undo: {
        title: `Delete credential ${identity.credentialName}`,
        method: 'DELETE',
        path: credential,
      },
      needs: IDENTITY_NEEDS,
    },
    ...readerRequests(input, identity),
    ...grantRequests(identity),
  ]
}

function readerRequests(
  { subscriptionId, resourceGroup }: StorageIssuerInput,
  { readerAssignment }: TrustingIdentity,
): readonly ServiceRequest[] {
  if (readerAssignment === undefined) return []
  const path = `${groupPath(subscriptionId, resourceGroup)}/providers/Microsoft.Authorization/roleAssignments/${encodeURIComponent(readerAssignment)}?${ROLE_VERSION}`
  return [
    {
      id: 'reader',
      title: `Role Reader on resource group ${resourceGroup}`,
      service: 'arm',
      method: 'PUT',
      path,
      body: {
        properties: {
          roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${READER_ROLE_ID}`,
          principalId: fact('principalId'),
          // Lets Azure take a principal that it does not see yet.
          principalType: 'ServicePrincipal',
        },
      },
      thereWhen: 'role assignment already exists',
      undo: { title: 'Take back the role Reader', method: 'DELETE', path },
      needs: ASSIGN_NEEDS,
    },
  ]
}

function grantRequests({ roles }: TrustingIdentity): readonly ServiceRequest[] {
  if (roles.length === 0) return []
  const grants = '/servicePrincipals/{principal}/appRoleAssignments'
  const find = (id: string, title: string, appId: string, name: string): ServiceRequest => ({
    id,
    title,
    service: 'graph',
    method: 'GET',
    path: `/servicePrincipals(appId='${appId}')?$select=id`,
    learns: [{ name, at: 'id' }],
    // A new identity shows up in Graph a little later.
    passing: ['Request_ResourceNotFound'],
    needs: GRANT_NEEDS,
  })
  return [
    find('principal', 'Find the identity’s service principal', '{clientId}', 'principal'),
    find('graph', 'Find Microsoft Graph’s service principal', GRAPH_APP_ID, 'graph'),
    ...roles.map(
      ({ id, value }): ServiceRequest => ({
        id: `grant-${id}`,
        title: `Grant ${value}`,
        service: 'graph',
        method: 'POST',
        path: grants,
        body: { principalId: fact('principal'), resourceId: fact('graph'), appRoleId: id },
        learns: [{ name: `grant-${id}`, at: 'id' }],
        thereWhen: 'already exists on the object',
        undo: {
          title: `Take back ${value}`,
          method: 'DELETE',
          path: `${grants}/{grant-${id}}`,
        },
        passing: ['Request_ResourceNotFound'],
        needs: GRANT_NEEDS,
      }),
    ),
  ]
}
