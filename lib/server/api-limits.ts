import type { Problem } from '@/lib/federation/result'
import { type Admission, SlidingWindow } from './rate-limit'

/** Requests of a user in a minute to the routes that publish and exchange, together. */
export const API_PER_CALLER_MINUTE = 120
const MINUTE_MS = 60_000

export interface ApiLimits {
  /** Counts one request of a caller, at a time in milliseconds. */
  readonly admit: (caller: string, now: number) => Admission<void>
}

/** Limits for one process; several replicas each count for themselves. */
export function createApiLimits(perCallerMinute = API_PER_CALLER_MINUTE): ApiLimits {
  const callers = new SlidingWindow(perCallerMinute, MINUTE_MS)
  return {
    admit(caller, now) {
      const wait = callers.waitMs(caller, now)
      if (wait > 0) return { ok: false, retryAfterSeconds: Math.ceil(wait / 1_000) }
      callers.count(caller, now)
      return { ok: true, value: undefined }
    },
  }
}

export const TOO_MANY_REQUESTS: Problem = {
  code: 'too-many-requests',
  title: 'Too many requests just now.',
  detail: 'The limit for this user is reached.',
  hint: 'Wait as long as Retry-After says.',
  retryable: true,
}
