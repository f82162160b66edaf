import type { IncomingMessage } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { isIPv6, type TcpNetConnectOpts } from 'node:net'
import {
  type ConnectionOptions,
  createSecureContext,
  rootCertificates,
  type SecureContext,
  TLSSocket,
} from 'node:tls'
import { sameAddress } from './address-policy'
import type { CertificateSeen, FailureKind } from './internet'

/** Time limits in milliseconds, sizes in bytes. */
export interface RequestLimits {
  readonly connectMs: number
  readonly tlsMs: number
  readonly firstByteMs: number
  readonly headerBytes: number
}

export const DEFAULT_LIMITS: RequestLimits = {
  connectMs: 3_000,
  tlsMs: 3_000,
  firstByteMs: 5_000,
  headerBytes: 16 * 1024,
}

export interface GuardedRequest {
  /** An https address that every stage of the policy has passed. */
  readonly url: URL
  /** The one address to connect to, already judged. */
  readonly address: string
  readonly port: number
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Exactly these headers go out, beside Host (from the name) and Connection. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly maxBytes: number
  readonly limits: RequestLimits
  readonly secureContext: SecureContext
  readonly signal: AbortSignal
}

export interface GuardedAnswer {
  readonly ok: true
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly certificate: CertificateSeen
  readonly tlsMs: number
}

export interface GuardedFailure {
  readonly ok: false
  readonly kind: FailureKind
  readonly detail: string
  /** True when TLS was up before it failed. */
  readonly secured: boolean
  readonly tlsMs?: number
}

/** Informational answers (1xx) before the real one; more are a flood. */
const INFORMATIONAL_MAX = 4

/**
 * The trust of a guarded connection: the certificates that Node ships, or the given ones. Built from
 * code, so that NODE_EXTRA_CA_CERTS and the machine's store change nothing.
 */
export function guardedTrust(ca: readonly string[] = rootCertificates): SecureContext {
  return createSecureContext({ ca: [...ca], minVersion: 'TLSv1.2' })
}

/**
 * Sends one request over one new connection to one checked address, and reads a bounded answer.
 *
 * No redirects, no pooling, no proxy, no name lookup, no decoding. Never throws for what a peer can
 * do; failures come back as values. The connection is closed in every case.
 */
export function sendGuarded(guarded: GuardedRequest): Promise<GuardedAnswer | GuardedFailure> {
  const { limits, signal, maxBytes } = guarded
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    let secured = false
    let tlsMs: number | undefined
    let informational = 0
    const started = performance.now()

    const finish = (result: GuardedAnswer | { kind: FailureKind; detail: string }) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      const timing = tlsMs === undefined ? {} : { tlsMs }
      resolve('ok' in result ? result : { ok: false, ...result, secured, ...timing })
      outgoing.destroy()
    }
    const limit = (ms: number, kind: FailureKind, detail: string) => {
      clearTimeout(timer)
      timer = setTimeout(() => finish({ kind, detail }), ms)
    }
    const onAbort = () => finish({ kind: 'timeout', detail: 'The whole probe took too long.' })

    const outgoing = request(requestOptions(guarded))
    outgoing.on('error', (error) => finish(describe(error, secured)))
    outgoing.on('information', () => {
      if (++informational > INFORMATIONAL_MAX) {
        finish({
          kind: 'malformed-answer',
          detail: 'The server sends interim answers without end.',
        })
      }
    })
    outgoing.on('close', () => finish({ kind: 'connection-lost', detail: 'The server hung up.' }))
    outgoing.on('socket', (socket) => {
      limit(limits.connectMs, 'connect-timeout', 'The server does not accept the connection.')
      socket.once('connect', () => {
        if (!sameAddress(socket.remoteAddress ?? '', guarded.address)) {
          finish({ kind: 'refused', detail: 'The connection went to another address.' })
          return
        }
        limit(limits.tlsMs, 'tls-timeout', 'The server does not finish the TLS handshake.')
      })
      socket.once('secureConnect', () => {
        secured = true
        tlsMs = Math.round(performance.now() - started)
        limit(limits.firstByteMs, 'answer-timeout', 'The server does not begin to answer.')
      })
    })
    outgoing.on('response', (response) => {
      // From here the limit of the whole probe holds, which the signal brings.
      clearTimeout(timer)
      const certificate = certificateOf(response)
      readBody(response, maxBytes, (body) => {
        if (!(body instanceof Uint8Array)) return finish(body)
        const status = response.statusCode ?? 0
        const headers = flatHeaders(response)
        finish({ ok: true, status, headers, body, certificate, tlsMs: tlsMs ?? 0 })
      })
    })
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    outgoing.end(guarded.body)
  })
}

/** `https.request` hands what it does not know to `tls.connect`. */
type SecureRequestOptions = RequestOptions &
  Pick<ConnectionOptions, 'secureContext' | 'ALPNProtocols'> &
  Pick<TcpNetConnectOpts, 'autoSelectFamily'>

function requestOptions(guarded: GuardedRequest): SecureRequestOptions {
  const { url, address, port, method, headers, limits, secureContext } = guarded
  const family = isIPv6(address) ? 6 : 4
  return {
    hostname: url.hostname,
    servername: url.hostname,
    port,
    path: url.pathname + url.search,
    method,
    // Host from the name, whatever port a test connects to.
    headers: { Host: url.host, ...headers },
    agent: false,
    secureContext,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
    maxHeaderSize: limits.headerBytes,
    insecureHTTPParser: false,
    autoSelectFamily: false,
    // The name was resolved and judged before; nothing is looked up again.
    lookup: (_name, options, callback) => {
      if (options.all) callback(null, [{ address, family }])
      else callback(null, address, family)
    },
  }
}

function readBody(
  response: IncomingMessage,
  maxBytes: number,
  done: (body: Uint8Array | { kind: FailureKind; detail: string }) => void,
): void {
  const encoding = response.headers['content-encoding']
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    done({
      kind: 'encoded-body',
      detail: 'The body is compressed although that was not asked for.',
    })
    return
  }
  const tooLarge = {
    kind: 'body-too-large',
    detail: `The body is over ${maxBytes} bytes.`,
  } as const
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    done(tooLarge)
    return
  }
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) {
      response.removeAllListeners('data')
      done(tooLarge)
    } else {
      chunks.push(chunk)
    }
  })
  response.on('end', () => {
    done(
      response.complete
        ? Buffer.concat(chunks)
        : { kind: 'connection-lost', detail: 'The answer ended early.' },
    )
  })
  response.on('error', () =>
    done({ kind: 'connection-lost', detail: 'The answer ended early or is malformed.' }),
  )
}

function flatHeaders(response: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

function certificateOf(response: IncomingMessage): CertificateSeen {
  if (!(response.socket instanceof TLSSocket)) return {}
  const { subject, issuer, valid_to: validTo } = response.socket.getPeerCertificate()
  const ends = new Date(validTo ?? '')
  const name = (value: Partial<Record<'CN' | 'O', string | string[]>> | undefined) =>
    String(value?.CN ?? value?.O ?? '')
  return {
    ...(name(subject) && { subject: name(subject) }),
    ...(name(issuer) && { issuer: name(issuer) }),
    ...(Number.isFinite(ends.getTime()) && { validTo: ends.toISOString() }),
  }
}

/** Codes of OpenSSL's verification, in words. Source: Node.js documentation, "X509 certificate error codes". */
const TLS_WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by itself.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate chain ends in an unknown authority.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The certificate’s issuer is unknown or its chain is incomplete.',
  UNABLE_TO_GET_ISSUER_CERT: 'The certificate’s issuer is unknown or its chain is incomplete.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'The certificate’s issuer is unknown or its chain is incomplete.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'The server offers no TLS 1.2 or later.',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'The server offers no TLS 1.2 or later.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'The server does not speak TLS on this port.',
}

function describe(error: Error, secured: boolean): { kind: FailureKind; detail: string } {
  const code = 'code' in error ? String(error.code) : ''
  const tls = TLS_WORDS[code]
  if (tls !== undefined) return { kind: 'tls-invalid', detail: tls }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { kind: 'headers-too-large', detail: 'The headers of the answer are too large.' }
  }
  if (code.startsWith('HPE_')) {
    return { kind: 'malformed-answer', detail: 'The answer is not valid HTTP.' }
  }
  if (code === 'ECONNREFUSED') {
    return { kind: 'connection-refused', detail: 'The server refuses the connection.' }
  }
  if (secured) return { kind: 'connection-lost', detail: 'The connection was lost.' }
  if (/^(?:EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL|EACCES|EPERM)$/.test(code)) {
    return { kind: 'connect-failed', detail: 'The server cannot be reached.' }
  }
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') {
    return { kind: 'tls-invalid', detail: 'The TLS handshake failed.' }
  }
  return { kind: 'connect-failed', detail: 'The connection broke before TLS was up.' }
}
