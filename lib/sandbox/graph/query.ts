import { notImitated } from '../http'
import { type GraphCall, graphError } from './call'
import { compileFilter, type Filter } from './filter'
import type { EntityType } from './schema'

/** The OData options of one request, checked. */
export interface ODataQuery {
  readonly select?: readonly string[]
  readonly expand: readonly string[]
  readonly filter?: Filter
  readonly orderBy?: { readonly property: string; readonly descending: boolean }
  readonly top?: number
  /** True when the answer carries `@odata.count`. */
  readonly count: boolean
  readonly offset: number
}

export type QueryOutcome = { readonly query: ODataQuery } | { readonly response: Response }

/** Page sizes of a collection. */
export interface PageLimits {
  readonly usual: number
  readonly max: number
}

/** Directory objects. Source: Graph documentation of list applications, known issue 13635. */
export const DIRECTORY_PAGES: PageLimits = { usual: 100, max: 999 }
/** Blueprints: usual and largest page 100. */
export const BLUEPRINT_PAGES: PageLimits = { usual: 100, max: 100 }
/** Sign-ins and audits. Source: Graph documentation of list signIns. */
export const LOG_PAGES: PageLimits = { usual: 1000, max: 1000 }
/** Largest page when `$expand` is asked for, whatever `$top` says (Graph known issue 13635). */
const EXPANDED_PAGE = 100

const list = (text: string) =>
  text
    .split(/,(?![^(]*\))/)
    .map((one) => one.trim())
    .filter(Boolean)

function unknownProperty(call: GraphCall, name: string, type: EntityType) {
  const message = `Could not find a property named '${name}' on type '${type.name}'.`
  return { response: graphError(call, 400, 'Request_BadRequest', message) }
}

function unsupportedQuery(call: GraphCall, message: string) {
  return { response: graphError(call, 400, 'Request_UnsupportedQuery', message) }
}

/** Reads the offset out of an opaque skip token; undefined when it is not one of ours. */
function readSkipToken(token: string | null): number | undefined {
  if (token === null) return 0
  const text = Buffer.from(token, 'base64url').toString('latin1')
  return /^sandbox:\d{1,9}$/.test(text) ? Number(text.slice(8)) : undefined
}

/** Writes the skip token that continues at an offset. */
export function writeSkipToken(offset: number): string {
  return Buffer.from(`sandbox:${offset}`, 'latin1').toString('base64url')
}

interface Selection {
  readonly select?: readonly string[]
  readonly expand: readonly string[]
}

function readSelection(
  call: GraphCall,
  type: EntityType,
): { selection: Selection } | { response: Response } {
  const parameters = call.url.searchParams
  const select = list(parameters.get('$select') ?? '')
  for (const name of select) {
    const known = type.properties.includes(name) || type.expandable.includes(name)
    if (!known) return unknownProperty(call, name, type)
  }
  const expand: string[] = []
  for (const item of list(parameters.get('$expand') ?? '')) {
    const name = item.replace(/\(.*\)$/, '')
    if (!type.expandable.includes(name)) return unknownProperty(call, name, type)
    expand.push(name)
  }
  return { selection: { expand, ...(select.length > 0 ? { select } : {}) } }
}

/**
 * Reads and checks `$select,$expand,$filter,$orderby,$top,$count,$skiptoken` against a type.
 * Advanced queries need `ConsistencyLevel: eventual` and `$count=true`. Whether they go together with
 * `$expand` is not settled: the documentation denies it, shipped scripts do it. A switch refuses it.
 */
export function readQuery(call: GraphCall, type: EntityType, limits: PageLimits): QueryOutcome {
  const parameters = call.url.searchParams
  if (parameters.has('$search')) return { response: notImitated('$search in Graph') }
  const read = readSelection(call, type)
  if ('response' in read) return read
  const { selection } = read
  const eventual = call.headers.get('consistencylevel')?.toLowerCase() === 'eventual'
  const counted = parameters.get('$count') === 'true'
  const filterText = parameters.get('$filter')
  const compiled = filterText === null ? undefined : compileFilter(filterText.trim(), type)
  if (compiled !== undefined && !('filter' in compiled)) {
    if ('unknown' in compiled) return unknownProperty(call, compiled.unknown, type)
    if ('unsupported' in compiled) {
      return { response: notImitated(`the Graph filter ${JSON.stringify(filterText)}`) }
    }
    return {
      response: graphError(call, 400, 'BadRequest', `Invalid filter clause: ${filterText}`),
    }
  }
  const filter = compiled?.filter
  const orderText = parameters.get('$orderby')
  const combined = filter !== undefined && orderText !== null
  const advanced = type.log !== true && (filter?.advanced === true || combined)
  if (advanced && !(eventual && counted)) {
    return unsupportedQuery(
      call,
      'Unsupported or invalid query filter clause specified for this resource: the query needs the ConsistencyLevel header and $count.',
    )
  }
  const refused = call.context.refuses.has('expand-with-advanced-query')
  if (advanced && selection.expand.length > 0 && refused) {
    return unsupportedQuery(call, 'Expand is not supported together with advanced queries.')
  }
  const order = orderText === null ? undefined : readOrder(orderText)
  if (order !== undefined && !type.properties.includes(order.property)) {
    return unknownProperty(call, order.property, type)
  }
  const page = readPage(call, limits)
  if ('response' in page) return page
  const size = selection.expand.length > 0 ? Math.min(page.top, EXPANDED_PAGE) : page.top
  return {
    query: {
      ...selection,
      top: size,
      offset: page.offset,
      count: counted && eventual,
      ...(filter === undefined ? {} : { filter }),
      ...(order === undefined ? {} : { orderBy: order }),
    },
  }
}

function readOrder(text: string) {
  const [property = '', direction] = text.trim().split(/\s+/)
  return { property, descending: direction === 'desc' }
}

function readPage(
  call: GraphCall,
  limits: PageLimits,
): { top: number; offset: number } | { response: Response } {
  const text = call.url.searchParams.get('$top')
  const top = text === null ? limits.usual : Number(text)
  if (!Number.isInteger(top) || top < 1 || top > limits.max) {
    const message = `Invalid page size specified: '${text}'. Must be between 1 and ${limits.max} inclusive.`
    return { response: graphError(call, 400, 'Request_BadRequest', message) }
  }
  const offset = readSkipToken(call.url.searchParams.get('$skiptoken'))
  if (offset === undefined) {
    return {
      response: graphError(
        call,
        400,
        'Directory_ExpiredPageToken',
        'The specified page token value has expired and can no longer be included in your request.',
      ),
    }
  }
  return { top, offset }
}
