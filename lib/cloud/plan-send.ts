import { valueAt } from '../federation/plan/fill'
import type { PlanMethod, PlanWait } from '../federation/plan/model'
import { fail, ok, type Problem, type Result } from '../federation/result'
import type { ArmApi } from './arm'
import type { GraphApi } from './graph'
import type { Wait } from './http'
import type { TokenOptions } from './session-model'

/** What sending the requests of a plan takes. */
export interface PlanServices {
  readonly arm: Pick<ArmApi, 'call'>
  readonly graph: Pick<GraphApi, 'call'>
  /** Scopes of the Graph calls. */
  readonly graphToken?: TokenOptions
  readonly wait: Wait
}

/** The person stopped a run. */
export const STOPPED: Problem = {
  code: 'stopped',
  title: 'Stopped',
  detail: 'Nothing more was sent. What was done before stays.',
  hint: 'Go on from here, or clean up.',
  retryable: true,
}

const TOOK_LONG: Problem = {
  code: 'took-long',
  title: 'Azure is still working on this',
  detail: 'It was asked many times and has not finished yet.',
  hint: 'Go on in a minute: nothing is sent twice.',
  retryable: true,
}

/** Sends one request to the service that it is for. */
export function callService(
  { arm, graph, graphToken }: PlanServices,
  request: {
    readonly service: 'arm' | 'graph'
    readonly path: string
    readonly method: PlanMethod
    readonly body?: unknown
  },
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const { service, path, method, body } = request
  const call = { method, signal, ...(body === undefined ? {} : { body }) }
  return service === 'arm'
    ? arm.call(path, call)
    : graph.call(path, graphToken ? { ...call, token: graphToken } : call)
}

/**
 * Tries again while the refusal is one that passes by itself, with the pauses given in milliseconds.
 *
 * @param onTry told the number of each new try.
 */
export async function sendPatiently(
  attempt: () => Promise<Result<unknown>>,
  options: {
    readonly passing: readonly string[]
    readonly pauses: readonly number[]
    readonly wait: Wait
    readonly signal: AbortSignal
    readonly onTry?: (tries: number) => void
  },
): Promise<Result<unknown>> {
  const { passing, pauses, wait, signal, onTry } = options
  for (let tries = 1; ; tries += 1) {
    if (signal.aborted) return { ok: false, problem: STOPPED }
    const answer = await attempt()
    const pause = pauses[tries - 1]
    if (answer.ok || pause === undefined || !passing.includes(answer.problem.code)) return answer
    onTry?.(tries + 1)
    await wait(pause, signal)
  }
}

/**
 * Asks the resource itself until its state is a good one. A 404 means that it does not show yet.
 *
 * @param onAsk told how often it was asked.
 */
export async function waitUntilGood(
  waiting: PlanWait,
  ask: () => Promise<Result<unknown>>,
  options: {
    readonly wait: Wait
    readonly signal: AbortSignal
    readonly onAsk: (times: number) => void
  },
): Promise<Result<undefined>> {
  const { wait, signal, onAsk } = options
  for (let asked = 1; ; asked += 1) {
    if (signal.aborted) return { ok: false, problem: STOPPED }
    const answer = await ask()
    if (!answer.ok && answer.problem.status !== 404) return answer
    const state = answer.ok ? valueAt(answer.value, waiting.at) : undefined
    if (typeof state === 'string' && waiting.good.includes(state)) return ok(undefined)
    if (typeof state === 'string' && waiting.bad.includes(state)) return ended(state)
    if (asked >= waiting.times) return { ok: false, problem: TOOK_LONG }
    onAsk(asked)
    await wait(waiting.interval, signal)
  }
}

function ended(state: string) {
  return fail({
    code: 'operation-failed',
    title: 'Azure could not finish this',
    detail: `It ended as ${state}.`,
    hint: 'Look at the resource in the Azure portal, or clean up and start again.',
  })
}
