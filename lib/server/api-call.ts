import type { z } from 'zod'
import type { Problem } from '@/lib/federation/result'
import type { ApiTokenAnswer } from './api-token'
import type { ServerEnv } from './env'
import type { Log } from './log'

/** What every route of our own has in common: who asks, what the body says, how it answers. */

export interface CallParts {
  readonly env: ServerEnv
  readonly verify: (authorization: string | null) => Promise<ApiTokenAnswer>
  /** Who asks, in sandbox mode, where nobody signs in. */
  readonly sandboxCaller: (request: Request) => string
  readonly log: Log
}

export interface Caller {
  readonly tenantId: string
  readonly objectId: string
}

/** A refusal of ours: an HTTP status and what went wrong. */
export interface Refusal {
  readonly status: number
  readonly problem: Problem
}

export type Body<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal)

/** The caller; undefined, with the reason in the log, when a tenant is configured and the token is not ours. */
export async function callerOf(
  request: Request,
  { env, verify, sandboxCaller, log }: CallParts,
): Promise<Caller | undefined> {
  if (env.mode === 'sandbox') return { tenantId: 'sandbox', objectId: sandboxCaller(request) }
  const token = await verify(request.headers.get('authorization'))
  if (token.ok) return token.caller
  log({ event: 'token-refused', reason: token.reason })
  return undefined
}

/**
 * Reads a JSON body of a known shape: 415 for another content type, 413 over `bytesMax`, 400 for
 * anything else. `shape` says in words what is expected. What was sent is never in the answer.
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  { bytesMax, shape }: { readonly bytesMax: number; readonly shape: string },
): Promise<Body<T>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(?:;|$)/i.test(type)) return refused(415, NOT_JSON)
  const text = await readText(request, bytesMax)
  if (text === undefined) return refused(413, { ...TOO_LARGE, detail: shape })
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    if (parsed.success) return { ok: true, value: parsed.data }
  } catch {
    // Not JSON: the same answer as for another shape.
  }
  return refused(400, { ...WRONG_SHAPE, detail: shape })
}

/** The body as text; undefined when it is over the limit. */
export async function readText(request: Request, bytesMax: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > bytesMax) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A JSON answer that nobody stores. */
export function answer(status: number, value: object): Response {
  return Response.json(value, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  })
}

/** An answer that says what went wrong. */
export function problem(status: number, value: Problem): Response {
  return answer(status, { problem: value })
}

/** 429 with the seconds to wait. */
export function tooMany(seconds: number, why: Problem): Response {
  const response = problem(429, why)
  response.headers.set('Retry-After', String(Math.max(1, seconds)))
  return response
}

function refused(status: number, value: Problem): { readonly ok: false } & Refusal {
  return { ok: false, status, problem: value }
}

export const NOT_SIGNED_IN: Problem = {
  code: 'not-signed-in',
  title: 'Sign in first.',
  detail: 'This server works only for people who are signed in to it.',
  hint: 'Sign in again and repeat.',
  retryable: false,
}

export const NOT_STARTED: Problem = {
  code: 'sandbox-not-started',
  title: 'The sandbox has not started.',
  detail: 'Its internet is part of this server and is not there yet.',
  hint: 'Try again in a moment; if it stays, look at the start of the server’s log.',
  retryable: true,
}

const NOT_JSON: Problem = {
  code: 'not-json',
  title: 'The request is not JSON.',
  detail: 'Content-Type must be application/json.',
  retryable: false,
}

const TOO_LARGE = {
  code: 'too-large',
  title: 'The request is too large.',
  retryable: false,
} as const

const WRONG_SHAPE = {
  code: 'wrong-shape',
  title: 'The request has another shape than expected.',
  retryable: false,
} as const
