import { empty } from '../http'
import type { ManagedIdentityRecord } from '../model'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armHeaders,
  armJson,
  armList,
  newRequestId,
  type Refused,
  refuse,
  requireSubscription,
  sameName,
} from './call'
import { readTags, regionName } from './fields'
import { findGroup, groupNotFound, requireGroup } from './groups'

const TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities'

/** Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
const NAME = /^[a-zA-Z0-9][\w-]{2,127}$/

/** ARM writes `resourcegroups` in lower case in these ids. */
export function identityId(identity: ManagedIdentityRecord): string {
  return `/subscriptions/${identity.subscriptionId}/resourcegroups/${identity.resourceGroup}/providers/${TYPE}/${identity.name}`
}

function toJson(call: ArmCall, identity: ManagedIdentityRecord): object {
  return {
    id: identityId(identity),
    name: identity.name,
    type: TYPE,
    location: identity.location,
    tags: identity.tags,
    properties: {
      tenantId: call.tenant.id,
      principalId: identity.principalId,
      clientId: identity.clientId,
    },
  }
}

const list: ArmHandler = (call) => {
  const subscription = requireSubscription(call, `${TYPE}/read`)
  if ('response' in subscription) return subscription.response
  const { group } = call.params
  if (group !== undefined && findGroup(subscription, group) === undefined) {
    return groupNotFound(call, group).response
  }
  const found = call.tenant.managedIdentities.filter(
    (one) =>
      one.subscriptionId === subscription.id &&
      (group === undefined || sameName(one.resourceGroup, group)),
  )
  return armList(
    call,
    found.map((one) => toJson(call, one)),
  )
}

function findIdentity(call: ArmCall, subscriptionId: string): ManagedIdentityRecord | undefined {
  const { group = '', identity = '' } = call.params
  return call.tenant.managedIdentities.find(
    (one) =>
      one.subscriptionId === subscriptionId &&
      sameName(one.resourceGroup, group) &&
      sameName(one.name, identity),
  )
}

/** The identity of the path, or the refusal. */
export function requireIdentity(call: ArmCall, action: string): ManagedIdentityRecord | Refused {
  const found = requireGroup(call, action)
  if ('response' in found) return found
  const { group = '', identity = '' } = call.params
  const message = `The Resource '${TYPE}/${identity}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
  return findIdentity(call, found.subscription.id) ?? refuse(call, 404, 'ResourceNotFound', message)
}

const show: ArmHandler = (call) => {
  const identity = requireIdentity(call, `${TYPE}/read`)
  return 'response' in identity ? identity.response : armJson(call, 200, toJson(call, identity))
}

/** Makes the service principal that Graph shows for an identity; both hold the same credentials. */
function addPrincipal(call: ArmCall, identity: ManagedIdentityRecord): void {
  call.tenant.servicePrincipals.set(identity.principalId, {
    id: identity.principalId,
    appId: identity.clientId,
    displayName: identity.name,
    servicePrincipalType: 'ManagedIdentity',
    accountEnabled: true,
    alternativeNames: ['isExplicit=True', identityId(identity)],
    createdDateTime: `${call.context.now().toISOString().slice(0, 19)}Z`,
    tags: [],
    credentials: identity.credentials,
    assignments: [],
    appRoles: [],
  })
}

/** Creates (201) or replaces the tags (200). */
const put: ArmHandler = (call) => {
  const found = requireGroup(call, `${TYPE}/write`)
  if ('response' in found) return found.response
  const { subscription, group } = found
  const { identity: name = '' } = call.params
  const location = regionName(call.body?.location)
  if (!NAME.test(name)) {
    const message = `The resource name '${name}' is invalid. It has 3 to 128 letters, digits, '-' and '_' and begins with a letter or digit.`
    return refuse(call, 400, 'InvalidResourceName', message).response
  }
  if (location === '') {
    const message = 'The location property is required for this definition.'
    return refuse(call, 400, 'LocationRequired', message).response
  }
  const known = findIdentity(call, subscription.id)
  if (known === undefined) {
    const made: ManagedIdentityRecord = {
      subscriptionId: subscription.id,
      resourceGroup: group.name,
      name,
      location,
      tags: readTags(call) ?? {},
      clientId: newRequestId(call.context),
      principalId: newRequestId(call.context),
      credentials: [],
    }
    call.tenant.managedIdentities.push(made)
    addPrincipal(call, made)
    return armJson(call, 201, toJson(call, made))
  }
  if (known.location !== location) {
    const message = `The resource '${known.name}' already exists in location '${known.location}' in resource group '${group.name}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`
    return refuse(call, 409, 'InvalidResourceLocation', message).response
  }
  known.tags = readTags(call) ?? {}
  return armJson(call, 200, toJson(call, known))
}

/** Changes the tags; without any, nothing. */
const patch: ArmHandler = (call) => {
  const identity = requireIdentity(call, `${TYPE}/write`)
  if ('response' in identity) return identity.response
  identity.tags = readTags(call) ?? identity.tags
  return armJson(call, 200, toJson(call, identity))
}

/** Deletes the identity together with its service principal: 200, or 204 when absent. */
const remove: ArmHandler = (call) => {
  const subscription = requireSubscription(call, `${TYPE}/delete`)
  if ('response' in subscription) return subscription.response
  const identity = findIdentity(call, subscription.id)
  if (identity === undefined) return empty(204, armHeaders(call))
  const { managedIdentities, servicePrincipals } = call.tenant
  managedIdentities.splice(managedIdentities.indexOf(identity), 1)
  servicePrincipals.delete(identity.principalId)
  return empty(200, armHeaders(call))
}

const ROOT = '/subscriptions/:subscription'
export const IDENTITY_PATH = `${ROOT}/resourceGroups/:group/providers/${TYPE}/:identity`

/** Routes of user-assigned identities. */
export const IDENTITY_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', `${ROOT}/providers/${TYPE}`, list],
  ['GET', `${ROOT}/resourceGroups/:group/providers/${TYPE}`, list],
  ['GET', IDENTITY_PATH, show],
  ['PUT', IDENTITY_PATH, put],
  ['PATCH', IDENTITY_PATH, patch],
  ['DELETE', IDENTITY_PATH, remove],
]
