import type { Result } from '../federation/result'
import { askOwnServer, hasMembers, type OwnServerOptions } from './own-server'

/** What Entra answered. A refusal is an answer: the exchange was made. */
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
      /** HTTP status of Entra's answer. */
      readonly status: number
      readonly error: string
      readonly description: string
      /** AADSTS numbers. */
      readonly codes: readonly number[]
      readonly traceId?: string
      readonly correlationId?: string
      /** As Entra writes it: `yyyy-MM-dd HH:mm:ssZ`. */
      readonly timestamp?: string
    }

/**
 * Asks the app's own server to exchange one assertion for a token of the configured tenant (in the
 * sandbox: of this browser's own tenant). Entra sends no CORS headers for this grant, so the page cannot
 * ask by itself. The assertion is sent to our server once and kept nowhere.
 */
export function requestExchange(
  input: { readonly clientId: string; readonly scope: string; readonly assertion: string },
  options: OwnServerOptions = {},
): Promise<Result<ExchangeAnswer>> {
  const { clientId, scope, assertion } = input
  return askOwnServer<ExchangeAnswer>(
    {
      path: '/api/exchange',
      body: { clientId, scope, assertion },
      isAnswer: (body): body is ExchangeAnswer =>
        hasMembers(body, 'kind', 'accessToken', 'tokenType', 'expiresIn') ||
        hasMembers(body, 'kind', 'status', 'error', 'description', 'codes'),
      unreachable: { code: 'exchange-unreachable', title: 'The exchange could not be asked for.' },
      failed: { code: 'exchange-failed', title: 'The exchange did not finish.' },
    },
    options,
  )
}
