import { fillBody, fillPath, learn, valueAt } from '../federation/plan/fill'
import type { PlannedRequest, ServiceRequest } from '../federation/plan/model'
import { undoSteps } from '../federation/plan/undo'
import { fail, ok, type Problem, type Result } from '../federation/result'
import type { JournalEvent } from './journal'
import { notAsNeeded, saysThere, timesOf } from './plan-answers'
import type {
  PlanRun,
  PlanRunDeps,
  RequestState,
  RequestStatus,
  RunPhase,
  RunView,
} from './plan-run'
import { callService, STOPPED, sendPatiently, waitUntilGood } from './plan-send'
import { tearDown } from './plan-tear-down'
import { unreadableProblem } from './service-problem'

/** Refusals that pass by themselves while Azure and Entra tell their parts of a new object. */
const PASSING: readonly string[] = [
  'PrincipalNotFound',
  'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
  'StorageAccountIsNotProvisioned',
]

/** Milliseconds before each new try of a refusal that passes: about two minutes in all. */
const PAUSES: readonly number[] = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000]

const SETTLED: ReadonlySet<RequestStatus> = new Set(['done', 'there', 'skipped'])

/**
 * A run of a plan: one request at a time, each told in the journal before it is sent. Long operations are
 * followed by asking the resource itself, because ARM's headers cannot be read in a browser. Secrets that
 * answers teach stay in this closure.
 */
export function createPlanRun(deps: PlanRunDeps): PlanRun {
  const { plan } = deps
  const listeners = new Set<() => void>()
  const states = new Map<string, RequestState>(
    plan.requests.map(({ id }) => [id, { id, status: 'waiting' as const }]),
  )
  const secrets = new Map<string, string>()
  let facts: Readonly<Record<string, string>> = {}
  let phase: RunPhase = 'ready'
  let problem: Problem | undefined
  /** Sent, and the outcome is success or unknown. */
  const sent = new Set<string>()
  /** Answered well; what is left is waiting for it. */
  const answered = new Set<string>()
  /** Was not there just before it was sent: found later, it is ours. */
  const absent = new Set<string>()
  let shown = draw()

  function draw(): RunView {
    return {
      runId: deps.runId,
      phase,
      requests: plan.requests.flatMap(({ id }) => states.get(id) ?? []),
      facts,
      made: undoSteps(plan, sent, facts),
      ...(problem === undefined ? {} : { problem }),
    }
  }

  function tell(): void {
    shown = draw()
    for (const listener of listeners) listener()
  }

  function set(id: string, state: Omit<RequestState, 'id'>): void {
    states.set(id, { id, ...state })
    tell()
  }

  /** The journal never stops a run: where it cannot be written, the page still knows. */
  async function note(event: JournalEvent): Promise<void> {
    const entry = {
      runId: deps.runId,
      at: deps.now().toISOString(),
      tenantId: deps.tenantId,
      event,
    }
    await deps.journal.append(entry).catch(() => undefined)
  }

  function stepOf(id: string) {
    return undoSteps(plan, new Set([id]), facts)[0]
  }

  async function run(request: PlannedRequest, signal: AbortSignal): Promise<Result<undefined>> {
    set(request.id, { status: 'running' })
    if (request.service === 'publish') {
      const { account, container, files } = request
      const sas = secrets.get(request.sas) ?? ''
      const answer = await patiently(request, signal, () =>
        deps.publish({ account, container, files, sas }, signal),
      )
      return answer.ok ? ok(undefined) : answer
    }
    if (!answered.has(request.id)) {
      const there = await lookFirst(request, signal)
      if (!there.ok) return there
      if (there.value === 'there') {
        set(request.id, { status: 'there' })
        return ok(undefined)
      }
      const done = await sendNoted(request, signal)
      if (!done.ok) return done
    }
    const { waitsFor, id } = request
    if (waitsFor === undefined) return ok(undefined)
    return waitUntilGood(waitsFor, () => call(request, waitsFor.path, {}, signal), {
      wait: deps.wait,
      signal,
      onAsk: (tries) => set(id, { status: 'polling', tries }),
    })
  }

  async function lookFirst(
    request: ServiceRequest,
    signal: AbortSignal,
  ): Promise<Result<'there' | 'absent'>> {
    const { exists, id } = request
    if (exists === undefined || absent.has(id)) return ok('absent')
    const answer = await call(request, exists.path, {}, signal)
    if (!answer.ok) {
      if (answer.problem.status !== 404) return answer
      absent.add(id)
      return ok('absent')
    }
    if (exists.whenThere !== 'skip') {
      return fail({
        code: 'exists-already',
        title: 'This is there already',
        detail: exists.whenThere.stop,
        hint: exists.whenThere.hint,
      })
    }
    const lessons = take(request, answer.value)
    return lessons.ok ? ok('there') : lessons
  }

  async function sendNoted(
    request: ServiceRequest,
    signal: AbortSignal,
  ): Promise<Result<undefined>> {
    const { id, expects } = request
    const step = stepOf(id)
    // An earlier try without an answer: what is there now may well be what it made.
    const unsure = sent.has(id)
    if (step) await note({ kind: 'sent', step })
    sent.add(id)
    const answer = await patiently(request, signal, () => {
      const known = { ...facts, ...timesOf(request, deps.now()) }
      const body = request.body === undefined ? undefined : fillBody(request.body, known)
      return call(request, request.path, { method: request.method, body }, signal)
    })
    if (!answer.ok) {
      const there = saysThere(request, answer.problem)
      // No answer, or an error of the service's own: the thing may have been made all the same.
      if (!unsure && (there || (answer.problem.status ?? 500) < 500)) {
        sent.delete(id)
        if (step) await note({ kind: 'refused', id })
      }
      if (!there) return answer
      answered.add(id)
      if (!sent.has(id)) set(id, { status: 'there' })
      return ok(undefined)
    }
    if (expects !== undefined && valueAt(answer.value, expects.at) !== expects.value) {
      return notAsNeeded(answer.value, expects.or)
    }
    const lessons = take(request, answer.value)
    if (!lessons.ok) return lessons
    answered.add(id)
    const made = stepOf(id)
    if (made) await note({ kind: 'made', step: made })
    return ok(undefined)
  }

  function take(request: ServiceRequest, answer: unknown): Result<undefined> {
    const lessons = request.learns ?? []
    const learned = learn(lessons, answer)
    if (learned.missing !== undefined) {
      const service = request.service === 'arm' ? 'Azure' : 'Microsoft Graph'
      return { ok: false, problem: unreadableProblem(service, request.title) }
    }
    const open: Record<string, string> = {}
    for (const { name, secret } of lessons) {
      const value = learned.facts[name] ?? ''
      if (secret) secrets.set(name, value)
      else open[name] = value
    }
    facts = { ...facts, ...open }
    return ok(undefined)
  }

  function patiently(
    request: PlannedRequest,
    signal: AbortSignal,
    attempt: () => Promise<Result<unknown>>,
  ): Promise<Result<unknown>> {
    return sendPatiently(attempt, {
      passing: [...PASSING, ...(request.passing ?? [])],
      pauses: PAUSES,
      wait: deps.wait,
      signal,
      onTry: (tries) => set(request.id, { status: 'running', tries }),
    })
  }

  function call(
    { service }: ServiceRequest,
    path: string,
    { method = 'GET', body }: { method?: ServiceRequest['method']; body?: unknown },
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    return callService(deps, { service, path: fillPath(path, facts), method, body }, signal)
  }

  async function go(signal: AbortSignal): Promise<void> {
    if (phase !== 'ready' && phase !== 'stopped') return
    const first = phase === 'ready'
    phase = 'running'
    tell()
    if (first) await note({ kind: 'started', title: plan.title, by: deps.by })
    for (const request of plan.requests) {
      const status = states.get(request.id)?.status
      if (status !== undefined && SETTLED.has(status)) continue
      const outcome: Result<undefined> = signal.aborted
        ? { ok: false, problem: STOPPED }
        : await run(request, signal)
      if (!outcome.ok && request.optional && outcome.problem.status === 403) {
        set(request.id, { status: 'skipped', problem: outcome.problem })
        continue
      }
      if (!outcome.ok) {
        phase = 'stopped'
        askSecretsAgain()
        set(request.id, { status: 'failed', problem: outcome.problem })
        return
      }
      await settle(request)
      if (states.get(request.id)?.status !== 'there') set(request.id, { status: 'done' })
    }
    secrets.clear()
    await note({ kind: 'finished' })
    phase = 'finished'
    tell()
  }

  async function settle({ settles }: PlannedRequest): Promise<void> {
    if (settles === undefined || !sent.delete(settles)) return
    await note({ kind: 'undone', id: settles })
  }

  /** A signature lives for minutes: going on later asks for a new one. */
  function askSecretsAgain(): void {
    for (const request of plan.requests) {
      const lessons = request.service === 'publish' ? [] : (request.learns ?? [])
      if (!lessons.some(({ secret }) => secret)) continue
      const needed = plan.requests.some(
        (user) =>
          user.service === 'publish' &&
          lessons.some(({ name }) => name === user.sas) &&
          states.get(user.id)?.status !== 'done',
      )
      if (!needed || states.get(request.id)?.status !== 'done') continue
      answered.delete(request.id)
      states.set(request.id, { id: request.id, status: 'waiting' })
    }
  }

  async function cleanUp(signal: AbortSignal): Promise<void> {
    if (phase === 'running' || phase === 'cleaning' || phase === 'cleaned') return
    phase = 'cleaning'
    problem = undefined
    secrets.clear()
    tell()
    await note({ kind: 'cleaning' })
    const answer = await tearDown(shown.made, { ...deps, signal }, async (id) => {
      await note({ kind: 'undone', id })
      sent.delete(id)
      set(id, { status: 'undone' })
    })
    if (answer.ok) await note({ kind: 'cleaned' })
    else problem = answer.problem
    phase = answer.ok ? 'cleaned' : 'clean-stopped'
    tell()
  }

  return {
    view: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    go,
    cleanUp,
  }
}
