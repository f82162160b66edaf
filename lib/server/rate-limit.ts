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

  /** Milliseconds until the key may act again, so many times at once; 0 when it may now. Counts nothing. */
  waitMs(key: string, now: number, events = 1): number {
    const recent = this.#recent(key, now)
    const oldest = recent[recent.length - this.#limit + events - 1]
    return oldest === undefined ? 0 : oldest + this.#windowMs - now
  }

  /** Counts one event, or several at once. */
  count(key: string, now: number, events = 1): void {
    const recent = this.#recent(key, now)
    for (let index = 0; index < events; index++) recent.push(now)
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
  /** Whole-tenant runs of a caller in an hour. */
  readonly runsPerHour: number
  /** Connections that one run may have to a host. */
  readonly runInFlightPerHost: number
  /** Issuers that one run may ask about, those counted that are asked again after a pause. */
  readonly runIssuers: number
}

/** Numbers of the product's security page. */
export const PROBE_LIMITS: ProbeLimitOptions = {
  perCallerMinute: 30,
  perHostMinute: 6,
  perTenantDay: 2_000,
  inFlightPerHost: 1,
  inFlight: 16,
  queue: 100,
  runsPerHour: 4,
  runInFlightPerHost: 4,
  runIssuers: 600,
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** What a caller is told when the queue is full: about the time that a slot takes to free. */
const QUEUE_FULL_SECONDS = 10

interface Waiter {
  readonly host: string
  readonly perHost: number
  readonly admit: () => void
}

/** How a whole-tenant run waits for connections: more of them to a host, and in no queue that can be full. */
export interface RunSlot {
  readonly run: true
  /** Ends the wait. */
  readonly signal: AbortSignal
}

/** A whole-tenant run: one request with many issuers. */
export interface ProbeRunVisit {
  readonly caller: string
  readonly tenant: string
  /** Names the run, so that what is left of a paused one does not count as another. */
  readonly run: string
  readonly issuers: number
}

/** Why a run is not admitted. */
export type RunAdmission =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly retryAfterSeconds: number
      /** True when it is the number of runs an hour that is reached, and not a limit of every probe. */
      readonly tooManyRuns: boolean
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
  /** Counts a whole-tenant run: one of the caller's probes a minute, and all its issuers of the tenant's day. */
  readonly visitRun: (visit: ProbeRunVisit, now: number) => RunAdmission
  /** Waits for a free connection to a host; call `value` when done. An ended wait is refused. */
  readonly slot: (host: string, run?: RunSlot) => Promise<Admission<() => void>>
}

/** Limits for one process. */
export function createProbeLimits(options: ProbeLimitOptions = PROBE_LIMITS): ProbeLimits {
  const callers = new SlidingWindow(options.perCallerMinute, MINUTE_MS)
  const hosts = new SlidingWindow(options.perHostMinute, MINUTE_MS)
  const tenants = new SlidingWindow(options.perTenantDay, DAY_MS)
  const runs = new SlidingWindow(options.runsPerHour, HOUR_MS)
  /** Issuers asked for by each run; the longest unused goes first. */
  const asked = new Map<string, number>()
  const busy = new Map<string, number>()
  const waiting: Waiter[] = []
  let inFlight = 0

  const isFree = (host: string, perHost: number) =>
    inFlight < options.inFlight && (busy.get(host) ?? 0) < perHost
  let queued = 0

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
      const next = waiting.findIndex(({ host, perHost }) => isFree(host, perHost))
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
    visitRun({ caller, tenant, run, issuers }, now) {
      const key = `${caller} ${run}`
      const before = asked.get(key) ?? 0
      const goesOn = before > 0 && before + issuers <= options.runIssuers
      const runWait = goesOn ? 0 : runs.waitMs(caller, now)
      const wait = Math.max(callers.waitMs(caller, now), tenants.waitMs(tenant, now, issuers))
      if (runWait > 0 || wait > 0) {
        return {
          ok: false,
          retryAfterSeconds: Math.ceil(Math.max(runWait, wait) / 1_000),
          tooManyRuns: runWait > 0,
        }
      }
      if (!goesOn) runs.count(caller, now)
      callers.count(caller, now)
      tenants.count(tenant, now, issuers)
      asked.delete(key)
      asked.set(key, (goesOn ? before : 0) + issuers)
      const [oldest] = asked.keys()
      if (asked.size > KEYS_MAX && oldest !== undefined) asked.delete(oldest)
      return { ok: true }
    },
    slot(host, run) {
      const perHost = run ? options.runInFlightPerHost : options.inFlightPerHost
      if (run?.signal.aborted) return Promise.resolve(ENDED)
      if (isFree(host, perHost)) return Promise.resolve({ ok: true, value: take(host) })
      if (!run && queued >= options.queue) {
        return Promise.resolve({ ok: false, retryAfterSeconds: QUEUE_FULL_SECONDS })
      }
      return new Promise((resolve) => {
        if (!run) queued++
        const waiter: Waiter = {
          host,
          perHost,
          admit: () => {
            if (!run) queued--
            run?.signal.removeEventListener('abort', leave)
            resolve({ ok: true, value: take(host) })
          },
        }
        const leave = () => {
          const at = waiting.indexOf(waiter)
          if (at >= 0) waiting.splice(at, 1)
          resolve(ENDED)
        }
        run?.signal.addEventListener('abort', leave, { once: true })
        waiting.push(waiter)
      })
    },
  }
}

/** Nobody waits any more. */
const ENDED = { ok: false, retryAfterSeconds: 1 } as const
