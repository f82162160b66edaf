import { CheckedNames } from './checked-names'
import { type GuardedInternetOptions, trustOf } from './guarded-fetch'
import { DEFAULT_LIMITS, sendGuarded } from './guarded-request'
import type { FailureKind } from './internet'
import { readBounded, simulatedKind } from './sandbox-internet'
import { judgeProbeUrl } from './url-policy'

/** One request with a body to a fixed host: the exchange relay and the upload of issuer documents. */
export interface Message {
  /** An https address; its host comes from a fixed pattern, never from a caller's text alone. */
  readonly url: URL
  readonly method: 'POST' | 'PUT'
  /** Exactly these go out, beside Host, Connection and Content-Length. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Limit of the answer's body in bytes. */
  readonly maxBytes: number
  readonly signal: AbortSignal
}

export type MessageAnswer =
  | {
      readonly ok: true
      readonly status: number
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  /** `detail` holds nothing that the target wrote. */
  | { readonly ok: false; readonly kind: FailureKind; readonly detail: string }

/** Sends one message. Never throws for what a network can do; follows no redirect. */
export type SendMessage = (message: Message) => Promise<MessageAnswer>

/**
 * Sends over the guarded connection: the address policy of the probe holds, a query is allowed (a SAS
 * is one). Make one for each run.
 */
export function guardedMessenger(options: GuardedInternetOptions = {}): SendMessage {
  const names = new CheckedNames(options)
  const secureContext = trustOf(options)
  return async ({ url, method, headers, body, maxBytes, signal }) => {
    if (!isFit(url, false)) return UNFIT
    const name = await names.check(url.hostname, signal)
    if (!name.ok) return failed(name.kind, name.detail)
    const answer = await sendGuarded({
      url,
      address: name.address,
      port: options.connectPort ?? 443,
      method,
      headers: { ...headers, 'Accept-Encoding': 'identity' },
      body: new TextEncoder().encode(body),
      maxBytes,
      limits: options.limits ?? DEFAULT_LIMITS,
      secureContext,
      signal,
    })
    if (!answer.ok) return failed(answer.kind, answer.detail)
    return {
      ok: true,
      status: answer.status,
      headers: answer.headers,
      body: new TextDecoder().decode(answer.body),
    }
  }
}

/** The same inside the sandbox: takes its `fetch`, opens no socket. */
export function sandboxMessenger(fetch: (request: Request) => Promise<Response>): SendMessage {
  return async ({ url, method, headers, body, maxBytes, signal }) => {
    if (!isFit(url, true)) return UNFIT
    try {
      const response = await fetch(
        new Request(url, { method, headers: { ...headers }, body, signal, redirect: 'manual' }),
      )
      const read = await readBounded(response, maxBytes)
      if (!read) return failed('body-too-large', `The body is over ${maxBytes} bytes.`)
      return {
        ok: true,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new TextDecoder().decode(read),
      }
    } catch (error) {
      if (signal.aborted) return failed('timeout', 'The answer took too long.')
      return failed(simulatedKind(error), 'The sandbox’s internet does not reach this host.')
    }
  }
}

/** The policy judges the address without its query, which no issuer may have. */
function isFit({ href, search, hash }: URL, exampleNames: boolean): boolean {
  const address = href.slice(0, href.length - search.length)
  return hash === '' && judgeProbeUrl(address, { exampleNames, lengthMax: 700 }).allowed
}

function failed(kind: FailureKind, detail: string): MessageAnswer {
  return { ok: false, kind, detail }
}

const UNFIT: MessageAnswer = {
  ok: false,
  kind: 'refused',
  detail: 'The address is not a public https address.',
}
