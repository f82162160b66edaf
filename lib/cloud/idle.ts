import type { SessionDeps } from './session-deps'

/** Nobody touched the page for so long: sign out. OWASP advises 15 to 30 minutes for such consoles. */
export const IDLE_MS = 30 * 60 * 1000

/**
 * Calls `onIdle` once when nobody did anything for `IDLE_MS`. The clock is compared on activity too,
 * because timers sleep with the computer. Returns the function that stops watching.
 */
export function watchIdle(
  deps: Pick<SessionDeps, 'now' | 'after' | 'onActivity'>,
  onIdle: () => void,
): () => void {
  let last = deps.now()
  let cancelTimer = deps.after(IDLE_MS, check)
  const stopListening = deps.onActivity(() => {
    if (deps.now() - last >= IDLE_MS) return finish()
    last = deps.now()
  })

  function stop() {
    cancelTimer()
    stopListening()
  }
  function finish() {
    stop()
    onIdle()
  }
  function check() {
    const left = last + IDLE_MS - deps.now()
    if (left <= 0) return finish()
    cancelTimer = deps.after(left, check)
  }
  return stop
}
