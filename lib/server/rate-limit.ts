/**
 * Limits of the server's routes, in memory. Time comes from the caller in milliseconds, so that tests
 * need no clock. Several replicas each count for themselves.
 */

export type Admission<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly retryAfterSeconds: number }

/** Keys kept at once; the longest unused go first. Bounds memory against a flood of made-up keys. */
const KEYS_MAX = 10_000

/** Counts events of a key in a sliding window. */
export class SlidingWindow {
  readonly #limit: number
  readonly #windowMs: number
  readonly #events = new Map<string, number[]>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Milliseconds until the key may act again; 0 when it may now. Counts nothing. */
  waitMs(key: string, now: number): number {
    const recent = this.#recent(key, now)
    const oldest = recent[recent.length - this.#limit]
    return oldest === undefined ? 0 : oldest + this.#windowMs - now
  }

  /** Counts one event. */
  count(key: string, now: number): void {
    const recent = this.#recent(key, now)
    recent.push(now)
    this.#events.delete(key)
    this.#events.set(key, recent)
    const [oldest] = this.#events.keys()
    if (this.#events.size > KEYS_MAX && oldest !== undefined) this.#events.delete(oldest)
  }

  #recent(key: string, now: number): number[] {
    return (this.#events.get(key) ?? []).filter((at) => at > now - this.#windowMs)
  }
}

export interface ProbeLimitOptions {
  readonly perCallerMinute: number
  readonly perHostMinute: number
  readonly perTenantDay: number
  readonly inFlightPerHost: number
  readonly inFlight: number
  readonly queue: number
}

/** Numbers of the product's security page. */
export const PROBE_LIMITS: ProbeLimitOptions = {
  perCallerMinute: 30,
  perHostMinute: 6,
  perTenantDay: 2_000,
  inFlightPerHost: 1,
  inFlight: 16,
  queue: 100,
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** What a caller is told when the queue is full: about the time that a slot takes to free. */
const QUEUE_FULL_SECONDS = 10

interface Waiter {
  readonly host: string
  readonly admit: () => void
}

/** Who probes what. `caller` is a user, `tenant` the caller's tenant. */
export interface ProbeVisit {
  readonly caller: string
  readonly tenant: string
  /** Absent where the policy refused: nothing will be connected to. */
  readonly host?: string
}

export interface ProbeLimits {
  /** Counts a visit against the rates. */
  readonly visit: (visit: ProbeVisit, now: number) => Admission<void>
  /** Waits for a free connection to a host; call `value` when done. */
  readonly slot: (host: string) => Promise<Admission<() => void>>
}

/** Limits for one process. */
export function createProbeLimits(options: ProbeLimitOptions = PROBE_LIMITS): ProbeLimits {
  const callers = new SlidingWindow(options.perCallerMinute, MINUTE_MS)
  const hosts = new SlidingWindow(options.perHostMinute, MINUTE_MS)
  const tenants = new SlidingWindow(options.perTenantDay, DAY_MS)
  const busy = new Map<string, number>()
  const waiting: Waiter[] = []
  let inFlight = 0

  const isFree = (host: string) =>
    inFlight < options.inFlight && (busy.get(host) ?? 0) < options.inFlightPerHost

  const take = (host: string): (() => void) => {
    inFlight++
    busy.set(host, (busy.get(host) ?? 0) + 1)
    let released = false
    return () => {
      if (released) return
      released = true
      inFlight--
      const rest = (busy.get(host) ?? 1) - 1
      if (rest > 0) busy.set(host, rest)
      else busy.delete(host)
      const next = waiting.findIndex((waiter) => isFree(waiter.host))
      waiting
        .splice(next, next < 0 ? 0 : 1)
        .at(0)
        ?.admit()
    }
  }

  return {
    visit({ caller, tenant, host }, now) {
      const counters = [
        [callers, caller],
        [tenants, tenant],
        ...(host === undefined ? [] : ([[hosts, host]] as const)),
      ] as const
      const wait = Math.max(...counters.map(([window, key]) => window.waitMs(key, now)))
      if (wait > 0) return { ok: false, retryAfterSeconds: Math.ceil(wait / 1_000) }
      for (const [window, key] of counters) window.count(key, now)
      return { ok: true, value: undefined }
    },
    slot(host) {
      if (isFree(host)) return Promise.resolve({ ok: true, value: take(host) })
      if (waiting.length >= options.queue) {
        return Promise.resolve({ ok: false, retryAfterSeconds: QUEUE_FULL_SECONDS })
      }
      return new Promise((resolve) => {
        waiting.push({ host, admit: () => resolve({ ok: true, value: take(host) }) })
      })
    },
  }
}
