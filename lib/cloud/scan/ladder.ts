import type { SourceId } from '../../federation/inventory/model'
import type { Problem, Result } from '../../federation/result'
import { type BatchRead, readByBatch } from './batch'
import { query, readGraphList, type ScanContext } from './pages'
import type { Owner } from './wire'

/** Source of the caps: learn.microsoft.com/graph/query-parameters and known issue 13635 of Graph. */
const LIST_PAGE = '999'
const EXPANDED_PAGE = '100'
/** Graph cuts an expanded collection at 20 without a next link. */
const EXPANDED_ITEMS = 20

/**
 * Which request Graph accepts differs by tenant and time (filter and expand together are documented
 * apart, refused in places, used in public tools), so the ladder tries, cheapest first, and never assumes.
 */
export type Rung = 'filter+expand' | 'filter+batch' | 'expand' | 'batch'

/** The two ways to ask for objects that have a credential. */
export type FilterId = 'any' | 'count'

/**
 * Both go out as advanced queries (`ConsistencyLevel: eventual`, `$count`). For `any` that is how public
 * tools send it together with `$expand`; for `count` the documentation asks for it. Not verified live.
 */
const FILTERS: Readonly<Record<FilterId, string>> = {
  any: "federatedIdentityCredentials/any(f:startsWith(f/issuer,'http'))",
  count: 'federatedIdentityCredentials/$count ne 0',
}

export interface Ladder {
  readonly source: SourceId
  readonly path: string
  readonly select: string
  /** Part of every filter, for example the type of a service principal. */
  readonly filter?: string
  readonly filters: readonly FilterId[]
  readonly rungs: readonly Rung[]
  readonly token?: { readonly scopes: readonly string[] }
  readonly credentialsPath: BatchRead['path']
  readonly read: (item: unknown) => Owner | 'system-assigned' | undefined
  /** Called once, when the first request of a rung was accepted. */
  readonly onRung?: (rung: Rung) => void
}

/** Graph accepted none of the rungs; the service itself is well. */
export const NO_RUNG = 'no-strategy'

/**
 * Reads every object that has credentials, with the best rung that Graph accepts, into the builder.
 * `expand` and `batch` bring objects without credentials too. The value names objects whose
 * credentials could not be read. A refusal for lack of rights or by throttling ends the ladder.
 */
export async function climb(
  context: ScanContext,
  ladder: Ladder,
): Promise<Result<ReadonlyMap<string, Problem>>> {
  let refused: Problem | undefined
  for (const rung of ladder.rungs) {
    for (const attempt of ATTEMPTS[rung](ladder)) {
      const answer = await attempt(context, rung)
      if (answer.ok || !isRefusal(answer.problem)) return answer
      refused = answer.problem
    }
  }
  return {
    ok: false,
    problem: {
      title: 'Microsoft Graph accepted no way of listing credentials',
      detail: refused?.detail ?? 'Every form of the question was refused.',
      hint: 'Scan again later; if it stays, the directory may not offer this list.',
      ...refused,
      code: NO_RUNG,
      retryable: true,
    },
  }
}

type Attempt = (context: ScanContext, rung: Rung) => Promise<Result<ReadonlyMap<string, Problem>>>

const ATTEMPTS: Readonly<Record<Rung, (ladder: Ladder) => readonly Attempt[]>> = {
  'filter+expand': (ladder) =>
    ladder.filters.map((filter) => (context, rung) => expanded(context, ladder, rung, filter)),
  'filter+batch': (ladder) => [
    (context, rung) => batched(context, ladder, rung, ladder.filters.at(-1)),
  ],
  expand: (ladder) => [(context, rung) => expanded(context, ladder, rung, undefined)],
  batch: (ladder) => [(context, rung) => batched(context, ladder, rung, undefined)],
}

/** Lists with `$expand`, then reads again what shows exactly as many items as Graph expands. */
async function expanded(
  context: ScanContext,
  ladder: Ladder,
  rung: Rung,
  filter: FilterId | undefined,
): Promise<Result<ReadonlyMap<string, Problem>>> {
  const full: string[] = []
  let accepted = false
  const list = await readGraphList(context, request(ladder, filter, true), (items) => {
    const owners = items.map(ladder.read)
    const shown = owners.filter((one) => one !== undefined && one !== 'system-assigned')
    // Some services ignore `$expand` instead of refusing it.
    if (!accepted && shown.length > 0 && shown.every((one) => !one.credentials)) return IGNORED
    if (!accepted) enter(context, ladder, rung)
    accepted = true
    full.push(...takeOwners(context, ladder.source, owners))
    return undefined
  })
  if (!list.ok) return accepted ? { ok: false, problem: interrupted(list.problem) } : list
  return { ok: true, value: await readCredentials(context, ladder, full) }
}

/** Lists ids, then reads the credentials of each in batches. */
async function batched(
  context: ScanContext,
  ladder: Ladder,
  rung: Rung,
  filter: FilterId | undefined,
): Promise<Result<ReadonlyMap<string, Problem>>> {
  const ids: string[] = []
  let accepted = false
  const list = await readGraphList(context, request(ladder, filter, false), (items) => {
    if (!accepted) enter(context, ladder, rung)
    accepted = true
    const owners = items.map(ladder.read)
    takeOwners(context, ladder.source, owners)
    for (const one of owners) {
      if (one !== undefined && one !== 'system-assigned') ids.push(one.identity.id)
    }
    return undefined
  })
  // The ids that did arrive are worth their credentials even when the list broke off.
  const unread = accepted ? await readCredentials(context, ladder, ids) : new Map()
  if (!list.ok) return accepted ? { ok: false, problem: interrupted(list.problem) } : list
  return { ok: true, value: unread }
}

function readCredentials(context: ScanContext, ladder: Ladder, ids: readonly string[]) {
  return readByBatch(context, {
    source: ladder.source,
    ids,
    path: ladder.credentialsPath,
    onCredentials: (id, credentials, unreadable) => {
      context.builder.setCredentials(id, credentials)
      context.builder.page(ladder.source, 0, unreadable)
    },
  })
}

/** Puts the objects of a page into the builder; returns the ids that may have more credentials. */
export function takeOwners(
  context: ScanContext,
  source: SourceId,
  owners: readonly (Owner | 'system-assigned' | undefined)[],
): string[] {
  const full: string[] = []
  let unreadable = 0
  let found = 0
  for (const one of owners) {
    if (one === 'system-assigned') continue
    if (one === undefined) {
      unreadable += 1
      continue
    }
    unreadable += one.unreadable
    if (context.builder.add(one.identity, one.credentials)) found += 1
    if ((one.credentials?.length ?? 0) + one.unreadable === EXPANDED_ITEMS)
      full.push(one.identity.id)
  }
  context.builder.page(source, found, unreadable)
  return full
}

function request(ladder: Ladder, filter: FilterId | undefined, expand: boolean) {
  const clauses = [ladder.filter, filter && FILTERS[filter]].filter((one) => one !== undefined)
  const advanced = filter !== undefined
  return {
    source: ladder.source,
    version: 'beta' as const,
    advanced,
    ...(ladder.token ? { token: ladder.token } : {}),
    path: `${ladder.path}?${query({
      $filter: clauses.join(' and '),
      $count: advanced ? 'true' : undefined,
      $select: ladder.select,
      $expand: expand ? 'federatedIdentityCredentials' : undefined,
      $top: expand ? EXPANDED_PAGE : LIST_PAGE,
    })}`,
  }
}

function enter(context: ScanContext, ladder: Ladder, rung: Rung): void {
  context.builder.strategy(ladder.source, rung)
  ladder.onRung?.(rung)
}

const IGNORED: Problem = {
  code: 'expand-ignored',
  title: 'Microsoft Graph left the credentials out',
  detail: 'The list came without the credentials that were asked for.',
  status: 400,
  retryable: false,
}

/** Graph does not take the form of the question: another rung may do. */
function isRefusal(problem: Problem): boolean {
  return problem.code !== 'list-interrupted' && [400, 404, 405, 501].includes(problem.status ?? 0)
}

/** A list that began well and then failed must not start over on another rung. */
function interrupted(problem: Problem): Problem {
  return isRefusal(problem) ? { ...problem, code: 'list-interrupted' } : problem
}
