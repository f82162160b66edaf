import type { EntraAnswer } from '../verdict/model'
import { ANSWER_TEXTS, type AnswerText, type EvidenceMark } from './answer-texts'

/** Values that fill a message template. */
export type AnswerValues = Readonly<Record<string, string | number | undefined>>

/** An answer with what is known about it; `message` carries no trace id, correlation id and time. */
export interface DocumentedAnswer extends EntraAnswer {
  /** False when the text, or the rest of it, was never seen: `message` then is the known part only. */
  readonly textKnown: boolean
  /** True when the OAuth error is inferred from kindred codes. */
  readonly errorInferred: boolean
  /** Whether real bodies with this code carry `error_uri`. */
  readonly errorUri: boolean
  readonly mark: EvidenceMark
  readonly source: string
}

const UNSEEN: AnswerText = {
  error: 'invalid_request',
  errorInferred: true,
  mark: 'U',
  source: 'no text of this code was found',
}

/** Stands where no public text was found, in the shape of a message and without inventing one. */
const UNSEEN_TEXT = '(the text of this answer is not documented)'

/**
 * What the token endpoint answers with a code: message, OAuth error and HTTP status.
 * A value that is not given stays in the message as `{name}`, so that nobody takes it for a real one.
 * Status rule, as in every body seen: 401 for `invalid_client`, 400 for all others.
 */
export function entraAnswer(code: number, values: AnswerValues = {}): DocumentedAnswer {
  const row = Object.hasOwn(ANSWER_TEXTS, code) ? (ANSWER_TEXTS[code] ?? UNSEEN) : UNSEEN
  const text = row.text?.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? whole) : whole,
  )
  return {
    code,
    error: row.error,
    status: row.error === 'invalid_client' ? 401 : 400,
    message: `AADSTS${code}: ${text ?? UNSEEN_TEXT}`,
    textKnown: row.text !== undefined && row.fragment !== true,
    errorInferred: row.errorInferred === true,
    errorUri: row.noUri !== true,
    mark: row.mark,
    source: row.source,
  }
}

export interface ErrorBodyOptions {
  readonly timestamp: Date
  readonly traceId: string
  readonly correlationId: string
  /** Serving host named in `error_uri`; default `login.microsoftonline.com`. */
  readonly host?: string
  /** Conditional Access only. */
  readonly suberror?: string
  /** Conditional Access only: JSON text that names the policies. */
  readonly claims?: string
}

/** The JSON body of a refused token request. Field order is that of real bodies. */
export interface EntraErrorBody {
  readonly error: string
  readonly error_description: string
  readonly error_codes: readonly number[]
  readonly timestamp: string
  readonly trace_id: string
  readonly correlation_id: string
  readonly error_uri?: string
  readonly suberror?: string
  readonly claims?: string
}

/**
 * The error body of the token endpoint. Trace id, correlation id and time follow the message after
 * single spaces (since 2023-12 at the latest; bodies before used line breaks).
 */
export function entraErrorBody(
  answer: EntraAnswer & { readonly errorUri?: boolean },
  options: ErrorBodyOptions,
): EntraErrorBody {
  const timestamp = formatTimestamp(options.timestamp)
  const { traceId, correlationId, host = 'login.microsoftonline.com' } = options
  return {
    error: answer.error,
    error_description: `${answer.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [answer.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    ...(answer.errorUri !== false && { error_uri: `https://${host}/error?code=${answer.code}` }),
    ...(options.suberror !== undefined && { suberror: options.suberror }),
    ...(options.claims !== undefined && { claims: options.claims }),
  }
}

/** `yyyy-MM-dd HH:mm:ssZ`, as error bodies write it. */
function formatTimestamp(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')}Z`
}

/** A time of message 700024: seven decimals, as .NET writes it. Takes seconds since 1970. */
export function formatTicks(seconds: number): string {
  const time = new Date(Math.round(seconds * 1000))
  if (Number.isNaN(time.getTime())) return String(seconds)
  return time.toISOString().replace(/\.(\d{3})Z$/, '.$10000Z')
}
