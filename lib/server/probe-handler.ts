import { z } from 'zod'
import type { Problem } from '@/lib/federation/result'
import type { ProbeInternet } from '@/lib/probe/internet'
import { probeIssuer, reportForCaller } from '@/lib/probe/probe'
import {
  answer,
  type Caller,
  type CallParts,
  callerOf,
  NOT_SIGNED_IN,
  NOT_STARTED,
  problem,
  readJson,
  tooMany,
} from './api-call'
import type { ProbeLimits } from './rate-limit'

export interface ProbeHandlerParts extends CallParts {
  /** The internet to ask; undefined while the sandbox has not started. One for each request. */
  readonly internet: () => ProbeInternet | undefined
  /** Entra tenants that count as the caller's: storage accounts of others are a finding. */
  readonly ownTenants?: (caller: Caller) => readonly string[]
  readonly limits: ProbeLimits
  readonly now: () => Date
}

const BODY_BYTES_MAX = 8 * 1024
const SHAPE = 'One JSON object with the member issuer, a text of 1 to 600 characters.'
const Body = z.strictObject({ issuer: z.string().min(1).max(600) })

/**
 * `POST {issuer}`: probes one issuer and answers with the report, cut to parsed fields. Every refusal
 * of the policy is one class, `refused`. With a tenant configured it takes only a token of this app.
 */
export async function handleProbe(request: Request, parts: ProbeHandlerParts): Promise<Response> {
  const { limits, log, now } = parts
  const started = now().getTime()
  const caller = await callerOf(request, parts)
  if (!caller) return problem(401, NOT_SIGNED_IN)
  const body = await readJson(request, Body, { bytesMax: BODY_BYTES_MAX, shape: SHAPE })
  if (!body.ok) return problem(body.status, body.problem)
  const { issuer } = body.value
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
  if (!visited.ok) return tooMany(visited.retryAfterSeconds, TOO_MANY)
  const slot = host === undefined ? undefined : await limits.slot(host)
  if (slot && !slot.ok) return tooMany(slot.retryAfterSeconds, TOO_MANY)
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

export const TOO_MANY: Problem = {
  code: 'too-many-probes',
  title: 'Too many probes just now.',
  detail: 'The limit for this user, this tenant or this issuer is reached.',
  hint: 'Wait as long as Retry-After says.',
  retryable: true,
}
