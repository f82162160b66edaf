import { notImitated } from '../http'
import type { ApplicationRecord } from '../model'
import { type GraphCall, graphError, graphJson } from './call'
import { changeLog } from './change-log'
import { contextUrl, shape } from './collection'
import { DIRECTORY_PAGES, readQuery } from './query'
import { APPLICATION, type Json, toApplication } from './schema'

/**
 * Changes since the last time. Source: learn.microsoft.com/graph/api/application-delta and
 * learn.microsoft.com/graph/delta-query-overview. The first round lists everything, `$select` counts
 * there only; its last page holds the link that later asks for what changed.
 */

/** Where a round stands; sent to and fro as an opaque token. */
interface Place {
  readonly epoch: number
  readonly select: readonly string[]
  /** Changes up to this number are known to whoever asks. */
  readonly since: number
  /** In the first round: objects passed, and how many were deleted when they were counted. */
  readonly first?: { readonly passed: number; readonly deletions: number }
}

/** Options that need more than the sandbox knows about changes. */
const UNKNOWN_OPTIONS = ['$filter', '$expand', '$search', '$orderby']

function writeToken(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

/** Reads a token back. It comes from whoever asks, so every part is looked at. */
function readToken(token: string): Place | undefined {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
  const { epoch, select, since, first } = Object(value) as Partial<Place>
  const names =
    Array.isArray(select) && select.every((name) => APPLICATION.properties.includes(name))
  const counted = first === undefined || (isCount(first.passed) && isCount(first.deletions))
  if (!isCount(epoch) || !isCount(since) || !names || !counted) return undefined
  return { epoch, select, since, ...(first === undefined ? {} : { first }) }
}

function link(call: GraphCall, name: '$skiptoken' | '$deltatoken', place: Place): string {
  return `https://graph.microsoft.com/${call.version}/applications/delta?${name}=${writeToken(place)}`
}

/** `Prefer: odata.maxpagesize=…`; `$top` is no option of delta. */
function pageSize(call: GraphCall): number {
  const [, text] = /odata\.maxpagesize=(\d{1,4})\b/.exec(call.headers.get('prefer') ?? '') ?? []
  const size = Number(text ?? DIRECTORY_PAGES.usual)
  return Math.min(Math.max(1, size), DIRECTORY_PAGES.max)
}

/** Code and `Location` are documented, the text is our own. */
function startOver(call: GraphCall): Response {
  const message = 'The state of this token is gone. Start over without a token.'
  return graphError(call, 410, 'syncStateNotFound', message, {
    location: `https://graph.microsoft.com/${call.version}/applications/delta?$deltatoken=`,
  })
}

/** The first call: reads and checks the options. */
function begin(call: GraphCall): Place | Response {
  const { searchParams } = call.url
  const unknown = UNKNOWN_OPTIONS.find((name) => searchParams.has(name))
  if (unknown !== undefined) return notImitated(`${unknown} of a delta query`)
  const read = readQuery(call, APPLICATION, DIRECTORY_PAGES)
  if ('response' in read) return read.response
  const { epoch, sequence, deletions } = changeLog(call.tenant)
  const place = { epoch, select: read.query.select ?? [], since: sequence }
  return searchParams.get('$deltatoken') === 'latest'
    ? place
    : { ...place, first: { passed: 0, deletions } }
}

/** A later call: everything stands in the token, options beside it are ignored. */
function resume(call: GraphCall, token: string): Place | Response {
  const place = readToken(token)
  const log = changeLog(call.tenant)
  const known = place?.epoch === log.epoch && place.since >= log.floor
  return place !== undefined && known ? place : startOver(call)
}

interface Page {
  readonly value: readonly Json[]
  /** Where the next page starts, or undefined on the last one. */
  readonly next?: Place
  /** Where the next round starts. */
  readonly after: Place
}

function firstRound(
  place: Place,
  first: NonNullable<Place['first']>,
  all: readonly ApplicationRecord[],
  deletions: number,
  size: number,
  show: (record: ApplicationRecord) => Json,
): Page {
  // What was deleted meanwhile moved the rest forward: rather show some twice than leave one out.
  const start = Math.max(0, first.passed - (deletions - first.deletions))
  const passed = Math.min(all.length, start + size)
  const { first: _over, ...after } = place
  return {
    value: all.slice(start, passed).map(show),
    after,
    ...(passed < all.length ? { next: { ...place, first: { passed, deletions } } } : {}),
  }
}

/** One page of `/applications/delta`. `all` is what the version shows, in order of creation. */
export function applicationsDelta(call: GraphCall, all: readonly ApplicationRecord[]): Response {
  const { searchParams } = call.url
  const deltaToken = searchParams.get('$deltatoken') ?? ''
  const token = searchParams.get('$skiptoken') ?? (deltaToken === 'latest' ? '' : deltaToken)
  const found = token === '' ? begin(call) : resume(call, token)
  if (found instanceof Response) return found
  const place: Place = found

  const log = changeLog(call.tenant)
  const select = place.select.length > 0 ? { select: place.select } : {}
  const query = { ...select, expand: [], count: false, offset: 0 }
  const show = (record: ApplicationRecord) =>
    shape(call, toApplication(call.tenant, record, call.version), 'applications', query)

  function changes(size: number): Page {
    const ids = [...log.last].filter(([, sequence]) => sequence > place.since).slice(0, size)
    const shown = new Map(all.map((record) => [record.id, record]))
    const [, reached = place.since] = ids.at(-1) ?? []
    const { epoch, select } = place
    const more = reached < log.sequence && ids.length === size
    return {
      value: ids.map(([id]) => {
        const record = shown.get(id)
        return record === undefined ? { id, '@removed': { reason: 'deleted' } } : show(record)
      }),
      after: { epoch, select, since: log.sequence },
      ...(more ? { next: { epoch, select, since: reached } } : {}),
    }
  }

  const size = pageSize(call)
  const page =
    place.first === undefined
      ? changes(size)
      : firstRound(place, place.first, all, log.deletions, size, show)
  return graphJson(call, 200, {
    '@odata.context': contextUrl(call, 'applications', query, false),
    ...(page.next === undefined
      ? { '@odata.deltaLink': link(call, '$deltatoken', page.after) }
      : { '@odata.nextLink': link(call, '$skiptoken', page.next) }),
    value: page.value,
  })
}
