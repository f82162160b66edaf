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

/** Answers a list request: filter, order, count and page. */
export function listCollection<T>(call: GraphCall, collection: Collection<T>): Response {
  const outcome = readQuery(call, collection.type, collection.limits)
  if ('response' in outcome) return outcome.response
  const { query } = outcome
  const { items, build, limits, set } = collection
  const size = query.top ?? limits.usual
  const end = query.offset + size
  const simple = query.filter === undefined && query.orderBy === undefined
  const matching = simple ? undefined : sorted(filtered(items, build, query), query)
  const total = matching?.length ?? items.length
  const page =
    matching?.slice(query.offset, end) ?? items.slice(query.offset, end).map((item) => build(item))
  return graphJson(call, 200, {
    '@odata.context': contextUrl(call, set, query, false),
    ...(query.count ? { '@odata.count': total } : {}),
    ...(end < total ? { '@odata.nextLink': nextLink(call, end) } : {}),
    value: page.map((entity) => shape(call, entity, set, query)),
  })
}

function filtered<T>(
  items: readonly T[],
  build: (item: T) => Entity,
  query: ODataQuery,
): readonly Entity[] {
  const entities = items.map((item) => build(item))
  const { filter } = query
  return filter === undefined ? entities : entities.filter((entity) => filter.test(entity))
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
