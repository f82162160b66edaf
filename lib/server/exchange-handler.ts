import { z } from 'zod'
import { redactSecrets } from '@/lib/federation/assertion/redact'
import type { Problem } from '@/lib/federation/result'
import type { MessageAnswer } from '@/lib/probe/messenger'
import { CLOUD_HOSTS } from '@/lib/transport/config'
import type { ExchangeAnswer } from '@/lib/transport/exchange-client'
import { isExchangeScope } from '@/lib/transport/exchange-scope'
import {
  answer,
  callerOf,
  NOT_SIGNED_IN,
  NOT_STARTED,
  problem,
  readJson,
  tooMany,
} from './api-call'
import { TOO_MANY_REQUESTS } from './api-limits'
import type { RelayParts } from './route-parts'
import { sandboxTenant } from './sandbox-cookie'

const BODY_BYTES_MAX = 24 * 1024
const ASSERTION_LENGTH_MAX = 16 * 1024
const ANSWER_BYTES_MAX = 64 * 1024
/** The whole exchange. */
const LIMIT_MS = 15_000
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** The one value of `client_assertion_type` (RFC 7523 2.2). */
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const Body = z.strictObject({
  clientId: z.string().regex(GUID),
  scope: z.string().min(1).max(300),
  assertion: z
    .string()
    .max(ASSERTION_LENGTH_MAX)
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
})
const SHAPE =
  'One JSON object with clientId (a GUID), scope (up to 300 characters) and assertion (a JWT of three base64url parts, up to 16 KiB).'

const HEADERS: Readonly<Record<string, string>> = {
  Accept: 'application/json',
  'Content-Type': 'application/x-www-form-urlencoded',
  'User-Agent': 'fedcred-exchange/0.1',
}

/**
 * `POST {clientId, scope, assertion}`: exchanges one assertion at the token endpoint of the configured
 * tenant, in the sandbox of the browser's own, and answers with `ExchangeAnswer`. Host and tenant come
 * from the configuration, never from the request. The assertion is held for this request only.
 */
export async function handleExchange(request: Request, parts: RelayParts): Promise<Response> {
  const { env, limits, log, now } = parts
  const started = now().getTime()
  const caller = await callerOf(request, parts)
  if (!caller) return problem(401, NOT_SIGNED_IN)
  const admitted = limits.admit(`${caller.tenantId} ${caller.objectId}`, started)
  if (!admitted.ok) return tooMany(admitted.retryAfterSeconds, TOO_MANY_REQUESTS)
  const body = await readJson(request, Body, { bytesMax: BODY_BYTES_MAX, shape: SHAPE })
  if (!body.ok) return problem(body.status, body.problem)
  const { clientId, scope, assertion } = body.value
  const cloud = env.mode === 'live' ? env.cloud : 'public'
  if (!isExchangeScope(scope, cloud)) return problem(400, OTHER_SCOPE)
  const tenant = env.mode === 'live' ? env.tenantId : sandboxTenant(caller.objectId)
  if (tenant === undefined) return problem(400, NO_SANDBOX_TENANT)
  const send = parts.messenger()
  if (!send) return problem(503, NOT_STARTED)
  await parts.ensureTenant(tenant)
  const url = new URL(`${CLOUD_HOSTS[cloud].login}/${tenant}/oauth2/v2.0/token`)
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    scope,
    client_assertion_type: JWT_BEARER,
    client_assertion: assertion,
  })
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LIMIT_MS)])
  const sent = await send({
    url,
    method: 'POST',
    headers: HEADERS,
    body: form.toString(),
    maxBytes: ANSWER_BYTES_MAX,
    signal,
  })
  const exchanged = readAnswer(sent)
  log({
    event: 'exchange',
    outcome: exchanged?.kind ?? 'failed',
    host: url.hostname,
    tenantId: caller.tenantId,
    objectId: caller.objectId,
    ...(sent.ok ? { status: sent.status } : { reason: sent.kind }),
    ids: exchanged?.kind === 'refused' ? exchanged.codes.map(String) : [],
    ms: now().getTime() - started,
  })
  if (exchanged) return answer(200, exchanged)
  return problem(502, sent.ok ? { ...NOT_UNDERSTOOD, status: sent.status } : unreachable(sent.kind))
}

const Token = z.object({
  access_token: z.string().min(1),
  token_type: z.string().max(40),
  expires_in: z.coerce.number(),
})

const id = z.string().regex(GUID).optional().catch(undefined)
const Refused = z.object({
  error: z.string().min(1).max(200),
  error_description: z.string().catch(''),
  error_codes: z.array(z.number().int()).max(20).catch([]),
  trace_id: id,
  correlation_id: id,
  timestamp: z
    .string()
    .regex(/^[\d :TZ.-]{10,40}$/)
    .optional()
    .catch(undefined),
})

const DESCRIPTION_LENGTH_MAX = 4_000

/** Named fields of Entra's answer; undefined when it is none. */
function readAnswer(sent: MessageAnswer): ExchangeAnswer | undefined {
  if (!sent.ok) return undefined
  const body = parsed(sent.body)
  const token = sent.status === 200 ? Token.safeParse(body) : undefined
  if (token?.success) {
    const { access_token, token_type, expires_in } = token.data
    return {
      kind: 'token',
      accessToken: access_token,
      tokenType: token_type,
      expiresIn: expires_in,
    }
  }
  const refused = sent.status >= 400 ? Refused.safeParse(body) : undefined
  if (!refused?.success) return undefined
  const { error, error_description, error_codes, trace_id, correlation_id, timestamp } =
    refused.data
  return {
    kind: 'refused',
    status: sent.status,
    error,
    // Entra repeats issuer and subject, never the assertion; the net is for what we do not know.
    description: redactSecrets(error_description.slice(0, DESCRIPTION_LENGTH_MAX)),
    codes: error_codes,
    ...(trace_id !== undefined && { traceId: trace_id }),
    ...(correlation_id !== undefined && { correlationId: correlation_id }),
    ...(timestamp !== undefined && { timestamp }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unreachable(kind: string): Problem {
  return {
    code: 'login-unreachable',
    title: 'Entra could not be reached.',
    detail: `This server got no answer from the token endpoint (${kind}).`,
    hint: 'Try again. If it stays, whoever runs this server should look at its way to the internet.',
    retryable: true,
  }
}

const NOT_UNDERSTOOD: Problem = {
  code: 'exchange-not-understood',
  title: 'The answer was not understood.',
  detail: 'The token endpoint answered with something else than a token or a refusal.',
  hint: 'Try again.',
  retryable: true,
}

const OTHER_SCOPE: Problem = {
  code: 'scope-not-relayed',
  title: 'This scope is not asked for here.',
  detail:
    'The scope must be /.default of Microsoft Graph, Azure Resource Manager or another known API of Microsoft, or of an API whose address begins with api://.',
  hint: 'For a first try use https://graph.microsoft.com/.default (or the Graph address of your cloud).',
  retryable: false,
}

const NO_SANDBOX_TENANT: Problem = {
  code: 'no-sandbox-tenant',
  title: 'This browser has no sandbox tenant.',
  detail: 'The cookie that names it did not come with the request.',
  hint: 'Reload the page, with cookies permitted for it.',
  retryable: false,
}
