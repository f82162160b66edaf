import { subscriptionFault } from '../faults/conditions'
import type { SubscriptionRecord } from '../model'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armJson,
  readableSubscriptions,
  requireSubscription,
} from './call'

function toJson(call: ArmCall, { id, displayName }: SubscriptionRecord): object {
  return {
    id: `/subscriptions/${id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: id,
    tenantId: call.tenant.id,
    displayName,
    state: subscriptionFault(call.tenant, id) === 'disabled' ? 'Disabled' : 'Enabled',
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

/** Some of Azure's regions: the real list has many more. */
const REGIONS: readonly (readonly [string, string])[] = [
  ['australiaeast', 'Australia East'],
  ['canadacentral', 'Canada Central'],
  ['eastus', 'East US'],
  ['eastus2', 'East US 2'],
  ['germanywestcentral', 'Germany West Central'],
  ['malaysiasouth', 'Malaysia South'],
  ['northeurope', 'North Europe'],
  ['southeastasia', 'Southeast Asia'],
  ['swedencentral', 'Sweden Central'],
  ['uksouth', 'UK South'],
  ['westeurope', 'West Europe'],
  ['westus2', 'West US 2'],
]

const locations: ArmHandler = (call) => {
  const found = requireSubscription(call, 'Microsoft.Resources/subscriptions/locations/read')
  if ('response' in found) return found.response
  const value = REGIONS.map(([name, displayName]) => ({
    id: `/subscriptions/${found.id}/locations/${name}`,
    type: 'Region',
    name,
    displayName,
    regionalDisplayName: displayName,
    metadata: { regionType: 'Physical' },
  }))
  return armJson(call, 200, { value })
}

/** Routes of tenants and subscriptions. */
export const SUBSCRIPTION_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', '/tenants', tenants],
  ['GET', '/subscriptions', list],
  ['GET', '/subscriptions/:subscription', show],
  ['GET', '/subscriptions/:subscription/locations', locations],
]
