import { type GraphCall, type GraphHandler, graphError, graphJson, newRequestId } from './call'

/** Requests that one batch may hold. Source: learn.microsoft.com/graph/json-batching. */
const MAX_BATCH = 20

/** Methods whose items carry a body, and with it a `Content-Type` of their own. */
const WRITES = new Set(['POST', 'PATCH', 'PUT'])

interface BatchItem {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly dependsOn: readonly string[]
}

interface ItemAnswer {
  readonly id: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

function readHeaders(value: unknown): Headers | undefined {
  try {
    return new Headers((value ?? {}) as Record<string, string>)
  } catch {
    return undefined
  }
}

function readItem(request: unknown): BatchItem | undefined {
  if (typeof request !== 'object' || request === null) return undefined
  const { id, method, url, body, dependsOn, ...rest } = request as Record<string, unknown>
  const headers = readHeaders(rest.headers)
  if (typeof id !== 'string' || typeof method !== 'string') return undefined
  if (typeof url !== 'string' || headers === undefined) return undefined
  return {
    id,
    url,
    headers,
    method: method.toUpperCase(),
    body: (body ?? undefined) as BatchItem['body'],
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  }
}

function readBatch(body: GraphCall['body']): readonly BatchItem[] | undefined {
  const requests = body?.requests
  if (!Array.isArray(requests)) return undefined
  const items: BatchItem[] = []
  for (const request of requests as readonly unknown[]) {
    const item = readItem(request)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

/** What makes the whole batch refused. Only the rules are documented; the texts are recalled. */
function checkBatch(items: readonly BatchItem[]): string | undefined {
  if (items.length > MAX_BATCH) {
    return `Number of batch requests: ${items.length} exceeds maximum of ${MAX_BATCH}.`
  }
  const ids = new Set(items.map(({ id }) => id))
  if (ids.size !== items.length) return 'Request Id has to be unique in a batch.'
  for (const { id, method, headers, body, dependsOn } of items) {
    if (WRITES.has(method) && (body === undefined || !headers.has('content-type'))) {
      return `Write request id : ${id} does not contain Content-Type header or body.`
    }
    const stranger = dependsOn.find((one) => !ids.has(one))
    if (stranger !== undefined) {
      return `Request id : ${id} depends on request id : ${stranger}, which is not in the batch.`
    }
  }
  return undefined
}

/** Prerequisites before what depends on them; undefined for a circle. */
function inOrder(items: readonly BatchItem[]): readonly BatchItem[] | undefined {
  const order = new Map<string, BatchItem>()
  const waiting = new Set(items)
  while (waiting.size > 0) {
    const next = [...waiting].find(({ dependsOn }) => dependsOn.every((id) => order.has(id)))
    if (next === undefined) return undefined
    waiting.delete(next)
    order.set(next.id, next)
  }
  return [...order.values()]
}

async function answerItem(
  call: GraphCall,
  item: BatchItem,
  failed: boolean,
  perform: GraphHandler,
): Promise<ItemAnswer> {
  const url = new URL(`https://graph.microsoft.com/${call.version}/${item.url.replace(/^\//, '')}`)
  const inner: GraphCall = { ...call, ...item, url, requestId: newRequestId(call.context) }
  const response = failed
    ? graphError(inner, 424, 'FailedDependency', 'A request this one depends on failed.')
    : await perform(inner)
  const text = await response.text()
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  for (const name of ['Retry-After', 'Location']) {
    const value = response.headers.get(name)
    if (value !== null) headers[name] = value
  }
  const body: unknown = text === '' ? null : JSON.parse(text)
  return { id: item.id, status: response.status, headers, body }
}

/**
 * Answers `$batch`: each item on its own, prerequisites first wherever they stand in the list. An item
 * whose prerequisite failed gets 424. The outer status is 200 also when items fail; answers come in the
 * order in which they were done.
 *
 * @param perform answers one item as if it had come alone, throttling included.
 */
export async function answerBatch(call: GraphCall, perform: GraphHandler): Promise<Response> {
  const items = readBatch(call.body)
  if (items === undefined) {
    return graphError(call, 400, 'BadRequest', 'Invalid batch payload format.')
  }
  const wrong = checkBatch(items)
  if (wrong !== undefined) return graphError(call, 400, 'BadRequest', wrong)
  const order = inOrder(items)
  if (order === undefined) {
    return graphError(call, 400, 'BadRequest', 'The dependencies of the batch form a circle.')
  }
  const done = new Map<string, ItemAnswer>()
  for (const item of order) {
    const failed = item.dependsOn.some((id) => (done.get(id)?.status ?? 500) >= 400)
    done.set(item.id, await answerItem(call, item, failed, perform))
  }
  return graphJson(call, 200, { responses: [...done.values()] })
}
