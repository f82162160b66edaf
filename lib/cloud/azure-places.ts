import { GRAPH_APP_ID } from '../federation/issuer/storage/model'
import { valueAt } from '../federation/plan/fill'
import type { PermissionSet } from '../federation/plan/rights'
import { ok, type Result } from '../federation/result'
import type { ArmApi } from './arm'
import type { GraphApi } from './graph'

/**
 * What a form needs to know of Azure before it can offer a choice. Answers are read by hand: the schema
 * library stays out of the page. Items of another shape are left out.
 */

type Arm = Pick<ArmApi, 'call'>

export interface Subscription {
  readonly id: string
  readonly name: string
}

export interface ResourceGroup {
  readonly name: string
  readonly region: string
}

export interface Region {
  readonly name: string
  readonly label: string
}

export interface StorageAccountPlace {
  readonly name: string
  readonly subscriptionId: string
  readonly resourceGroup: string
  /** Absent when the account does not say. */
  readonly allowSharedKeyAccess?: boolean
}

/** A role that an application can be given on Microsoft Graph. */
export interface GraphAppRole {
  readonly id: string
  readonly value: string
  readonly name: string
}

const PAGES_MAX = 50

/** Follows next links to the end. */
async function readAll<T>(
  arm: Arm,
  path: string,
  read: (item: unknown) => T | undefined,
): Promise<Result<readonly T[]>> {
  const items: T[] = []
  let next: string | undefined = path
  for (let page = 0; next !== undefined && page < PAGES_MAX; page += 1) {
    const answer: Result<unknown> = await arm.call(next)
    if (!answer.ok) return answer
    const value = valueAt(answer.value, 'value')
    for (const item of Array.isArray(value) ? value : []) {
      const one = read(item)
      if (one !== undefined) items.push(one)
    }
    next = textAt(answer.value, 'nextLink')
  }
  return ok(items)
}

function textAt(from: unknown, at: string): string | undefined {
  const value = valueAt(from, at)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Subscriptions that the person can see and that take writes. */
export function listSubscriptions(arm: Arm): Promise<Result<readonly Subscription[]>> {
  return readAll(arm, '/subscriptions?api-version=2022-12-01', (item) => {
    const id = textAt(item, 'subscriptionId')
    const state = textAt(item, 'state')
    if (id === undefined || (state !== undefined && state !== 'Enabled')) return undefined
    return { id, name: textAt(item, 'displayName') ?? id }
  })
}

/** Resource groups of a subscription. */
export function listGroups(
  arm: Arm,
  subscription: string,
): Promise<Result<readonly ResourceGroup[]>> {
  const path = `/subscriptions/${encodeURIComponent(subscription)}/resourcegroups?api-version=2021-04-01`
  return readAll(arm, path, (item) => {
    const name = textAt(item, 'name')
    return name === undefined ? undefined : { name, region: textAt(item, 'location') ?? '' }
  })
}

/** Regions that a subscription can use; logical ones are left out. */
export async function listRegions(
  arm: Arm,
  subscription: string,
): Promise<Result<readonly Region[]>> {
  const path = `/subscriptions/${encodeURIComponent(subscription)}/locations?api-version=2022-12-01`
  const answer = await readAll(arm, path, (item) => {
    const name = textAt(item, 'name')
    const kind = textAt(item, 'metadata.regionType')
    if (name === undefined || (kind !== undefined && kind !== 'Physical')) return undefined
    return { name, label: textAt(item, 'displayName') ?? name }
  })
  return answer.ok ? ok([...answer.value].sort((a, b) => a.label.localeCompare(b.label))) : answer
}

/** Whether a storage account name is free in all of Azure; with Azure's reason when it is not. */
export async function checkAccountName(
  arm: Arm,
  subscription: string,
  name: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly free: boolean; readonly reason?: string }>> {
  const path = `/subscriptions/${encodeURIComponent(subscription)}/providers/Microsoft.Storage/checkNameAvailability?api-version=2025-08-01`
  const answer = await arm.call(path, {
    method: 'POST',
    body: { name, type: 'Microsoft.Storage/storageAccounts' },
    ...(signal ? { signal } : {}),
  })
  if (!answer.ok) return answer
  const reason = textAt(answer.value, 'message')
  return ok({
    free: valueAt(answer.value, 'nameAvailable') === true,
    ...(reason === undefined ? {} : { reason }),
  })
}

/** What the person may do at a scope (a path of ARM). */
export function listPermissions(
  arm: Arm,
  scope: string,
): Promise<Result<readonly PermissionSet[]>> {
  const path = `${scope}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  return readAll(arm, path, (item) => ({
    actions: texts(valueAt(item, 'actions')),
    notActions: texts(valueAt(item, 'notActions')),
  }))
}

/** The storage account of that name among those the person can read; undefined when there is none. */
export async function findStorageAccount(
  arm: Arm,
  name: string,
): Promise<Result<StorageAccountPlace | undefined>> {
  const subscriptions = await listSubscriptions(arm)
  if (!subscriptions.ok) return subscriptions
  for (const { id } of subscriptions.value) {
    const path = `/subscriptions/${id}/providers/Microsoft.Storage/storageAccounts?api-version=2025-08-01`
    const found = await readAll(arm, path, (item) => readAccount(item, id))
    if (!found.ok) return found
    const account = found.value.find((one) => one.name === name)
    if (account) return ok(account)
  }
  return ok(undefined)
}

function readAccount(item: unknown, subscriptionId: string): StorageAccountPlace | undefined {
  const name = textAt(item, 'name')
  const resourceGroup = /\/resourceGroups\/([^/]+)\//i.exec(textAt(item, 'id') ?? '')?.[1]
  if (name === undefined || resourceGroup === undefined) return undefined
  const keys = valueAt(item, 'properties.allowSharedKeyAccess')
  return {
    name,
    subscriptionId,
    resourceGroup,
    ...(typeof keys === 'boolean' ? { allowSharedKeyAccess: keys } : {}),
  }
}

/** Microsoft Graph's own service principal. */
const GRAPH_PRINCIPAL = `/servicePrincipals(appId='${GRAPH_APP_ID}')`

/** Every application role of Microsoft Graph in this tenant, by name. */
export async function listGraphRoles(
  graph: Pick<GraphApi, 'call'>,
): Promise<Result<readonly GraphAppRole[]>> {
  const answer = await graph.call(`${GRAPH_PRINCIPAL}?$select=appRoles`)
  if (!answer.ok) return answer
  const roles = valueAt(answer.value, 'appRoles')
  return ok(
    (Array.isArray(roles) ? roles : [])
      .flatMap((role: unknown) => {
        const id = textAt(role, 'id')
        const value = textAt(role, 'value')
        const kinds = valueAt(role, 'allowedMemberTypes')
        const forApps = !Array.isArray(kinds) || kinds.includes('Application')
        if (id === undefined || value === undefined || !forApps) return []
        if (valueAt(role, 'isEnabled') === false) return []
        return [{ id, value, name: textAt(role, 'displayName') ?? value }]
      })
      .sort((a, b) => a.value.localeCompare(b.value)),
  )
}

/** Names of the delegated permissions of Microsoft Graph: what a signed-in person lends an app. */
export async function listGraphScopes(
  graph: Pick<GraphApi, 'call'>,
): Promise<Result<readonly string[]>> {
  const answer = await graph.call(`${GRAPH_PRINCIPAL}?$select=oauth2PermissionScopes`)
  if (!answer.ok) return answer
  const scopes = valueAt(answer.value, 'oauth2PermissionScopes')
  return ok(
    (Array.isArray(scopes) ? scopes : []).flatMap((scope: unknown) => textAt(scope, 'value') ?? []),
  )
}
