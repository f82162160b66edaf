import type { SourceId } from '../../federation/inventory/model'
import type { Problem, Result } from '../../federation/result'
import type { ArmApi } from '../arm'
import type { GraphApi, GraphVersion } from '../graph'
import type { BackOff } from '../http'
import { unreadableProblem } from '../service-problem'
import type { TokenOptions } from '../session-model'
import type { InventoryBuilder } from './builder'
import { readPage } from './wire'

/** What every source of a scan works with. */
export interface ScanContext {
  readonly graph: GraphApi
  readonly arm: ArmApi
  readonly builder: InventoryBuilder
  readonly backOff: BackOff
  readonly signal: AbortSignal
}

export interface ListRequest {
  readonly source: SourceId
  readonly path: string
  readonly version?: GraphVersion
  /** Advanced queries need `ConsistencyLevel: eventual` on every page. */
  readonly advanced?: boolean
  readonly token?: TokenOptions
}

/** Makes a query string in OData's own spelling; the values are encoded, the names are not. */
export function query(parameters: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&')
}

/**
 * Reads a list of Graph page by page. `onPage` gets the items of each page as it arrives and may end
 * the reading with a problem. Pages read before a failure have been handed over.
 */
export function readGraphList(
  context: ScanContext,
  request: ListRequest,
  onPage: (items: readonly unknown[]) => Problem | undefined,
): Promise<Result<undefined>> {
  const { graph, signal, builder } = context
  return readList('Microsoft Graph', request.path, onPage, (path) =>
    graph.call(path, {
      signal,
      onWait: () => builder.slowed(request.source),
      ...(request.version ? { version: request.version } : {}),
      ...(request.advanced ? { headers: { ConsistencyLevel: 'eventual' } } : {}),
      ...(request.token ? { token: request.token } : {}),
    }),
  )
}

/** Reads a list of ARM page by page; `path` carries its api-version. */
export function readArmList(
  context: ScanContext,
  source: SourceId,
  path: string,
  onPage: (items: readonly unknown[]) => Problem | undefined,
): Promise<Result<undefined>> {
  const { arm, signal, builder } = context
  return readList('Azure', path, onPage, (next) =>
    arm.call(next, { signal, onWait: () => builder.slowed(source) }),
  )
}

async function readList(
  service: string,
  first: string,
  onPage: (items: readonly unknown[]) => Problem | undefined,
  get: (path: string) => Promise<Result<unknown>>,
): Promise<Result<undefined>> {
  const seen = new Set<string>()
  for (let path: string | undefined = first; path !== undefined; ) {
    // A next link that repeats would never end.
    if (seen.has(path)) return { ok: false, problem: unreadableProblem(service, first) }
    seen.add(path)
    const answer: Result<unknown> = await get(path)
    if (!answer.ok) return answer
    const page = readPage(answer.value)
    if (!page) return { ok: false, problem: unreadableProblem(service, first) }
    const stop = onPage(page.items)
    if (stop) return { ok: false, problem: stop }
    path = page.next
  }
  return { ok: true, value: undefined }
}
