import { fail, ok, type Problem, type Result } from '../federation/result'
import type { FetchLike } from './transport'

export interface OwnServerOptions {
  /** A token of this app; needed with a tenant configured. */
  readonly apiToken?: string
  readonly signal?: AbortSignal
  /** What sends; `fetch` unless a test brings its own. */
  readonly send?: FetchLike
}

/** A question to a route of our own server, and the words for what can go wrong on the way. */
export interface OwnServerCall<T> {
  readonly path: string
  readonly body: object
  /** Our own server's answer: a light shape test keeps the schema library out of the page. */
  readonly isAnswer: (body: unknown) => body is T
  readonly unreachable: Words
  readonly failed: Words
}

type Words = Pick<Problem, 'code' | 'title'>

/** Posts JSON to a route of this page's own server. Expected failures come back as problems. */
export async function askOwnServer<T>(
  { path, body, isAnswer, unreachable, failed }: OwnServerCall<T>,
  { apiToken, signal, send = (input, init) => fetch(input, init) }: OwnServerOptions,
): Promise<Result<T>> {
  let response: Response
  try {
    response = await send(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(apiToken === undefined ? {} : { Authorization: `Bearer ${apiToken}` }),
      },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    })
  } catch {
    return fail(unreachableProblem(unreachable))
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && isAnswer(answer)) return ok(answer)
  return { ok: false, problem: refusalOf(response, answer, failed) }
}

/** The problem that nobody answered. */
export function unreachableProblem(words: Words): Problem {
  return {
    ...words,
    detail: 'The server of this page did not answer.',
    hint: 'Check that Fedcred is still running, then try again.',
    retryable: true,
  }
}

/** The problem that our server names in the body, or one made of its status; with the time to wait. */
export function refusalOf(response: Response, body: unknown, failed: Words): Problem {
  const problem = problemOf(body, response.status, failed)
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return wait > 0 ? { ...problem, retryAfter: wait } : problem
}

/** An object that has all the members. */
export function hasMembers(value: unknown, ...names: readonly string[]): value is object {
  return typeof value === 'object' && value !== null && names.every((name) => name in value)
}

function problemOf(body: unknown, status: number, { code, title }: Words): Problem {
  const given = hasMembers(body, 'problem') && 'problem' in body ? body.problem : undefined
  if (hasMembers(given, 'title', 'detail')) {
    const retryable = status >= 500 || status === 429
    return { code, retryable, status, ...given } as Problem
  }
  return {
    code,
    title,
    detail: `The server answered with status ${status}.`,
    hint: status === 429 ? 'Wait a minute, then try again.' : 'Try again.',
    status,
    retryable: true,
  }
}
