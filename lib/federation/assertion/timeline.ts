import { MAX_LIFETIME_SECONDS, readTimes } from './claim-times'
import type { JsonObject } from './model'

/** Numbers for drawing a token's life, all in seconds since 1970; absent where the token lacks them. */
export interface AssertionTimeline {
  readonly now: number
  /** Tolerated clock difference in seconds. */
  readonly skewSeconds: number
  readonly nbf?: number
  readonly iat?: number
  readonly exp?: number
  /** Where the token begins to be taken: `nbf` less the skew. Absent without `nbf`. */
  readonly acceptedFrom?: number
  /** Where it ceases to be taken: `exp` plus the skew. */
  readonly acceptedUntil?: number
  /** The latest `exp` that Entra takes: `iat` (0 when missing) plus 25 hours. */
  readonly lifetimeCap: number
  /** `exp` − `iat`, `iat` counting as 0 when missing. May be negative. */
  readonly lifetimeSeconds?: number
  /** `exp` − `now`; negative after expiry. */
  readonly remainingSeconds?: number
  /** Where now lies, without the skew. `unknown` without a usable `exp`. */
  readonly phase: 'early' | 'valid' | 'expired' | 'unknown'
  /** First and last moment of a drawing that shows all of the above but the cap. */
  readonly start: number
  readonly end: number
}

function phaseOf(now: number, nbf: number | undefined, exp: number | undefined) {
  if (exp === undefined) return 'unknown'
  if (now >= exp) return 'expired'
  return nbf !== undefined && nbf > now ? 'early' : 'valid'
}

/**
 * Places a token's times for a drawing.
 * Takes the claims, the moment of looking and the tolerated skew in seconds. Values that are not
 * finite numbers count as missing. Pure; never throws.
 */
export function assertionTimeline(
  claims: JsonObject,
  now: Date,
  skewSeconds: number,
): AssertionTimeline {
  const times = readTimes(claims)
  const { nbf, iat, exp } = times
  const seconds = now.getTime() / 1000
  const moments = [seconds, nbf, iat, exp].filter((moment) => moment !== undefined)
  return {
    now: seconds,
    skewSeconds,
    ...times,
    ...(nbf === undefined ? {} : { acceptedFrom: nbf - skewSeconds }),
    ...(exp === undefined
      ? {}
      : {
          acceptedUntil: exp + skewSeconds,
          lifetimeSeconds: exp - (iat ?? 0),
          remainingSeconds: exp - seconds,
        }),
    lifetimeCap: (iat ?? 0) + MAX_LIFETIME_SECONDS,
    phase: phaseOf(seconds, nbf, exp),
    start: Math.min(...moments) - skewSeconds,
    end: Math.max(...moments) + skewSeconds,
  }
}
