import { empty } from '../http'
import type { ManagedIdentityRecord } from '../model'
import type { Route } from '../routes'
import {
  type ArmCall,
  type ArmHandler,
  armError,
  armHeaders,
  armJson,
  armList,
  requireSubscription,
  sameName,
} from './call'

const TYPE = 'Microsoft.ManagedIdentity/userAssignedIdentities'

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
  if (group !== undefined && !hasGroup(call, group)) return groupNotFound(call, group)
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

function hasGroup(call: ArmCall, group: string): boolean {
  const id = call.params.subscription?.toLowerCase()
  const subscription = call.tenant.subscriptions.find((one) => one.id === id)
  return subscription?.resourceGroups.some(({ name }) => sameName(name, group)) ?? false
}

/** 404 for a resource group. */
export function groupNotFound(call: ArmCall, group: string): Response {
  const message = `Resource group '${group}' could not be found.`
  return armError(call, 404, 'ResourceGroupNotFound', message)
}

/** The identity of the path, or the refusal. */
export function requireIdentity(
  call: ArmCall,
  action: string,
): ManagedIdentityRecord | { readonly response: Response } {
  const subscription = requireSubscription(call, action)
  if ('response' in subscription) return subscription
  const { group = '', identity = '' } = call.params
  if (!hasGroup(call, group)) return { response: groupNotFound(call, group) }
  const found = call.tenant.managedIdentities.find(
    (one) =>
      one.subscriptionId === subscription.id &&
      sameName(one.resourceGroup, group) &&
      sameName(one.name, identity),
  )
  if (found !== undefined) return found
  const message = `The Resource '${TYPE}/${identity}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
  return { response: armError(call, 404, 'ResourceNotFound', message) }
}

const show: ArmHandler = (call) => {
  const identity = requireIdentity(call, `${TYPE}/read`)
  return 'response' in identity ? identity.response : armJson(call, 200, toJson(call, identity))
}

/** Deletes the identity together with its service principal: 200, or 204 when absent. */
const remove: ArmHandler = (call) => {
  const subscription = requireSubscription(call, `${TYPE}/delete`)
  if ('response' in subscription) return subscription.response
  const identity = requireIdentity(call, `${TYPE}/delete`)
  if ('response' in identity) return empty(204, armHeaders(call))
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
  ['DELETE', IDENTITY_PATH, remove],
]
