import { type Facts, fillBody, fillPath, hasOpenPlace } from './fill'
import type { Plan } from './model'

/** One thing that a run made, and the request that takes it back. */
export interface UndoStep {
  /** Id of the request that made it. */
  readonly id: string
  readonly title: string
  readonly service: 'arm' | 'graph'
  readonly method: 'DELETE' | 'PATCH'
  /** With every fact filled in. */
  readonly path: string
  readonly body?: unknown
  readonly onlyIfEmpty?: string
}

/**
 * What takes back the things made by the requests `made`, the last first, so that nothing is deleted
 * before what lies in it. What a run met and left as it was is no part of it, nor what cannot be addressed
 * because its answer was lost: a grant goes with the identity that holds it.
 *
 * @param made ids of the requests that made something.
 */
export function undoSteps(
  plan: Plan,
  made: ReadonlySet<string>,
  facts: Facts,
): readonly UndoStep[] {
  return plan.requests
    .flatMap((request) => {
      const { id, undo, service } = request
      if (undo === undefined || service === 'publish' || !made.has(id)) return []
      const path = fillPath(undo.path, facts)
      if (hasOpenPlace(path)) return []
      return [
        {
          id,
          title: undo.title,
          service,
          method: undo.method,
          path,
          ...(undo.body === undefined ? {} : { body: fillBody(undo.body, facts) }),
          ...(undo.onlyIfEmpty === undefined
            ? {}
            : { onlyIfEmpty: fillPath(undo.onlyIfEmpty, facts) }),
        },
      ]
    })
    .reverse()
}
