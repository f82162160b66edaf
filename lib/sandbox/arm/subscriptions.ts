import type { SubscriptionRecord } from '../model'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armJson,
  armList,
  readableSubscriptions,
  requireSubscription,
  sameName,
} from './call'
import { groupNotFound } from './identities'

function toJson(call: ArmCall, { id, displayName }: SubscriptionRecord): object {
  return {
    id: `/subscriptions/${id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: id,
    tenantId: call.tenant.id,
    displayName,
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'EnterpriseAgreement_2014-09-01',
      spendingLimit: 'Off',
    },
  }
}

const list: ArmHandler = (call) => {
  const value = readableSubscriptions(call).map((one) => toJson(call, one))
  return armJson(call, 200, { value, count: { type: 'Total', value: value.length } })
}

const show: ArmHandler = (call) => {
  const found = requireSubscription(call, 'Microsoft.Resources/subscriptions/read')
  return 'response' in found ? found.response : armJson(call, 200, toJson(call, found))
}

const tenants: ArmHandler = (call) => {
  const { id, displayName, defaultDomain } = call.tenant
  const value = [
    {
      id: `/tenants/${id}`,
      tenantId: id,
      countryCode: 'NL',
      displayName,
      domains: [defaultDomain],
      defaultDomain,
      tenantType: 'AAD',
      tenantCategory: 'Home',
    },
  ]
  return armJson(call, 200, { value })
}

function groupJson(subscription: SubscriptionRecord, group: { name: string; location: string }) {
  return {
    id: `/subscriptions/${subscription.id}/resourceGroups/${group.name}`,
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    properties: { provisioningState: 'Succeeded' },
  }
}

const GROUP_READ = 'Microsoft.Resources/subscriptions/resourceGroups/read'

const groups: ArmHandler = (call) => {
  const found = requireSubscription(call, GROUP_READ)
  if ('response' in found) return found.response
  return armList(
    call,
    found.resourceGroups.map((group) => groupJson(found, group)),
  )
}

const group: ArmHandler = (call) => {
  const found = requireSubscription(call, GROUP_READ)
  if ('response' in found) return found.response
  const { group: wanted = '' } = call.params
  const one = found.resourceGroups.find(({ name }) => sameName(name, wanted))
  return one === undefined ? groupNotFound(call, wanted) : armJson(call, 200, groupJson(found, one))
}

/** Routes of tenants, subscriptions and resource groups. */
export const SUBSCRIPTION_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', '/tenants', tenants],
  ['GET', '/subscriptions', list],
  ['GET', '/subscriptions/:subscription', show],
  ['GET', '/subscriptions/:subscription/resourceGroups', groups],
  ['GET', '/subscriptions/:subscription/resourceGroups/:group', group],
]
