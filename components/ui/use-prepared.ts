import { useEffect } from 'react'
import type { Steps } from './row-order'

/** Where the browser tells of no idle moments (Safari): a pause, then a short piece of work. */
const PAUSE_MS = 50
const PIECE_MS = 6
const LONGEST_MS = 12
/** A page that never rests still gets a step done now and then. */
const PATIENCE_MS = 2000

/**
 * Makes what a list's index needs for `sorts` while nobody waits for it, from the moment that `ready`
 * is true. A click that comes earlier does the rest itself.
 */
export function usePrepared<Sort extends string>(
  index: { readonly prepare: (sorts: readonly Sort[]) => Steps<undefined> } | null,
  sorts: readonly Sort[],
  ready: boolean,
): void {
  useEffect(() => {
    if (index === null || !ready) return
    return whenIdle(index.prepare(sorts))
  }, [index, sorts, ready])
}

/** Takes the steps in idle moments; returns the function that stops. */
function whenIdle(steps: Steps<undefined>): () => void {
  if (typeof requestIdleCallback === 'undefined') return withPauses(steps)
  const work = (deadline: IdleDeadline) => {
    // An idle moment may be offered as 50 ms long: a person who comes meanwhile shall not wait for its end.
    const end = performance.now() + LONGEST_MS
    do {
      if (steps.next().done) return
    } while (deadline.timeRemaining() > PIECE_MS && performance.now() < end)
    handle = requestIdleCallback(work, { timeout: PATIENCE_MS })
  }
  let handle = requestIdleCallback(work, { timeout: PATIENCE_MS })
  return () => cancelIdleCallback(handle)
}

function withPauses(steps: Steps<undefined>): () => void {
  const timer = setInterval(() => {
    const end = performance.now() + PIECE_MS
    do {
      if (steps.next().done) return clearInterval(timer)
    } while (performance.now() < end)
  }, PAUSE_MS)
  return () => clearInterval(timer)
}
