/**
 * Drops the oldest entries above a limit. Sessions, codes and tokens come from whoever asks, so
 * nothing that they fill may grow without end.
 */
export function dropOldest(entries: Map<string, unknown>, limit: number): void {
  for (const key of entries.keys()) {
    if (entries.size <= limit) return
    entries.delete(key)
  }
}

/** Sessions, codes and refresh tokens that one tenant keeps. */
export const MAX_GRANTS = 1000
