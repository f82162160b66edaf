import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { Problem, Result } from '@/lib/federation/result'
import { issuerHost } from '@/lib/federation/verdict/known-issuers'

import type {
  Job,
  ProbeClock,
  ProbeEntry,
  ProbeIssuer,
  ProbeMany,
  ProbeRun,
  ProbeSnapshot,
  ProbeStore,
  Stream,
} from './probe-model'
import { CUT_SHORT } from './probe-words'

/** Probes in flight at once. The server allows one a host and thirty a minute. */
export const PROBE_LIMIT = 4

/** Seconds to wait after a 429 that names no time; doubles with each one in a row. */
const FIRST_WAIT = 10
const LONGEST_WAIT = 60
/** Never less than this: slots free one by one, and a message that blinks helps nobody. */
const LEAST_WAIT = 5

/** What the server lets through to one host in a minute; more of it would hold up all others. */
const HOST_LIMIT = 6
const MINUTE = 60_000

function hostKey(issuer: string): string {
  return issuerHost(issuer) ?? issuer
}

/** Says that the limit of whole-tenant runs is reached, and none of single probes. */
const RUNS_SPENT = 'too-many-runs'

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
  /** Epoch milliseconds of the last minute's starts, by host. */
  const starts = new Map<string, readonly number[]>()
  let refusals = 0
  /** How the batch asks for many at once; undefined where it asks one by one. */
  let askMany: ProbeMany | undefined
  let stream: Stream | undefined
  /** When the batch was started or went on last, and how far it was. */
  let since = { at: 0, done: 0 }
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
    if (current.run?.state !== 'going' || askMany !== undefined) return undefined
    // A host that has had its share waits behind the others.
    const job = queue.find(({ issuer }) => recentStarts(issuer).length < HOST_LIMIT) ?? queue[0]
    queue = queue.filter((each) => each !== job)
    return job
  }

  function recentStarts(issuer: string): readonly number[] {
    const from = clock.now() - MINUTE
    return (starts.get(hostKey(issuer)) ?? []).filter((at) => at > from)
  }

  function pump() {
    startStream()
    while (flying.size < limit && current.heldUntil === null) {
      const job = next()
      if (job === undefined) return
      flying.add(job)
      starts.set(hostKey(job.issuer), [...recentStarts(job.issuer), clock.now()])
      publish({ entries: withEntry(job.issuer, { ...known(job.issuer), phase: 'probing' }) })
      void job.send(job.issuer, job.abort.signal).then((result) => settle(job, result))
    }
  }

  /** Asks for as much of the batch as one request takes, unless such a request is under way. */
  function startStream() {
    if (askMany === undefined || stream !== undefined || queue.length === 0) return
    if (current.run?.state !== 'going' || current.heldUntil !== null) return
    const asked = queue.slice(0, askMany.fits(queue.map(({ issuer }) => issuer)))
    queue = queue.slice(asked.length)
    const mine: Stream = {
      jobs: new Map(asked.map((job) => [job.issuer, job])),
      abort: new AbortController(),
    }
    stream = mine
    const issuers = asked.map(({ issuer }) => issuer)
    const onReport = (issuer: string, report: ProbeReport) => {
      // A stream that was ended counts no more.
      if (stream !== mine || !mine.jobs.delete(issuer)) return
      refusals = 0
      publish({
        entries: withEntry(issuer, { phase: 'idle', report }),
        run: counted(current.run),
      })
    }
    void askMany.ask(issuers, onReport, mine.abort.signal).then((result) => {
      if (stream === mine) endStream(mine, result)
    })
  }

  function endStream(mine: Stream, result: Result<undefined>) {
    stream = undefined
    const left = [...mine.jobs.values()]
    if (!result.ok && result.problem.status === 429) {
      queue = [...left, ...queue]
      if (result.problem.code === RUNS_SPENT) {
        askMany = undefined
        publish({ run: current.run && { ...current.run, single: true } })
      } else {
        hold(result.problem)
      }
    } else {
      const problem = result.ok ? CUT_SHORT : result.problem
      const entries = new Map(current.entries)
      let { run } = current
      for (const { issuer } of left) {
        const { report } = known(issuer)
        entries.set(issuer, { phase: 'idle', problem, ...(report && { report }) })
        run = counted(run)
      }
      publish({ entries, run })
    }
    pump()
  }

  /** Ends the stream; what it has not answered goes back to the head of the queue. */
  function cutStream() {
    if (stream === undefined) return
    const { jobs, abort } = stream
    stream = undefined
    queue = [...jobs.values(), ...queue]
    abort.abort()
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
    publish({ entries })
    hold(problem)
  }

  /** Starts nothing until the time that the server named. */
  function hold(problem: Problem) {
    const asked = problem.retryAfter ?? Math.min(FIRST_WAIT * 2 ** refusals, LONGEST_WAIT)
    const seconds = Math.max(asked, LEAST_WAIT)
    refusals += 1
    publish({ heldUntil: clock.now() + seconds * 1000 })
    clock.after(seconds * 1000, () => {
      publish({ heldUntil: null })
      pump()
    })
  }

  function counted(run: ProbeRun | null): ProbeRun | null {
    if (run === null) return null
    const done = run.done + 1
    const seconds = Math.max(clock.now() - since.at, 1) / 1000
    const rate = (done - since.done) / seconds
    return { ...run, done, rate, state: done === run.total ? 'finished' : run.state }
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
      // What waits in a stream is asked for by itself as well: its turn there may be far away.
      const streamed = stream?.jobs.get(issuer)
      const waiting = streamed ?? queue.find((job) => job.issuer === issuer)
      if (waiting !== undefined) {
        stream?.jobs.delete(issuer)
        queue = queue.filter((job) => job !== waiting)
        urgent = [...urgent, waiting]
      } else if (!isBusy(issuer)) {
        urgent = [...urgent, makeJob(issuer, send, false)]
        publish({ entries: withEntry(issuer, { ...known(issuer), phase: 'waiting' }) })
      }
      pump()
    },
    probeAll(issuers, send, many) {
      if (current.run?.state === 'going' || current.run?.state === 'paused') return
      const wanted = [...new Set(issuers)].filter((issuer) => !isBusy(issuer))
      if (wanted.length === 0) return
      queue = wanted.map((issuer) => makeJob(issuer, send, true))
      askMany = many
      since = { at: clock.now(), done: 0 }
      const entries = new Map(current.entries)
      for (const issuer of wanted) entries.set(issuer, { ...known(issuer), phase: 'waiting' })
      publish({ entries, run: { total: wanted.length, done: 0, state: 'going' } })
      pump()
    },
    pause() {
      if (current.run?.state !== 'going') return
      cutStream()
      publish({ run: { ...current.run, state: 'paused' } })
    },
    resume() {
      if (current.run?.state !== 'paused') return
      since = { at: clock.now(), done: current.run.done }
      publish({ run: { ...current.run, state: 'going' } })
      pump()
    },
    stop() {
      const { run } = current
      if (run?.state !== 'going' && run?.state !== 'paused') return
      cutStream()
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
