import type { ProbeReport } from '../federation/issuer/model'
import { ok, type Problem, type Result } from '../federation/result'
import type { FetchLike } from './transport'

/**
 * Asks the app's own server to fetch and judge an issuer's documents. Sends the issuer's address and
 * nothing else; with a tenant configured also a token of this app.
 */
export async function requestProbe(
  issuer: string,
  options: {
    readonly apiToken?: string
    readonly signal?: AbortSignal
    readonly send?: FetchLike
  } = {},
): Promise<Result<ProbeReport>> {
  const { apiToken, signal, send = (input, init) => fetch(input, init) } = options
  let response: Response
  try {
    response = await send('/api/probe', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(apiToken === undefined ? {} : { Authorization: `Bearer ${apiToken}` }),
      },
      body: JSON.stringify({ issuer }),
      ...(signal ? { signal } : {}),
    })
  } catch {
    return { ok: false, problem: UNREACHABLE }
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && isReport(body)) return ok(body)
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const problem = problemOf(body, response.status)
  return { ok: false, problem: wait > 0 ? { ...problem, retryAfter: wait } : problem }
}

export const UNREACHABLE: Problem = {
  code: 'probe-unreachable',
  title: 'The probe could not be asked.',
  detail: 'The server of this page did not answer.',
  hint: 'Check that Fedcred is still running, then try again.',
  retryable: true,
}

/** Our own server's answer: a light shape test is enough, and keeps the schema library out of the page. */
export function isReport(body: unknown): body is ProbeReport {
  return (
    typeof body === 'object' &&
    body !== null &&
    'state' in body &&
    'steps' in body &&
    'keys' in body
  )
}

/** The problem that our server names, or one made of its status. */
export function problemOf(body: unknown, status: number): Problem {
  const given =
    typeof body === 'object' && body !== null && 'problem' in body ? body.problem : undefined
  if (typeof given === 'object' && given !== null && 'title' in given && 'detail' in given) {
    const retryable = status >= 500 || status === 429
    return { code: 'probe-failed', retryable, status, ...given } as Problem
  }
  return {
    code: 'probe-failed',
    title: 'The probe did not finish.',
    detail: `The server answered with status ${status}.`,
    hint: status === 429 ? 'Wait a minute, then try again.' : 'Try again.',
    status,
    retryable: true,
  }
}
