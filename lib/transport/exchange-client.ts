import { fail, ok, type Problem, type Result } from '../federation/result'
import type { FetchLike } from './transport'

/** What the sign-in service answered to an exchange. A refusal is an answer. */
export type ExchangeAnswer =
  | {
      readonly kind: 'token'
      readonly accessToken: string
      readonly tokenType: string
      /** Seconds. */
      readonly expiresIn: number
    }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly error: string
      readonly description: string
      readonly codes: readonly number[]
      readonly traceId?: string
      readonly correlationId?: string
      readonly timestamp?: string
    }

/** Asks the app's own server to exchange one assertion. Sends the three values and nothing else. */
export async function requestExchange(
  input: { readonly clientId: string; readonly scope: string; readonly assertion: string },
  options: {
    readonly apiToken?: string
    readonly signal?: AbortSignal
    readonly send?: FetchLike
  } = {},
): Promise<Result<ExchangeAnswer>> {
  const { apiToken, signal, send = (url, init) => fetch(url, init) } = options
  try {
    const response = await send('/api/exchange', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(apiToken === undefined ? {} : { Authorization: `Bearer ${apiToken}` }),
      },
      body: JSON.stringify(input),
      ...(signal ? { signal } : {}),
    })
    const body = (await response.json()) as unknown
    if (response.ok) return ok(body as ExchangeAnswer)
    return { ok: false, problem: (body as { problem: Problem }).problem }
  } catch {
    return fail({
      code: 'exchange-unreachable',
      title: 'The exchange could not be asked for.',
      detail: 'The server of this page did not answer.',
      retryable: true,
    })
  }
}
