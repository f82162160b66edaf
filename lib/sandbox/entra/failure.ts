import { entraErrorBody } from '@/lib/federation/aadsts/answer'
import type { EntraAnswer } from '@/lib/federation/verdict/model'
import type { SandboxContext } from '../context'
import { json } from '../http'
import { guidFromBytes, isGuid } from '../ids'

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

interface Trace {
  readonly timestamp: Date
  readonly traceId: string
  readonly correlationId: string
}

function newTrace(context: SandboxContext, correlation: string | null): Trace {
  return {
    timestamp: context.now(),
    // The last byte of a trace id is almost always 00 in real bodies.
    traceId: `${guidFromBytes(context.randomBytes(16)).slice(0, -2)}00`,
    correlationId: correlation ?? guidFromBytes(context.randomBytes(16)),
  }
}

/** The full error text of an answer: message, trace id, correlation id and time. */
export function describeFailure(
  context: SandboxContext,
  answer: EntraAnswer,
  correlation: string | null,
): string {
  return entraErrorBody(answer, newTrace(context, correlation)).error_description
}

/** A refusal of the token endpoint with the fields and order of real bodies. */
export function entraFailure(
  context: SandboxContext,
  answer: EntraAnswer,
  correlation: string | null,
  extra: FailureExtra = {},
): Response {
  const trace = newTrace(context, correlation)
  return json(answer.status, entraErrorBody(answer, { ...trace, ...extra }), {
    'cache-control': 'no-store, no-cache',
    pragma: 'no-cache',
    'x-ms-request-id': trace.traceId,
    'client-request-id': trace.correlationId,
  })
}
