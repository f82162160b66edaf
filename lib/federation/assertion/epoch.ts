/** Largest number of seconds that a Date can hold. */
const MAX_SECONDS = 8.64e12

/**
 * Writes seconds since 1970 as ISO text in UTC without milliseconds (`2026-01-02T03:04:05Z`);
 * a value that is no date is written as the number.
 */
export function formatEpoch(seconds: number): string {
  if (!Number.isFinite(seconds) || Math.abs(seconds) > MAX_SECONDS) return String(seconds)
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}
