import type { ProbeReport } from '../federation/issuer/model'
import { fail, ok, type Result } from '../federation/result'
import { type OwnServerOptions, refusalOf, unreachableProblem } from './own-server'
import { isReport, PROBE_WORDS } from './probe-client'

/** What the server takes in one request. */
const ISSUERS_MAX = 500
/** Bytes of a request's body, below the server's 256 KiB. */
const BODY_BYTES = 240 * 1024

/** How many issuers of the list, from its start, fit into one request. */
export function batchSize(issuers: readonly string[]): number {
  let bytes = 0
  let count = 0
  for (const issuer of issuers) {
    bytes += new TextEncoder().encode(JSON.stringify(issuer)).length + 1
    if (bytes > BODY_BYTES || count === ISSUERS_MAX) break
    count++
  }
  return Math.max(1, count)
}

/**
 * Asks the app's own server to probe many issuers in one run. Sends their addresses and the run's name,
 * with a tenant configured also a token of this app. `onReport` is called for each issuer as its probe
 * ends; the result says how the stream ended.
 */
export async function requestProbeBatch(
  input: { readonly issuers: readonly string[]; readonly run: string },
  onReport: (issuer: string, report: ProbeReport) => void,
  options: OwnServerOptions = {},
): Promise<Result<undefined>> {
  const { apiToken, signal, send = (to, init) => fetch(to, init) } = options
  try {
    const response = await send('/api/probe/batch', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(apiToken === undefined ? {} : { Authorization: `Bearer ${apiToken}` }),
      },
      body: JSON.stringify(input),
      ...(signal ? { signal } : {}),
    })
    if (!response.ok || response.body === null) return refusal(response)
    await readLines(response.body, (line) => {
      const { issuer, report } = (JSON.parse(line) ?? {}) as Record<string, unknown>
      if (typeof issuer === 'string' && isReport(report)) onReport(issuer, report)
    })
    return ok(undefined)
  } catch {
    return fail(unreachableProblem(PROBE_WORDS.unreachable))
  }
}

async function refusal(response: Response): Promise<Result<undefined>> {
  const body: unknown = await response.json().catch(() => undefined)
  return { ok: false, problem: refusalOf(response, body, PROBE_WORDS.failed) }
}

async function readLines(
  body: ReadableStream<Uint8Array>,
  onLine: (line: string) => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    text += decoder.decode(value, { stream: !done })
    const lines = text.split('\n')
    text = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') onLine(line)
    if (done) return
  }
}
