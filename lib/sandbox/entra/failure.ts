import type { EntraAnswer } from '@/lib/federation/verdict/model'
import type { SandboxContext } from '../context'
import { guidFromBytes, isGuid } from '../ids'
import { json } from '../http'

/** Codes whose sampled bodies carry no `error_uri`. Source: bodies in azwi#605, #642, #1130 and others. */
const WITHOUT_ERROR_URI = new Set([501661, 50166, 90061, 900612, 5002727])

/** Fields that only some failures carry, after `error_uri`. */
export interface FailureExtra {
  readonly suberror?: string
  readonly claims?: string
}

/** `yyyy-MM-dd HH:mm:ssZ`, as Entra writes times. */
export function entraTime(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace('T', ' ')}Z`
}

/** What the caller sent as `client-request-id`, in the query, the header or the form. */
export function correlationOf(request: Request, form?: URLSearchParams): string | null {
  const sent =
    new URL(request.url).searchParams.get('client-request-id') ??
    request.headers.get('client-request-id') ??
    form?.get('client-request-id') ??
    null
  return sent !== null && isGuid(sent) ? sent : null
}

/** The full error text of an answer: message, trace id, correlation id and time. */
export function describeFailure(
  context: SandboxContext,
  answer: EntraAnswer,
  correlation: string | null,
): { readonly description: string; readonly traceId: string; readonly correlationId: string } {
  // The last byte of a trace id is almost always 00 in real bodies.
  const traceId = `${guidFromBytes(context.randomBytes(16)).slice(0, -2)}00`
  const correlationId = correlation ?? guidFromBytes(context.randomBytes(16))
  const time = entraTime(context.now())
  const description = `${answer.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${time}`
  return { description, traceId, correlationId }
}

/**
 * A refusal of the token endpoint with the fields and order of real bodies: error,
 * error_description, error_codes, timestamp, trace_id, correlation_id, error_uri?, suberror?, claims?.
 */
export function entraFailure(
  context: SandboxContext,
  answer: EntraAnswer,
  correlation: string | null,
  extra: FailureExtra = {},
): Response {
  const { description, traceId, correlationId } = describeFailure(context, answer, correlation)
  const body = {
    error: answer.error,
    error_description: description,
    error_codes: [answer.code],
    timestamp: entraTime(context.now()),
    trace_id: traceId,
    correlation_id: correlationId,
    ...(WITHOUT_ERROR_URI.has(answer.code)
      ? {}
      : { error_uri: `https://login.microsoftonline.com/error?code=${answer.code}` }),
    ...extra,
  }
  return json(answer.status, body, {
    'cache-control': 'no-store, no-cache',
    pragma: 'no-cache',
    'x-ms-request-id': traceId,
    'client-request-id': correlationId,
  })
}
