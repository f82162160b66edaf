import { subscriptionFault } from '../faults/conditions'
import { notImitated } from '../http'
import type { ManagedIdentityRecord } from '../model'
import type { Route } from '../routes'
import { assignmentId, assignmentProperties } from './assignments'
import { type ArmCall, type ArmHandler, armError, armJson, readableSubscriptions } from './call'
import { identityId } from './identities'
import { armState, type RoleAssignment } from './state'

/** Rows of one page. Source: learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data. */
const PAGE_MAX = 1000

/** What is imitated: all rows of one type, for role assignments of one principal if wanted, projected if wanted. */
const QUERY =
  /^\s*(\w+)\s*\|\s*where\s+type\s*=~\s*'([^']+)'\s*(?:(?:\|\s*where|and)\s+(?:tostring\()?properties\.principalId\)?\s*=[=~]\s*'([^']+)'\s*)?(?:\|\s*project\s+([^|]+))?$/i

type Row = Readonly<Record<string, unknown>>

/** Rows of a table, those of subscriptions that the caller may read. */
type Table = (call: ArmCall, readable: ReadonlySet<string>) => readonly Row[]

/** By `{table}/{type}`, lower case. Other types of Azure have no rows because nothing of them exists here. */
const TABLES: Readonly<Record<string, Table>> = {
  'resources/microsoft.managedidentity/userassignedidentities': (call, readable) =>
    call.tenant.managedIdentities
      .filter((one) => readable.has(one.subscriptionId))
      .map((one) => toRow(call, one)),
  'authorizationresources/microsoft.authorization/roleassignments': (call, readable) =>
    armState(call.tenant)
      .assignments.filter(({ scope }) => readable.has(subscriptionOf(scope)))
      .map((one) => assignmentRow(call, one)),
}

function subscriptionOf(scope: string): string {
  return scope.split('/')[2]?.toLowerCase() ?? ''
}

function assignmentRow(call: ArmCall, assignment: RoleAssignment): Row {
  return {
    id: assignmentId(assignment),
    name: assignment.id,
    type: 'microsoft.authorization/roleassignments',
    subscriptionId: subscriptionOf(assignment.scope),
    tenantId: call.tenant.id,
    properties: assignmentProperties(assignment),
  }
}

/** Resource Graph as far as identities and role assignments go: 1,000 rows a page, subscriptions that the caller may read. */
const query: ArmHandler = (call) => {
  const text = typeof call.body?.query === 'string' ? call.body.query : ''
  const match = QUERY.exec(text)
  const [, from, type, principal, columns] = match ?? []
  const table = TABLES[`${from}/${type}`.toLowerCase()]
  if (table === undefined) {
    return notImitated(`the Resource Graph query ${JSON.stringify(text.slice(0, 200))}`)
  }
  const project = columns === undefined ? (row: Row) => row : projection(columns)
  if (!project) return notImitated(`the projection ${JSON.stringify(columns)} in Resource Graph`)
  const options = record(call.body?.options)
  const top = options.$top === undefined ? 100 : options.$top
  if (typeof top !== 'number' || !Number.isInteger(top) || top < 1 || top > PAGE_MAX) {
    return armError(
      call,
      400,
      'BadRequest',
      `$top must be a whole number between 1 and ${PAGE_MAX}.`,
    )
  }
  const start = typeof options.$skipToken === 'string' ? Number(atob(options.$skipToken)) : 0
  const alive = readableSubscriptions(call).filter(
    ({ id }) => subscriptionFault(call.tenant, id) !== 'gone',
  )
  const readable = new Set(alive.map(({ id }) => id))
  const all = table(call, readable).filter(
    (row) => principal === undefined || record(row.properties).principalId === principal,
  )
  const data = all.slice(start, start + top).map(project)
  const more = start + data.length < all.length
  return armJson(call, 200, {
    totalRecords: all.length,
    count: data.length,
    data,
    facets: [],
    resultTruncated: 'false',
    ...(more ? { $skipToken: btoa(String(start + data.length)) } : {}),
  })
}

function record(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {}
}

function toRow(call: ArmCall, identity: ManagedIdentityRecord): Row {
  const { name, location, tags, subscriptionId, resourceGroup, principalId, clientId } = identity
  return {
    id: identityId(identity),
    name,
    type: 'microsoft.managedidentity/userassignedidentities',
    location,
    tags,
    subscriptionId,
    resourceGroup,
    tenantId: call.tenant.id,
    properties: { tenantId: call.tenant.id, principalId, clientId },
  }
}

/** `name`, `alias = name`, `alias = tostring(properties.x)`, separated by commas; undefined for all else. */
function projection(text: string): ((row: Row) => Row) | undefined {
  const columns: (readonly [alias: string, read: (row: Row) => unknown])[] = []
  for (const part of text.split(',')) {
    const match = /^\s*(?:(\w+)\s*=\s*)?(?:(\w+)|tostring\(properties\.(\w+)\))\s*$/.exec(part)
    if (!match) return undefined
    const [, alias, column, property] = match
    const name = alias ?? column ?? property
    if (name === undefined) return undefined
    columns.push([
      name,
      (row) => (column === undefined ? record(row.properties)[property ?? ''] : row[column]),
    ])
  }
  return (row) => Object.fromEntries(columns.map(([alias, read]) => [alias, read(row)]))
}

export const RESOURCE_GRAPH_ROUTES: readonly Route<ArmHandler>[] = [
  ['POST', '/providers/Microsoft.ResourceGraph/resources', query],
]
