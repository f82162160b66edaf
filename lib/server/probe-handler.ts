import { z } from 'zod'
import type { Problem } from '@/lib/federation/result'
import type { ProbeInternet } from '@/lib/probe/internet'
import { probeIssuer, reportForCaller } from '@/lib/probe/probe'
import type { ApiTokenAnswer } from './api-token'
import type { ServerEnv } from './env'
import type { Log } from './log'
import type { ProbeLimits } from './rate-limit'

export interface ProbeHandlerParts {
  readonly env: ServerEnv
  /** The internet to ask; undefined while the sandbox has not started. One for each request. */
  readonly internet: () => ProbeInternet | undefined
  readonly verify: (authorization: string | null) => Promise<ApiTokenAnswer>
  /** Who asks, in sandbox mode, where nobody signs in. */
  readonly sandboxCaller: (request: Request) => string
  /** Entra tenants that count as the caller's: storage accounts of others are a finding. */
  readonly ownTenants?: (caller: Caller) => readonly string[]
  readonly limits: ProbeLimits
  readonly log: Log
  readonly now: () => Date
}

const BODY_BYTES_MAX = 8 * 1024
const Body = z.strictObject({ issuer: z.string().min(1).max(600) })

export interface Caller {
  readonly tenantId: string
  readonly objectId: string
}

/**
 * `POST {issuer}`: probes one issuer and answers with the report, cut to parsed fields. Every refusal
 * of the policy is one class, `refused`. With a tenant configured it takes only a token of this app.
 */
export async function handleProbe(request: Request, parts: ProbeHandlerParts): Promise<Response> {
  const { limits, log, now } = parts
  const started = now().getTime()
  const caller = await callerOf(request, parts)
  if (!caller) return problem(401, NOT_SIGNED_IN)
  const issuer = await readIssuer(request)
  if (typeof issuer !== 'string') return problem(issuer.status, issuer.problem)
  const internet = parts.internet()
  if (!internet) return problem(503, NOT_STARTED)
  const verdict = internet.judge(issuer)
  const host = verdict.allowed ? verdict.url.hostname : undefined
  const visit = {
    caller: `${caller.tenantId} ${caller.objectId}`,
    tenant: caller.tenantId,
    ...(host !== undefined && { host }),
  }
  const visited = limits.visit(visit, started)
  if (!visited.ok) return tooMany(visited.retryAfterSeconds)
  const slot = host === undefined ? undefined : await limits.slot(host)
  if (slot && !slot.ok) return tooMany(slot.retryAfterSeconds)
  try {
    const report = await probeIssuer(issuer, internet, {
      now,
      signal: request.signal,
      tenants: parts.ownTenants?.(caller) ?? [],
    })
    log({
      event: 'probe',
      outcome: report.state,
      ...(host !== undefined && { host }),
      ...(verdict.allowed ? {} : { reason: verdict.reason }),
      tenantId: caller.tenantId,
      objectId: caller.objectId,
      ids: report.findings.map(({ id }) => id),
      ms: now().getTime() - started,
    })
    return answer(200, reportForCaller(report))
  } finally {
    slot?.value()
  }
}

export async function callerOf(
  request: Request,
  { env, verify, sandboxCaller, log }: ProbeHandlerParts,
): Promise<Caller | undefined> {
  if (env.mode === 'sandbox') return { tenantId: 'sandbox', objectId: sandboxCaller(request) }
  const token = await verify(request.headers.get('authorization'))
  if (token.ok) return token.caller
  log({ event: 'token-refused', reason: token.reason })
  return undefined
}

interface Refusal {
  readonly status: number
  readonly problem: Problem
}

async function readIssuer(request: Request): Promise<string | Refusal> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(?:;|$)/i.test(type)) return { status: 415, problem: NOT_JSON }
  const text = await readText(request)
  if (text === undefined) return { status: 413, problem: TOO_LARGE }
  try {
    const parsed = Body.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data.issuer
  } catch {
    // Not JSON: the same answer as for another shape.
  }
  return { status: 400, problem: WRONG_SHAPE }
}

export async function readText(
  request: Request,
  bytesMax = BODY_BYTES_MAX,
): Promise<string | undefined> {
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

/** 429 with the seconds to wait. */
export function tooMany(seconds: number, why: Problem = TOO_MANY): Response {
  const response = problem(429, why)
  response.headers.set('Retry-After', String(Math.max(1, seconds)))
  return response
}

export function problem(status: number, value: Problem): Response {
  return answer(status, { problem: value })
}

function answer(status: number, value: object): Response {
  return Response.json(value, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  })
}

export const NOT_SIGNED_IN: Problem = {
  code: 'not-signed-in',
  title: 'Sign in first.',
  detail: 'This server probes issuers only for people who are signed in to it.',
  hint: 'Sign in again and repeat.',
  retryable: false,
}

export const NOT_JSON: Problem = {
  code: 'not-json',
  title: 'The request is not JSON.',
  detail: 'Content-Type must be application/json.',
  retryable: false,
}

const TOO_LARGE: Problem = {
  code: 'too-large',
  title: 'The request is too large.',
  detail: 'An issuer has 600 characters at most.',
  retryable: false,
}

const WRONG_SHAPE: Problem = {
  code: 'wrong-shape',
  title: 'The request has another shape than expected.',
  detail: 'One JSON object with the member issuer, a text of 1 to 600 characters.',
  retryable: false,
}

const TOO_MANY: Problem = {
  code: 'too-many-probes',
  title: 'Too many probes just now.',
  detail: 'The limit for this user, this tenant or this issuer is reached.',
  hint: 'Wait as long as Retry-After says.',
  retryable: true,
}

export const NOT_STARTED: Problem = {
  code: 'sandbox-not-started',
  title: 'The sandbox has not started.',
  detail: 'Its internet is part of this server and is not there yet.',
  hint: 'Try again in a moment; if it stays, look at the start of the server’s log.',
  retryable: true,
}
