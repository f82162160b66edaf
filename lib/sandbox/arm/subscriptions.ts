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

/** Routes of tenants and subscriptions. */
export const SUBSCRIPTION_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', '/tenants', tenants],
  ['GET', '/subscriptions', list],
  ['GET', '/subscriptions/:subscription', show],
]
