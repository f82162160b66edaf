const PREFIX = 'fedcred-run '

/** Does the work of a run under a lock that other tabs of this browser can see. */
export async function underRunLock(runId: string, work: () => Promise<void>): Promise<void> {
  // Where the browser has no locks, other tabs cannot tell; the run itself does not need them.
  if (typeof navigator.locks === 'undefined') return work()
  await navigator.locks.request(`${PREFIX}${runId}`, work)
}

/** Ids of the runs that some tab is sending right now. */
export async function heldRuns(): Promise<ReadonlySet<string>> {
  if (typeof navigator.locks === 'undefined') return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])),
  )
}
