import type { Problem } from '../federation/result'
import type { Transport } from '../transport/transport'

/** Carries a `Problem` through code that can only throw (the SDKs' token callbacks). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
  }
}

/** How long to wait, made a parameter so that tests do not sleep. Resolves early on abort. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>

export interface BackOff {
  readonly wait: Wait
  /** 0 up to 1; spreads the retries of many pages. */
  readonly random: () => number
}

export const realBackOff: BackOff = {
  random: Math.random,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const timer = setTimeout(finish, ms)
      signal?.addEventListener('abort', finish, { once: true })
      function finish() {
        clearTimeout(timer)
        signal?.removeEventListener('abort', finish)
        resolve()
      }
    }),
}

const ATTEMPTS = 5
const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 60_000

/** Told before each wait that a throttled or busy service causes. */
export type OnWait = (ms: number) => void

/**
 * Sends through the transport and repeats what the service did not process: 429 for every method,
 * 503 and 504 for reads only. Browsers hide `Retry-After` on Graph's answers (its CORS headers do
 * not expose it), so the waits double from one second, with jitter; where the header can be read it wins.
 * Returns the last answer whatever its status; rejects as `fetch` does.
 */
export async function sendWithBackOff(
  transport: Transport,
  url: string,
  init: RequestInit,
  backOff: BackOff,
  onWait?: OnWait,
): Promise<Response> {
  const read = (init.method ?? 'GET').toUpperCase() === 'GET'
  for (let attempt = 1; ; attempt += 1) {
    const response = await transport.fetch(url, init)
    const again = response.status === 429 || (read && [503, 504].includes(response.status))
    if (!again || attempt === ATTEMPTS) return response
    const delay = retryDelay(response.headers.get('retry-after'), attempt, backOff.random())
    await response.body?.cancel()
    onWait?.(delay)
    await backOff.wait(delay, init.signal ?? undefined)
    init.signal?.throwIfAborted()
  }
}

/** Milliseconds until attempt number `attempt + 1`; `retryAfter` in seconds where it could be read. */
export function retryDelay(
  retryAfter: string | null | undefined,
  attempt: number,
  random: number,
): number {
  const seconds = Number(retryAfter ?? Number.NaN)
  if (Number.isFinite(seconds) && seconds >= 0) {
    return Math.min(seconds * 1000 + random * 250, LONGEST_DELAY_MS)
  }
  return Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.75 + random / 2), LONGEST_DELAY_MS)
}

/** True for the error of an aborted request, whichever library wrapped it. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
