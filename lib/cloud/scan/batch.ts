import type { Credential } from '../../federation/credential/model'
import type { SourceId } from '../../federation/inventory/model'
import type { Problem } from '../../federation/result'
import { ABORTED } from '../graph'
import { retryDelay } from '../http'
import { serviceProblem, unreadableProblem } from '../service-problem'
import type { ScanContext } from './pages'
import { type BatchAnswer, readBatch, readCredentials, readPage } from './wire'

/** Graph takes at most 20 requests in one `$batch`. Source: learn.microsoft.com/graph/json-batching. */
const BATCH_SIZE = 20
const WORKERS = 8
const ROUNDS = 5
const WORTH_REPEATING = [429, 500, 502, 503, 504]

export interface BatchRead {
  readonly source: SourceId
  readonly ids: readonly string[]
  /** Path of an object's credentials below the version root. */
  readonly path: (id: string) => string
  readonly onCredentials: (
    id: string,
    credentials: readonly Credential[],
    unreadable: number,
  ) => void
}

/**
 * Reads the credentials of many objects, 20 to a request, 8 requests at a time. Every inner request is
 * throttled on its own: only those refused are repeated, and nobody sends before the longest
 * `Retry-After` that was answered. Returns the objects that could not be read, with the last reason.
 */
export async function readByBatch(
  context: ScanContext,
  read: BatchRead,
): Promise<ReadonlyMap<string, Problem>> {
  const failed = new Map<string, Problem>()
  let queue = [...read.ids]
  for (let round = 1; queue.length > 0; round += 1) {
    const again = new Map<string, Problem>()
    const chunks = chunked(queue)
    let pause: Promise<void> | undefined
    const worker = async () => {
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
        await pause
        if (context.signal.aborted) {
          for (const id of chunk) failed.set(id, ABORTED)
          continue
        }
        const wait = await readChunk(context, read, chunk, round, again, failed)
        if (wait > 0) {
          context.builder.slowed(read.source)
          pause = context.backOff.wait(wait, context.signal)
        }
      }
    }
    await Promise.all(Array.from({ length: WORKERS }, worker))
    await pause
    if (round === ROUNDS) for (const [id, problem] of again) failed.set(id, problem)
    queue = round === ROUNDS ? [] : [...again.keys()]
  }
  return failed
}

/** Sends one batch and sorts its answers; returns how long everybody has to wait, in milliseconds. */
async function readChunk(
  context: ScanContext,
  read: BatchRead,
  ids: readonly string[],
  round: number,
  again: Map<string, Problem>,
  failed: Map<string, Problem>,
): Promise<number> {
  const { graph, signal, builder, backOff } = context
  const requests = ids.map((id) => ({ id, method: 'GET', url: read.path(id) }))
  const answer = await graph.call('/$batch', {
    version: 'beta',
    method: 'POST',
    body: { requests },
    signal,
    onWait: () => builder.slowed(read.source),
  })
  if (!answer.ok) {
    const into = answer.problem.retryable && !signal.aborted ? again : failed
    for (const id of ids) into.set(id, answer.problem)
    return into === again ? retryDelay(undefined, round, backOff.random()) : 0
  }
  const answers = new Map((readBatch(answer.value) ?? []).map((one) => [one.id, one]))
  let wait = 0
  for (const id of ids) {
    const one = answers.get(id)
    if (!one) again.set(id, unreadableProblem('Microsoft Graph', '$batch'))
    else if (WORTH_REPEATING.includes(one.status)) {
      again.set(id, innerProblem(one))
      wait = Math.max(wait, retryDelay(one.retryAfter, round, backOff.random()))
    } else take(read, id, one, failed)
  }
  builder.page(read.source, 0)
  return wait
}

function take(read: BatchRead, id: string, one: BatchAnswer, failed: Map<string, Problem>): void {
  // Deleted between the list and now: no gap.
  if (one.status === 404) return
  const page = one.status === 200 ? readPage(one.body) : undefined
  if (!page) {
    failed.set(id, innerProblem(one))
    return
  }
  const { credentials, unreadable } = readCredentials(page.items)
  read.onCredentials(id, credentials, unreadable)
}

function innerProblem(one: BatchAnswer): Problem {
  if (one.status === 200) return unreadableProblem('Microsoft Graph', '$batch')
  const error: unknown =
    typeof one.body === 'object' && one.body !== null ? Reflect.get(one.body, 'error') : undefined
  const text = (name: string) => {
    const value: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return serviceProblem({
    service: 'Microsoft Graph',
    status: one.status,
    code: text('code'),
    message: text('message'),
  })
}

function chunked(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH_SIZE) }, (_, index) =>
    ids.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE),
  )
}
