import { notImitated } from '../http'
import type { ManagedIdentityRecord } from '../model'
import type { Route } from '../routes'
import { type ArmCall, type ArmHandler, armError, armJson, readableSubscriptions } from './call'
import { identityId } from './identities'

/** Rows of one page. Source: learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data. */
const PAGE_MAX = 1000

/** The one question that is imitated: user-assigned identities, with or without a projection. */
const QUERY =
  /^\s*resources\s*\|\s*where\s+type\s*=~\s*'microsoft\.managedidentity\/userassignedidentities'\s*(?:\|\s*project\s+([^|]+))?$/i

type Row = Readonly<Record<string, unknown>>

/** Resource Graph as far as listing identities goes: 1,000 rows a page, subscriptions that the caller may read. */
const query: ArmHandler = (call) => {
  const text = typeof call.body?.query === 'string' ? call.body.query : ''
  const match = QUERY.exec(text)
  if (!match) return notImitated(`the Resource Graph query ${JSON.stringify(text.slice(0, 200))}`)
  const project = match[1] === undefined ? (row: Row) => row : projection(match[1])
  if (!project) return notImitated(`the projection ${JSON.stringify(match[1])} in Resource Graph`)
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
  const from = typeof options.$skipToken === 'string' ? Number(atob(options.$skipToken)) : 0
  const readable = new Set(readableSubscriptions(call).map(({ id }) => id))
  const all = call.tenant.managedIdentities.filter((one) => readable.has(one.subscriptionId))
  const data = all.slice(from, from + top).map((one) => project(toRow(call, one)))
  const more = from + data.length < all.length
  return armJson(call, 200, {
    totalRecords: all.length,
    count: data.length,
    data,
    facets: [],
    resultTruncated: 'false',
    ...(more ? { $skipToken: btoa(String(from + data.length)) } : {}),
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
