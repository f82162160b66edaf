import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { Problem, Result } from '@/lib/federation/result'

/** What is known of one issuer's probe. An issuer without an entry was never probed. */
export interface ProbeEntry {
  readonly phase: 'idle' | 'waiting' | 'probing'
  /** The last answer; stays while a newer one is on its way. */
  readonly report?: ProbeReport
  /** Why the last attempt gave no answer. It says nothing about the issuer. */
  readonly problem?: Problem
}

/** A batch of probes. Ends when `done` reaches `total` or when it is stopped. */
export interface ProbeRun {
  readonly total: number
  /** Issuers that have been answered or have failed. */
  readonly done: number
  readonly state: 'going' | 'paused' | 'stopped' | 'finished'
}

export interface ProbeSnapshot {
  readonly entries: ReadonlyMap<string, ProbeEntry>
  /** The entries as they were when nothing was under way: lists sort by these, so that rows stand still. */
  readonly settled: ReadonlyMap<string, ProbeEntry>
  readonly run: ProbeRun | null
  /** Epoch milliseconds until which the server asked to wait. */
  readonly heldUntil: number | null
}

/** Probes one issuer. Must not reject; an aborted probe may answer anything. */
export type ProbeIssuer = (issuer: string, signal: AbortSignal) => Promise<Result<ProbeReport>>

export interface ProbeClock {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Calls `run` once after `ms` milliseconds. */
  readonly after: (ms: number, run: () => void) => void
}

export interface ProbeStore {
  readonly snapshot: () => ProbeSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Probes one issuer ahead of any batch, also while the batch is paused. */
  readonly probe: (issuer: string, send: ProbeIssuer) => void
  /** Probes every distinct issuer of the list as one batch; does nothing while another batch runs. */
  readonly probeAll: (issuers: readonly string[], send: ProbeIssuer) => void
  /** Lets what is in flight finish and starts no more of the batch. */
  readonly pause: () => void
  readonly resume: () => void
  /** Drops what waits of the batch and calls off what is in flight. Answers so far stay. */
  readonly stop: () => void
  /** Keeps an answer that was fetched elsewhere. `issuer` is the text that was asked for: a report may show it cut. */
  readonly record: (issuer: string, report: ProbeReport) => void
}

/** Probes in flight at once. The server allows one a host and thirty a minute. */
export const PROBE_LIMIT = 4

/** Seconds to wait after a 429 that names no time; doubles with each one in a row. */
const FIRST_WAIT = 10
const LONGEST_WAIT = 60

interface Job {
  readonly issuer: string
  readonly send: ProbeIssuer
  readonly batch: boolean
  readonly abort: AbortController
}

/**
 * Probe answers and the queue that fetches them, in memory only. At most `limit` are in flight; one
 * that never answers takes one place and delays nobody else. After a 429 nothing starts until the
 * time that the server named, then the refused issuer is asked again.
 */
export function createProbeStore(clock: ProbeClock, limit: number = PROBE_LIMIT): ProbeStore {
  const EMPTY: ReadonlyMap<string, ProbeEntry> = new Map()
  let current: ProbeSnapshot = { entries: EMPTY, settled: EMPTY, run: null, heldUntil: null }
  let urgent: readonly Job[] = []
  let queue: readonly Job[] = []
  const flying = new Set<Job>()
  let refusals = 0
  const listeners = new Set<() => void>()

  function publish(change: Partial<Omit<ProbeSnapshot, 'settled'>>) {
    const next = { ...current, ...change }
    const busy = next.run?.state === 'going' || next.run?.state === 'paused'
    current = { ...next, settled: busy ? current.settled : next.entries }
    for (const listener of listeners) listener()
  }

  function withEntry(issuer: string, entry: ProbeEntry): ReadonlyMap<string, ProbeEntry> {
    return new Map(current.entries).set(issuer, entry)
  }

  function known(issuer: string): Pick<ProbeEntry, 'report' | 'problem'> {
    const { phase: _, ...rest } = current.entries.get(issuer) ?? { phase: 'idle' }
    return rest
  }

  function isBusy(issuer: string): boolean {
    return (current.entries.get(issuer)?.phase ?? 'idle') !== 'idle'
  }

  function next(): Job | undefined {
    const [first, ...rest] = urgent
    if (first !== undefined) {
      urgent = rest
      return first
    }
    if (current.run?.state !== 'going') return undefined
    const [head, ...tail] = queue
    queue = tail
    return head
  }

  function pump() {
    while (flying.size < limit && current.heldUntil === null) {
      const job = next()
      if (job === undefined) return
      flying.add(job)
      publish({ entries: withEntry(job.issuer, { ...known(job.issuer), phase: 'probing' }) })
      void job.send(job.issuer, job.abort.signal).then((result) => settle(job, result))
    }
  }

  function settle(job: Job, result: Result<ProbeReport>) {
    // A job that was called off is no longer flying, and its answer counts no more.
    if (!flying.delete(job)) return
    if (!result.ok && result.problem.status === 429) {
      giveBack(job, result.problem)
    } else {
      refusals = 0
      const { report } = known(job.issuer)
      publish({
        entries: withEntry(
          job.issuer,
          result.ok
            ? { phase: 'idle', report: result.value }
            : { phase: 'idle', problem: result.problem, ...(report && { report }) },
        ),
        run: job.batch ? counted(current.run) : current.run,
      })
    }
    pump()
  }

  /** Puts a refused job back to the head of its line and holds everything for a while. */
  function giveBack(job: Job, problem: Problem) {
    if (job.batch) queue = [job, ...queue]
    else urgent = [job, ...urgent]
    const entries = withEntry(job.issuer, { ...known(job.issuer), phase: 'waiting' })
    if (current.heldUntil !== null) {
      // Those that flew together are refused together: one wait is enough.
      publish({ entries })
      return
    }
    const seconds = problem.retryAfter ?? Math.min(FIRST_WAIT * 2 ** refusals, LONGEST_WAIT)
    refusals += 1
    publish({ entries, heldUntil: clock.now() + seconds * 1000 })
    clock.after(seconds * 1000, () => {
      publish({ heldUntil: null })
      pump()
    })
  }

  function counted(run: ProbeRun | null): ProbeRun | null {
    if (run === null) return null
    const done = run.done + 1
    return { ...run, done, state: done === run.total ? 'finished' : run.state }
  }

  function makeJob(issuer: string, send: ProbeIssuer, batch: boolean): Job {
    return { issuer, send, batch, abort: new AbortController() }
  }

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    probe(issuer, send) {
      if (current.entries.get(issuer)?.phase === 'probing') return
      const waiting = queue.find((job) => job.issuer === issuer)
      if (waiting !== undefined) {
        queue = queue.filter((job) => job !== waiting)
        urgent = [...urgent, waiting]
      } else if (!isBusy(issuer)) {
        urgent = [...urgent, makeJob(issuer, send, false)]
        publish({ entries: withEntry(issuer, { ...known(issuer), phase: 'waiting' }) })
      }
      pump()
    },
    probeAll(issuers, send) {
      if (current.run?.state === 'going' || current.run?.state === 'paused') return
      const wanted = [...new Set(issuers)].filter((issuer) => !isBusy(issuer))
      if (wanted.length === 0) return
      queue = wanted.map((issuer) => makeJob(issuer, send, true))
      const entries = new Map(current.entries)
      for (const issuer of wanted) entries.set(issuer, { ...known(issuer), phase: 'waiting' })
      publish({ entries, run: { total: wanted.length, done: 0, state: 'going' } })
      pump()
    },
    pause() {
      if (current.run?.state !== 'going') return
      publish({ run: { ...current.run, state: 'paused' } })
    },
    resume() {
      if (current.run?.state !== 'paused') return
      publish({ run: { ...current.run, state: 'going' } })
      pump()
    },
    stop() {
      const { run } = current
      if (run?.state !== 'going' && run?.state !== 'paused') return
      const dropped = [...queue, ...urgent, ...flying].filter((job) => job.batch)
      queue = []
      urgent = urgent.filter((job) => !job.batch)
      const entries = new Map(current.entries)
      for (const job of dropped) {
        flying.delete(job)
        job.abort.abort()
        const rest = known(job.issuer)
        if (rest.report === undefined && rest.problem === undefined) entries.delete(job.issuer)
        else entries.set(job.issuer, { ...rest, phase: 'idle' })
      }
      publish({ entries, run: { ...run, state: 'stopped' } })
      pump()
    },
    record(issuer, report) {
      const phase = current.entries.get(issuer)?.phase ?? 'idle'
      publish({ entries: withEntry(issuer, { phase, report }) })
    },
  }
}
