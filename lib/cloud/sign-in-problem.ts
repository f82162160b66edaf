import type { Problem } from '../federation/result'
import { SIGN_IN_ROWS } from './sign-in-table'

const BY_KEY = new Map(
  SIGN_IN_ROWS.flatMap((row) => row.keys.map((key) => [String(key), row] as const)),
)
const ENDS_SESSION = new Set(SIGN_IN_ROWS.filter((row) => row.endsSession).map((row) => row.code))

/** The page's clock makes every fresh token look expired. */
export const CLOCK_PROBLEM: Problem = {
  code: 'clock-wrong',
  title: 'The clock of this computer is wrong',
  detail: 'A token that was just issued already counts as expired here.',
  hint: 'Set the date, time and time zone of this computer automatically, then sign in again.',
  retryable: false,
}

/** The state before anybody has signed in, as the answer to a request for a token. */
export const SIGNED_OUT_PROBLEM: Problem = {
  code: 'signed-out',
  title: 'You are signed out',
  detail: 'Reading the tenant needs a signed-in account.',
  hint: 'Sign in.',
  retryable: false,
}

/**
 * Maps whatever sign-in threw to a `Problem`. An AADSTS number in the server's text decides first,
 * then the suberror, then MSAL's own code. Never copies the server's text: it may quote a request.
 */
export function signInProblem(error: unknown): Problem {
  const seen = readError(error)
  const row = seen.keys.map((key) => BY_KEY.get(key)).find((found) => found !== undefined)
  const evidence = [
    ...(seen.aadsts === undefined ? [] : [{ field: 'AADSTS', actual: seen.aadsts }]),
    ...(seen.errorCode === '' ? [] : [{ field: 'error', actual: seen.errorCode }]),
  ]
  return {
    code: row?.code ?? 'sign-in-failed',
    title: row?.title ?? 'Sign-in failed',
    detail: row?.detail ?? 'The sign-in service refused for a reason that Fedcred does not know.',
    hint:
      row?.hint ?? 'Try again. If it fails again, look the error code up or ask an administrator.',
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(seen.correlationId === '' ? {} : { requestId: seen.correlationId }),
    retryable: row?.retryable ?? false,
  }
}

/** True when only an interactive sign-in can help, so the session counts as expired. */
export function endsSession(problem: Problem): boolean {
  return ENDS_SESSION.has(problem.code)
}

/** True when asking the person (consent, second factor) can turn this failure into a token. */
export function needsInteraction(problem: Problem): boolean {
  return problem.code === 'consent-required' || endsSession(problem)
}

function readError(error: unknown) {
  const fields = typeof error === 'object' && error !== null ? error : {}
  const text = (name: string) => {
    const value: unknown = Reflect.get(fields, name)
    return typeof value === 'string' ? value : ''
  }
  const number = /AADSTS(\d{4,8})/.exec(`${text('errorMessage')} ${text('message')}`)?.[1]
  const aadsts = number ?? (/^\d{4,8}$/.test(text('errorNo')) ? text('errorNo') : undefined)
  const errorCode = text('errorCode')
  return {
    aadsts,
    errorCode,
    correlationId: text('correlationId'),
    keys: [aadsts ?? '', text('subError'), errorCode].filter((key) => key !== ''),
  }
}
