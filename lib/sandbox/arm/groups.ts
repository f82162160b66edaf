import { empty } from '../http'
import type { ResourceGroupRecord, SubscriptionRecord } from '../model'
import type { Route } from '../routes'
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
import { readTags } from './fields'
import { armState, isWithin } from './state'

const ACTION = 'Microsoft.Resources/subscriptions/resourceGroups'

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
const NAME = /^[-\w.()]{0,89}[-\w()]$/

/** The resource group of that name. */
export function findGroup(
  subscription: SubscriptionRecord,
  name: string,
): ResourceGroupRecord | undefined {
  return subscription.resourceGroups.find((group) => sameName(group.name, name))
}

/** 404 for a resource group. */
export function groupNotFound(call: ArmCall, name: string): Refused {
  return refuse(call, 404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`)
}

/** Subscription and group of the path, or the refusal. */
export function requireGroup(
  call: ArmCall,
  action: string,
): { readonly subscription: SubscriptionRecord; readonly group: ResourceGroupRecord } | Refused {
  const subscription = requireSubscription(call, action)
  if ('response' in subscription) return subscription
  const { group: name = '' } = call.params
  const group = findGroup(subscription, name)
  return group === undefined ? groupNotFound(call, name) : { subscription, group }
}

function toJson(subscription: SubscriptionRecord, group: ResourceGroupRecord): object {
  return {
    id: `/subscriptions/${subscription.id}/resourceGroups/${group.name}`,
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    ...(group.tags === undefined ? {} : { tags: group.tags }),
    properties: { provisioningState: 'Succeeded' },
  }
}

const list: ArmHandler = (call) => {
  const found = requireSubscription(call, `${ACTION}/read`)
  if ('response' in found) return found.response
  return armList(
    call,
    found.resourceGroups.map((group) => toJson(found, group)),
  )
}

const show: ArmHandler = (call) => {
  const found = requireGroup(call, `${ACTION}/read`)
  if ('response' in found) return found.response
  return armJson(call, 200, toJson(found.subscription, found.group))
}

/** Whether the group is there: 204 or 404, without a body. */
const exists: ArmHandler = (call) => {
  const found = requireSubscription(call, `${ACTION}/read`)
  if ('response' in found) return found.response
  const group = findGroup(found, call.params.group ?? '')
  return empty(group === undefined ? 404 : 204, armHeaders(call))
}

/** Creates (201) or updates (200); the location of a group never changes. */
const put: ArmHandler = (call) => {
  const found = requireSubscription(call, `${ACTION}/write`)
  if ('response' in found) return found.response
  const { group: name = '' } = call.params
  const location = call.body?.location
  if (!NAME.test(name)) {
    const message = `The provided resource group name '${name}' has these invalid characters or a wrong length. The name can only be a letter, digit, '-', '.', '(', ')' or '_'.`
    return refuse(call, 400, 'InvalidResourceGroupName', message).response
  }
  if (typeof location !== 'string' || location === '') {
    const message = 'The location property is required for this definition.'
    return refuse(call, 400, 'LocationRequired', message).response
  }
  const known = findGroup(found, name)
  if (known !== undefined && !sameName(known.location, location)) {
    const message = `Invalid resource group location '${location}'. The Resource group already exists in location '${known.location}'.`
    return refuse(call, 409, 'InvalidResourceGroupLocation', message).response
  }
  const group: ResourceGroupRecord = known ?? { name, location }
  group.tags = readTags(call) ?? {}
  if (known === undefined) found.resourceGroups.push(group)
  return armJson(call, known === undefined ? 201 : 200, toJson(found, group))
}

/** Deletes the group and everything in it. The answer is 202 as in Azure, but the work is done. */
const remove: ArmHandler = (call) => {
  const found = requireGroup(call, `${ACTION}/delete`)
  if ('response' in found) return found.response
  const { subscription, group } = found
  const { tenant } = call
  const inside = (one: { subscriptionId: string; resourceGroup: string }) =>
    one.subscriptionId === subscription.id && sameName(one.resourceGroup, group.name)
  for (const identity of tenant.managedIdentities.filter(inside)) {
    tenant.managedIdentities.splice(tenant.managedIdentities.indexOf(identity), 1)
    tenant.servicePrincipals.delete(identity.principalId)
  }
  const { accounts } = call.storage
  for (const account of accounts.ofTenant(tenant).filter(inside)) accounts.remove(account)
  const { assignments } = armState(tenant)
  const scope = `/subscriptions/${subscription.id}/resourceGroups/${group.name}`
  const kept = assignments.filter((one) => !isWithin(one.scope, scope))
  assignments.splice(0, assignments.length, ...kept)
  subscription.resourceGroups.splice(subscription.resourceGroups.indexOf(group), 1)
  const address = `${call.url.origin}/subscriptions/${subscription.id}/operationresults/${call.requestId}`
  return empty(202, {
    ...armHeaders(call),
    location: `${address}?api-version=${call.apiVersion}`,
    'retry-after': '0',
  })
}

/** What lies in a group: identities and storage accounts are all that the sandbox imitates. */
const resources: ArmHandler = (call) => {
  const found = requireGroup(call, `${ACTION}/read`)
  if ('response' in found) return found.response
  const { subscription, group } = found
  const inside = (one: { subscriptionId: string; resourceGroup: string }) =>
    one.subscriptionId === subscription.id && sameName(one.resourceGroup, group.name)
  const within = (type: string) => (one: { name: string; location: string }) => ({
    id: `/subscriptions/${subscription.id}/resourceGroups/${group.name}/providers/${type}/${one.name}`,
    name: one.name,
    type,
    location: one.location,
  })
  const identities = call.tenant.managedIdentities.filter(inside)
  const accounts = call.storage.accounts.ofTenant(call.tenant).filter(inside)
  return armList(call, [
    ...identities.map(within('Microsoft.ManagedIdentity/userAssignedIdentities')),
    ...accounts.map(within('Microsoft.Storage/storageAccounts')),
  ])
}

/** What `Location` of a deleted group leads to: done. */
const result: ArmHandler = (call) => empty(200, armHeaders(call))

const ROOT = '/subscriptions/:subscription'

/** Routes of resource groups. */
export const GROUP_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', `${ROOT}/resourceGroups`, list],
  ['GET', `${ROOT}/resourceGroups/:group`, show],
  ['GET', `${ROOT}/resourceGroups/:group/resources`, resources],
  ['HEAD', `${ROOT}/resourceGroups/:group`, exists],
  ['PUT', `${ROOT}/resourceGroups/:group`, put],
  ['DELETE', `${ROOT}/resourceGroups/:group`, remove],
  ['GET', `${ROOT}/operationresults/:operation`, result],
]
