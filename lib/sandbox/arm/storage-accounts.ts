import { empty, notImitated } from '../http'
import type { Route } from '../routes'
import type { StorageAccount } from '../storage/accounts'
import {
  type ArmCall,
  type ArmHandler,
  armHeaders,
  armJson,
  armList,
  type Refused,
  refuse,
  requireSubscription,
  sameName,
} from './call'
import { asRecord, asText, readTags, regionName } from './fields'
import { findGroup, groupNotFound, requireGroup } from './groups'

const TYPE = 'Microsoft.Storage/storageAccounts'

/** Source: learn.microsoft.com/azure/storage/common/storage-account-overview, account name. */
const NAME = /^[a-z0-9]{3,24}$/

/** Milliseconds until a new account is ready. Azure takes longer, most often below a minute. */
export const PROVISIONING = 2000

/** One group of the seeded tenants forbids public blobs by policy, to show what that looks like. */
const GROUP_WITH_POLICY = 'rg-platform-identity'

/** Id of an account. */
export function accountId({ subscriptionId, resourceGroup, name }: StorageAccount): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${TYPE}/${name}`
}

/** False while the account is still being made. */
export function isReady(call: ArmCall, account: StorageAccount): boolean {
  return call.context.now() >= account.readyAt
}

function toJson(call: ArmCall, account: StorageAccount): object {
  const { name, location, kind, sku, tags } = account
  const ready = isReady(call, account)
  const endpoint = (service: string) => `https://${name}.${service}.core.windows.net/`
  return {
    sku: { name: sku, tier: sku.split('_')[0] },
    kind,
    id: accountId(account),
    name,
    type: TYPE,
    location,
    tags,
    properties: {
      allowBlobPublicAccess: account.allowBlobPublicAccess,
      allowSharedKeyAccess: account.allowSharedKeyAccess,
      minimumTlsVersion: account.minimumTlsVersion,
      supportsHttpsTrafficOnly: true,
      // Fixed here; clients read both before they change anything else.
      encryption: {
        services: {
          blob: { keyType: 'Account', enabled: true, lastEnabledTime: account.createdAt },
          file: { keyType: 'Account', enabled: true, lastEnabledTime: account.createdAt },
        },
        keySource: 'Microsoft.Storage',
      },
      networkAcls: {
        bypass: 'AzureServices',
        virtualNetworkRules: [],
        ipRules: [],
        defaultAction: 'Allow',
      },
      accessTier: 'Hot',
      provisioningState: ready ? 'Succeeded' : 'Creating',
      creationTime: account.createdAt.toISOString(),
      ...(ready ? { primaryEndpoints: { blob: endpoint('blob') } } : {}),
      primaryLocation: location,
      ...(ready ? { statusOfPrimary: 'available' } : {}),
    },
  }
}

const alreadyTaken = (name: string) => `The storage account named ${name} is already taken.`
const invalidName = (name: string) =>
  `${name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`

/** Whether a name is free; names of all tenants count, as they are host names. */
const checkName: ArmHandler = (call) => {
  const found = requireSubscription(call, `${TYPE}/read`)
  if ('response' in found) return found.response
  const name = asText(call.body?.name) ?? ''
  const no = (reason: string, message: string) =>
    armJson(call, 200, { nameAvailable: false, reason, message })
  if (!NAME.test(name)) return no('AccountNameInvalid', invalidName(name))
  if (call.storage.accounts.find(name) !== undefined) return no('AlreadyExists', alreadyTaken(name))
  return armJson(call, 200, { nameAvailable: true })
}

const list: ArmHandler = (call) => {
  const subscription = requireSubscription(call, `${TYPE}/read`)
  if ('response' in subscription) return subscription.response
  const { group } = call.params
  if (group !== undefined && findGroup(subscription, group) === undefined) {
    return groupNotFound(call, group).response
  }
  const found = call.storage.accounts
    .ofTenant(call.tenant)
    .filter(
      (one) =>
        one.subscriptionId === subscription.id &&
        (group === undefined || sameName(one.resourceGroup, group)),
    )
  return armList(
    call,
    found.map((one) => toJson(call, one)),
    1000,
  )
}

function findAccount(call: ArmCall, subscriptionId: string): StorageAccount | undefined {
  const { group = '', account = '' } = call.params
  return call.storage.accounts
    .ofTenant(call.tenant)
    .find(
      (one) =>
        one.subscriptionId === subscriptionId &&
        sameName(one.resourceGroup, group) &&
        sameName(one.name, account),
    )
}

/** The account of the path, or the refusal. */
export function requireAccount(call: ArmCall, action: string): StorageAccount | Refused {
  const found = requireGroup(call, action)
  if ('response' in found) return found
  const account = findAccount(call, found.subscription.id)
  if (account !== undefined) return account
  const message = `The Resource '${TYPE}/${call.params.account}' under resource group '${found.group.name}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
  return refuse(call, 404, 'ResourceNotFound', message)
}

/** The account of the path once it is made; before, every operation inside it answers 409. */
export function requireReadyAccount(call: ArmCall, action: string): StorageAccount | Refused {
  const account = requireAccount(call, action)
  if ('response' in account || isReady(call, account)) return account
  return refuse(
    call,
    409,
    'StorageAccountIsNotProvisioned',
    "The storage account provisioning state must be 'Succeeded' before executing the operation.",
  )
}

const show: ArmHandler = (call) => {
  const account = requireAccount(call, `${TYPE}/read`)
  return 'response' in account ? account.response : armJson(call, 200, toJson(call, account))
}

/** 501 for what nothing here acts on; the usual values are what a client read before. */
function refusedSettings(properties: Readonly<Record<string, unknown>>): Refused | undefined {
  const { defaultAction = 'Allow', ipRules, virtualNetworkRules } = asRecord(properties.networkAcls)
  const rules = [ipRules, virtualNetworkRules].some((one) => Array.isArray(one) && one.length > 0)
  if (rules || defaultAction !== 'Allow') {
    return { response: notImitated('network rules of storage accounts') }
  }
  const { keySource = 'Microsoft.Storage' } = asRecord(properties.encryption)
  if (keySource === 'Microsoft.Storage') return undefined
  return { response: notImitated('storage accounts with a key of their own for encryption') }
}

/** Takes over what the body names and leaves the rest. */
function change(call: ArmCall, account: StorageAccount): Refused | undefined {
  const properties = asRecord(call.body?.properties)
  const unable = refusedSettings(properties)
  if (unable !== undefined) return unable
  const { allowBlobPublicAccess, allowSharedKeyAccess, minimumTlsVersion } = properties
  if (allowBlobPublicAccess === true && sameName(account.resourceGroup, GROUP_WITH_POLICY)) {
    const message = `Resource '${account.name}' was disallowed by policy. Reasons: 'Storage accounts must not allow public blob access.'. See error details for policy resource IDs.`
    return refuse(call, 403, 'RequestDisallowedByPolicy', message)
  }
  if (typeof allowBlobPublicAccess === 'boolean') {
    account.allowBlobPublicAccess = allowBlobPublicAccess
  }
  if (typeof allowSharedKeyAccess === 'boolean') account.allowSharedKeyAccess = allowSharedKeyAccess
  account.minimumTlsVersion = asText(minimumTlsVersion) ?? account.minimumTlsVersion
  account.sku = asText(asRecord(call.body?.sku).name) ?? account.sku
  account.tags = readTags(call) ?? account.tags
  return undefined
}

/** Where a client waits for a new account. */
function operation(call: ArmCall, account: StorageAccount): Record<string, string> {
  const path = `/subscriptions/${account.subscriptionId}/providers/Microsoft.Storage/locations/${account.location}/asyncoperations/${account.name}`
  return {
    location: `${call.url.origin}${path}?monitor=true&api-version=${call.apiVersion}`,
    'retry-after': '1',
  }
}

function draft(call: ArmCall, subscriptionId: string, resourceGroup: string): StorageAccount {
  const { accounts } = call.storage
  const now = call.context.now()
  return {
    name: call.params.account ?? '',
    tenant: call.tenant,
    subscriptionId,
    resourceGroup,
    location: regionName(call.body?.location),
    kind: asText(call.body?.kind) ?? 'StorageV2',
    createdAt: now,
    readyAt: new Date(now.getTime() + PROVISIONING),
    sku: 'Standard_LRS',
    tags: {},
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: true,
    minimumTlsVersion: 'TLS1_2',
    corsRules: [],
    keys: [accounts.newKey(), accounts.newKey()],
  }
}

/** Creates (202, then 200 at `Location`) or changes (200). */
const put: ArmHandler = (call) => {
  const found = requireGroup(call, `${TYPE}/write`)
  if ('response' in found) return found.response
  const { account: name = '' } = call.params
  if (!NAME.test(name)) return refuse(call, 400, 'AccountNameInvalid', invalidName(name)).response
  const known = findAccount(call, found.subscription.id)
  if (known !== undefined) {
    return change(call, known)?.response ?? armJson(call, 200, toJson(call, known))
  }
  if (call.storage.accounts.find(name) !== undefined) {
    return refuse(call, 409, 'StorageAccountAlreadyTaken', alreadyTaken(name)).response
  }
  const made = draft(call, found.subscription.id, found.group.name)
  if (made.location === '') {
    const message = 'The location property is required for this definition.'
    return refuse(call, 400, 'LocationRequired', message).response
  }
  const refused = change(call, made)
  if (refused !== undefined) return refused.response
  call.storage.accounts.add(made)
  return empty(202, { ...armHeaders(call), ...operation(call, made) })
}

/** The wait for a new account. */
const wait: ArmHandler = (call) => {
  const found = requireSubscription(call, `${TYPE}/read`)
  if ('response' in found) return found.response
  const account = call.storage.accounts
    .ofTenant(call.tenant)
    .find((one) => one.subscriptionId === found.id && one.name === call.params.operation)
  if (account === undefined) {
    return refuse(call, 404, 'OperationNotFound', 'The operation could not be found.').response
  }
  if (isReady(call, account)) return armJson(call, 200, toJson(call, account))
  return empty(202, { ...armHeaders(call), ...operation(call, account) })
}

const patch: ArmHandler = (call) => {
  const account = requireReadyAccount(call, `${TYPE}/write`)
  if ('response' in account) return account.response
  return change(call, account)?.response ?? armJson(call, 200, toJson(call, account))
}

/** Deletes the account with its blobs: 200, or 204 when absent. The name is free at once. */
const remove: ArmHandler = (call) => {
  const found = requireSubscription(call, `${TYPE}/delete`)
  if ('response' in found) return found.response
  const account = findAccount(call, found.id)
  if (account === undefined) return empty(204, armHeaders(call))
  call.storage.accounts.remove(account)
  return empty(200, armHeaders(call))
}

const ROOT = '/subscriptions/:subscription'
export const ACCOUNT_PATH = `${ROOT}/resourceGroups/:group/providers/${TYPE}/:account`

/** Routes of storage accounts. */
export const STORAGE_ACCOUNT_ROUTES: readonly Route<ArmHandler>[] = [
  ['POST', `${ROOT}/providers/Microsoft.Storage/checkNameAvailability`, checkName],
  [
    'GET',
    `${ROOT}/providers/Microsoft.Storage/locations/:location/asyncoperations/:operation`,
    wait,
  ],
  ['GET', `${ROOT}/providers/${TYPE}`, list],
  ['GET', `${ROOT}/resourceGroups/:group/providers/${TYPE}`, list],
  ['GET', ACCOUNT_PATH, show],
  ['PUT', ACCOUNT_PATH, put],
  ['PATCH', ACCOUNT_PATH, patch],
  ['DELETE', ACCOUNT_PATH, remove],
]
