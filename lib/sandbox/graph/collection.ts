import { type GraphCall, graphJson } from './call'
import { type ODataQuery, type PageLimits, readQuery, writeSkipToken } from './query'
import type { Entity, EntityType, Json } from './schema'

/** Children that `$expand` shows at most, without a further link (Graph documentation, $expand). */
const EXPANDED_CHILDREN = 20

const ROOT = 'https://graph.microsoft.com'

/** The context URL of a collection or one of its objects. */
export function contextUrl(call: GraphCall, set: string, query: ODataQuery, one: boolean): string {
  const fields = [...(query.select ?? []), ...query.expand.map((name) => `${name}()`)]
  const shape = fields.length > 0 ? `(${fields.join(',')})` : ''
  return `${ROOT}/${call.version}/$metadata#${set}${shape}${one ? '/$entity' : ''}`
}

/** Applies `$select` and `$expand` to one object. `owner` is the object's own path in contexts. */
export function shape(call: GraphCall, entity: Entity, set: string, query: ODataQuery): Json {
  const { properties, expandable } = entity
  const wanted = query.select
  const shown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(properties)) {
    const always = name === 'id' || name.startsWith('@')
    if (always || wanted === undefined || wanted.includes(name)) shown[name] = value
  }
  // Graph always sends the id of directory objects, also when `$select` leaves it out.
  for (const name of query.expand) {
    const context = `${ROOT}/${call.version}/$metadata#${set}('${String(properties.id)}')/${name}`
    shown[`${name}@odata.context`] = context
    shown[name] = (expandable[name] ?? []).slice(0, EXPANDED_CHILDREN)
  }
  return shown
}

function nextLink(call: GraphCall, offset: number): string {
  const parameters = new URLSearchParams(call.url.searchParams)
  parameters.set('$skiptoken', writeSkipToken(offset))
  const pairs = [...parameters].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${ROOT}${call.url.pathname}?${pairs.join('&')}`
}

function sorted(entities: readonly Entity[], query: ODataQuery): readonly Entity[] {
  const { orderBy } = query
  if (orderBy === undefined) return entities
  const text = ({ properties }: Entity) => String(properties[orderBy.property] ?? '').toLowerCase()
  const ordered = [...entities].sort((left, right) =>
    text(left) < text(right) ? -1 : text(left) > text(right) ? 1 : 0,
  )
  return orderBy.descending ? ordered.reverse() : ordered
}

/** What a collection is made of. Objects are built only when they are needed. */
export interface Collection<T> {
  readonly set: string
  readonly type: EntityType
  readonly limits: PageLimits
  readonly items: readonly T[]
  readonly build: (item: T) => Entity
}

interface Page {
  readonly entities: readonly Entity[]
  /** Where the next page begins; absent after the last object. */
  readonly next?: number
  readonly total: number
}

/** Answers a list request: filter, order, count and page. */
export function listCollection<T>(call: GraphCall, collection: Collection<T>): Response {
  const outcome = readQuery(call, collection.type, collection.limits)
  if ('response' in outcome) return outcome.response
  const { query } = outcome
  const { set } = collection
  const size = query.top ?? collection.limits.usual
  const take = query.orderBy === undefined ? walk : cut
  const { entities, next, total } = take(collection, query, size)
  return graphJson(call, 200, {
    '@odata.context': contextUrl(call, set, query, false),
    // Only on the first page of directory objects. Source: learn.microsoft.com/graph/query-parameters, count.
    ...(query.count && query.offset === 0 ? { '@odata.count': total } : {}),
    ...(next === undefined ? {} : { '@odata.nextLink': nextLink(call, next) }),
    value: entities.map((entity) => shape(call, entity, set, query)),
  })
}

/** In the order of the items: builds what the page needs, not the whole of a large tenant. */
function walk<T>({ items, build }: Collection<T>, query: ODataQuery, size: number): Page {
  const matches = (item: T) => {
    const entity = build(item)
    return query.filter === undefined || query.filter.test(entity) ? entity : undefined
  }
  const counted = query.count && query.offset === 0 && query.filter !== undefined
  const total = counted ? items.filter((item) => matches(item)).length : items.length
  const entities: Entity[] = []
  for (let index = query.offset; index < items.length; index += 1) {
    const entity = matches(items[index] as T)
    if (entity === undefined) continue
    if (entities.length === size) return { entities, next: index, total }
    entities.push(entity)
  }
  return { entities, total }
}

/** In an order of its own: everything has to be there first. */
function cut<T>({ items, build }: Collection<T>, query: ODataQuery, size: number): Page {
  const { filter, offset } = query
  const all = items.map(build).filter((entity) => filter === undefined || filter.test(entity))
  const end = offset + size
  return {
    entities: sorted(all, query).slice(offset, end),
    ...(end < all.length && { next: end }),
    total: all.length,
  }
}

/** Answers a request for one object. */
export function showEntity(
  call: GraphCall,
  collection: Pick<Collection<never>, 'set' | 'type' | 'limits'>,
  entity: Entity,
): Response {
  const outcome = readQuery(call, collection.type, collection.limits)
  if ('response' in outcome) return outcome.response
  const { query } = outcome
  return graphJson(call, 200, {
    '@odata.context': contextUrl(call, collection.set, query, true),
    ...shape(call, entity, collection.set, query),
  })
}
