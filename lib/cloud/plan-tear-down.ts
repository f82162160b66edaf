import { valueAt } from '../federation/plan/fill'
import type { UndoStep } from '../federation/plan/undo'
import { fail, ok, type Result } from '../federation/result'
import { callService, type PlanServices, sendPatiently } from './plan-send'

export interface TearDownDeps extends PlanServices {
  readonly signal: AbortSignal
}

/** A lock stays in force for some seconds after it was deleted; what a group holds leaves its list late. */
const PAUSES: readonly number[] = [5_000, 5_000, 5_000, 5_000, 5_000]

const PASSING: readonly string[] = [
  'ScopeLocked',
  'not-empty',
  'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity',
]

/**
 * Takes back what a run made, in the order given, one request at a time. What is gone already counts as
 * taken back. Stops at the first step that does not work, so that nothing is left behind unseen.
 */
export async function tearDown(
  steps: readonly UndoStep[],
  deps: TearDownDeps,
  onUndone: (id: string) => Promise<void>,
): Promise<Result<undefined>> {
  for (const step of steps) {
    const answer = await sendPatiently(() => undo(step, deps), {
      passing: PASSING,
      pauses: PAUSES,
      wait: deps.wait,
      signal: deps.signal,
    })
    if (!answer.ok) return answer
    await onUndone(step.id)
  }
  return ok(undefined)
}

async function undo(step: UndoStep, deps: TearDownDeps): Promise<Result<unknown>> {
  const { service, path, method, body, onlyIfEmpty } = step
  if (onlyIfEmpty !== undefined) {
    const inside = await callService(
      deps,
      { service, path: onlyIfEmpty, method: 'GET' },
      deps.signal,
    )
    if (!inside.ok) return gone(inside) ? ok(undefined) : inside
    const list = valueAt(inside.value, 'value')
    if (!Array.isArray(list) || list.length > 0) return notEmpty(step, list)
  }
  const answer = await callService(deps, { service, path, method, body }, deps.signal)
  return gone(answer) ? ok(undefined) : answer
}

function gone(answer: Result<unknown>): boolean {
  return !answer.ok && answer.problem.status === 404
}

function notEmpty(step: UndoStep, list: unknown) {
  const names = (Array.isArray(list) ? list : [])
    .map((one: unknown) => valueAt(one, 'name'))
    .filter((name) => typeof name === 'string')
  return fail({
    code: 'not-empty',
    title: 'There are other things in it',
    detail: `${step.title} would delete them too: ${names.slice(0, 5).join(', ') || 'its content could not be read'}.`,
    hint: 'They were not made by this run, and nothing of them was deleted. Remove them, or leave it as it is.',
  })
}
