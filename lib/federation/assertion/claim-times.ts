import type { Check } from '../verdict/model'
import { formatEpoch } from './epoch'
import { failed, notChecked, passed, shown, warned } from './make-check'
import type { JsonObject } from './model'

/** Longest `exp` − `iat` in seconds: 25 h; AADSTS70023 prints it as 1.01:00:00. */
export const MAX_LIFETIME_SECONDS = 90_000

/** Clock tolerance in seconds. Inferred from logs, not documented: no refusal within 300 s of `exp` was seen. */
export const DEFAULT_SKEW_SECONDS = 300

/** As seconds this is the year 33658; as milliseconds September 2001. No token means the former. */
const MILLISECONDS_FROM = 1e12

export const TIME_CLAIMS = ['exp', 'nbf', 'iat'] as const
type TimeClaim = (typeof TIME_CLAIMS)[number]

/** The times of a token in seconds since 1970; absent where missing or not a finite number. */
export type Times = Readonly<Partial<Record<TimeClaim, number>>>

/** Takes the usable times out of claims. */
export function readTimes(claims: JsonObject): Times {
  const times: Partial<Record<TimeClaim, number>> = {}
  for (const name of TIME_CLAIMS) {
    const value = claims[name]
    if (typeof value === 'number' && Number.isFinite(value)) times[name] = value
  }
  return times
}

const LIFETIME_TITLE = 'Lifetime is at most 25 hours'
const VALIDITY_TITLE = 'The token is valid now'
const WRONG_UNITS = 'The times are not in seconds.'

function unitsCheck(times: Times): Check | undefined {
  const wrong = TIME_CLAIMS.filter((name) => (times[name] ?? 0) >= MILLISECONDS_FROM)
  const [first] = wrong
  if (first === undefined) return undefined
  const tooLong = (times.exp ?? 0) - (times.iat ?? 0) > MAX_LIFETIME_SECONDS
  // Entra reads the number as seconds, so its answer depends on which claim is wrong.
  const code = tooLong ? 70023 : wrong.includes('nbf') ? 700024 : undefined
  return failed('claim-units', 'Times are in seconds', {
    field: first,
    actual: String(times[first]),
    class: 'claim-units',
    ...(code === undefined ? {} : { code }),
    reason: `${wrong.join(', ')} ${wrong.length > 1 ? 'look' : 'looks'} like milliseconds; a JWT counts seconds.`,
  })
}

function lifetimeCheck(claims: JsonObject, { exp, iat }: Times): Check {
  if (exp === undefined) {
    return notChecked('lifetime', LIFETIME_TITLE, 'There is no usable exp.', { field: 'exp' })
  }
  if (iat === undefined && claims.iat !== undefined) {
    return notChecked('lifetime', LIFETIME_TITLE, 'iat is not a number.', { field: 'iat' })
  }
  const lifetime = exp - (iat ?? 0)
  const facts = {
    field: 'exp',
    expected: `at most ${MAX_LIFETIME_SECONDS} s`,
    actual: `${lifetime} s`,
  }
  if (iat === undefined) {
    // Entra counts a missing iat as 0, so any current exp is too far away (azure-docs#86915).
    return failed('lifetime', LIFETIME_TITLE, {
      ...facts,
      field: 'iat',
      code: 70023,
      class: 'claim-missing',
      reason:
        'iat is missing; Entra counts it as 0 and finds the lifetime too long. Let the issuer add iat.',
    })
  }
  if (lifetime > MAX_LIFETIME_SECONDS) {
    return failed('lifetime', LIFETIME_TITLE, {
      ...facts,
      code: 70023,
      class: 'lifetime',
      reason: 'Entra refuses tokens that live longer than 25 hours. Ask for a shorter one.',
    })
  }
  return passed('lifetime', LIFETIME_TITLE, facts)
}

function validityCheck(claims: JsonObject, times: Times, now: number, skew: number): Check {
  const { exp, nbf } = times
  if (exp === undefined) {
    if (claims.exp !== undefined) {
      return notChecked('validity', VALIDITY_TITLE, 'exp is not a finite number.', { field: 'exp' })
    }
    return failed('validity', VALIDITY_TITLE, {
      field: 'exp',
      code: 700024,
      class: 'claim-missing',
      reason: 'exp is missing; Entra counts it as 1970.',
    })
  }
  const current = `now ${formatEpoch(now)}`
  const expiry = { field: 'exp', expected: current, actual: formatEpoch(exp), code: 700024 }
  if (now > exp + skew) {
    return failed('validity', VALIDITY_TITLE, {
      ...expiry,
      class: 'expired',
      reason: `The token expired ${Math.round(now - exp)} s ago. Get a new one right before use.`,
    })
  }
  const start = { field: 'nbf', expected: current, actual: formatEpoch(nbf ?? 0), code: 700024 }
  if (nbf !== undefined && nbf > now + skew) {
    return failed('validity', VALIDITY_TITLE, {
      ...start,
      class: 'not-yet-valid',
      reason: `The token becomes valid in ${Math.round(nbf - now)} s. Compare the issuer's clock.`,
    })
  }
  const late = now >= exp
  if (late || (nbf !== undefined && nbf > now)) {
    return warned('validity', VALIDITY_TITLE, {
      ...(late ? expiry : start),
      class: 'skew',
      reason: `The token is ${late ? 'expired' : 'early'} by less than the tolerated ${skew} s. That Entra tolerates it is likely, not documented.`,
    })
  }
  return passed('validity', VALIDITY_TITLE, {
    field: 'exp',
    expected: current,
    actual: formatEpoch(exp),
  })
}

function orderCheck({ exp, iat, nbf }: Times, validityFails: boolean): Check | undefined {
  const before = [
    ['iat', iat],
    ['nbf', nbf],
  ] as const
  const wrong = before.find(([, time]) => exp !== undefined && time !== undefined && exp < time)
  if (wrong === undefined) return undefined
  const [name, time] = wrong
  // One defect, one refusal: when the time window refuses already, the order is a remark.
  const outcome = validityFails ? warned : failed
  return outcome('claim-order', 'The token ends after it begins', {
    field: 'exp',
    expected: `after ${name} ${time}`,
    actual: shown(exp),
    class: 'claim-order',
    reason: `exp lies before ${name}: the token was never valid.`,
  })
}

/**
 * Judges the times of a token at `now` (seconds since 1970) with a tolerance of `skew` seconds:
 * checks `lifetime` and `validity`, always in that order, then `claim-units`, `claim-order` and
 * `iat-future` where they have something to say.
 */
export function judgeTimes(claims: JsonObject, now: number, skew: number): readonly Check[] {
  const times = readTimes(claims)
  const units = unitsCheck(times)
  if (units !== undefined) {
    return [
      notChecked('lifetime', LIFETIME_TITLE, WRONG_UNITS, { field: 'exp' }),
      notChecked('validity', VALIDITY_TITLE, WRONG_UNITS, { field: 'exp' }),
      units,
    ]
  }
  const validity = validityCheck(claims, times, now, skew)
  const checks = [
    lifetimeCheck(claims, times),
    validity,
    orderCheck(times, validity.outcome === 'fail'),
  ].filter((check) => check !== undefined)
  if (times.iat !== undefined && times.iat > now + skew) {
    checks.push(
      warned('iat-future', 'The token was issued in the past', {
        field: 'iat',
        actual: formatEpoch(times.iat),
        class: 'iat-future',
        reason: "iat lies in the future. Compare the issuer's clock.",
      }),
    )
  }
  return checks
}
