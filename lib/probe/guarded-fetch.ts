import type { SecureContext } from 'node:tls'
import { isStorageHost } from '@/lib/federation/issuer/identifier'
import type { AddressPolicy } from './address-policy'
import { CheckedNames, REFUSED } from './checked-names'
import { DEFAULT_LIMITS, guardedTrust, type RequestLimits, sendGuarded } from './guarded-request'
import {
  DOCUMENT_ADDRESS_MAX,
  type FailureKind,
  type FetchedDocument,
  type FetchFailure,
  type FetchStages,
  type GetOptions,
  HEADERS_READ,
  NO_STAGES,
  type ProbeInternet,
  STORAGE_HEADERS,
} from './internet'
import type { ResolveName } from './resolver'
import { judgeProbeUrl } from './url-policy'

/** Everything that decides what the guarded internet may reach. Built in code, never from the environment. */
export interface GuardedInternetOptions {
  readonly resolve?: ResolveName
  readonly addresses?: AddressPolicy
  /** Ports beside 443 that whoever deploys allows. */
  readonly extraPorts?: readonly number[]
  /** Redirects followed: 0 (default) to 2. Each goes through every stage. */
  readonly redirects?: number
  readonly limits?: RequestLimits
  /** Trusted authorities instead of those that Node ships; for tests. */
  readonly ca?: readonly string[]
  /** Where a connection for port 443 really goes; for tests on loopback, which cannot listen there. */
  readonly connectPort?: number
}

/** Sent with every probe, and nothing else: metadata services drop a request with X-Forwarded-For. */
export const PROBE_HEADERS: Readonly<Record<string, string>> = {
  Accept: 'application/json',
  'Accept-Encoding': 'identity',
  'User-Agent': 'fedcred-probe/0.1',
  'X-Forwarded-For': '127.0.0.1',
}

const REDIRECTS_MAX = 2

/**
 * The real internet behind every stage of the policy: text, name, address, connection.
 * Make one for each probe run: answers of the name server are kept for 60 seconds and no longer.
 */
export function guardedInternet(options: GuardedInternetOptions = {}): ProbeInternet {
  const hops = Math.min(REDIRECTS_MAX, Math.max(0, options.redirects ?? 0))
  const machine = new Machine(options)
  return {
    judge: (url) => judgeProbeUrl(url, { extraPorts: options.extraPorts ?? [] }),
    async get(url, getOptions) {
      let answer = await machine.getOnce(url, getOptions)
      for (let hop = 1; answer.ok && isFollowable(answer) && hops > 0; hop++) {
        if (hop > hops)
          return failure('too-many-redirects', 'Redirects without end.', answer.stages)
        const next = new URL(answer.headers.location ?? '', answer.url)
        const following = await machine.getOnce(next.href, getOptions)
        answer = following.ok ? { ...following, redirects: hop } : following
      }
      return answer
    },
    async askStorage({ host, path, search }, getOptions) {
      if (!isStorageHost(host)) return failure('refused', REFUSED, NO_STAGES)
      const ask = { headers: STORAGE_HEADERS, search }
      return machine.getOnce(`https://${host}${path}`, getOptions, ask)
    },
  }
}

function isFollowable({ status, headers, url }: FetchedDocument): boolean {
  const location = headers.location ?? ''
  return (
    [301, 302, 303, 307, 308].includes(status) && location !== '' && URL.canParse(location, url)
  )
}

/** What goes out with a request beside its address. */
interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly search?: string
}

/** What one probe run keeps: trust, own addresses, answers of the name server. */
class Machine {
  readonly #options: GuardedInternetOptions
  readonly #names: CheckedNames
  readonly #trust: SecureContext

  constructor(options: GuardedInternetOptions) {
    this.#options = options
    this.#names = new CheckedNames(options)
    this.#trust = trustOf(options)
  }

  async getOnce(
    text: string,
    { maxBytes, signal }: GetOptions,
    { headers, search }: Sent = { headers: PROBE_HEADERS },
  ): Promise<FetchedDocument | FetchFailure> {
    const { extraPorts = [], limits = DEFAULT_LIMITS, connectPort } = this.#options
    const verdict = judgeProbeUrl(text, { extraPorts, lengthMax: DOCUMENT_ADDRESS_MAX })
    if (!verdict.allowed) {
      const stages = { ...NO_STAGES, policy: { outcome: 'fail' as const } }
      return { ...failure('refused', REFUSED, stages), reason: verdict.reason }
    }
    const url = new URL(verdict.url)
    // Text of others never has a query: the policy refused it above.
    if (search !== undefined) url.search = search
    const passed: FetchStages = { ...NO_STAGES, policy: { outcome: 'pass' } }
    const started = performance.now()
    const name = await this.#names.check(url.hostname, signal)
    const ms = Math.round(performance.now() - started)
    if (!name.ok) {
      const { kind, detail, reason, aliases } = name
      if (reason !== undefined) {
        const stages: FetchStages = { ...passed, policy: { outcome: 'fail' } }
        return { ...failure(kind, detail, stages), reason }
      }
      return {
        ...failure(kind, detail, { ...passed, dns: { outcome: 'fail', ms, detail } }),
        ...(aliases && { aliases }),
      }
    }
    const { address, count } = name
    const dns = {
      outcome: 'pass',
      ms,
      detail: `${count} address${count === 1 ? '' : 'es'}`,
    } as const
    const answer = await sendGuarded({
      url,
      address,
      port: connectPort ?? Number(url.port || 443),
      method: 'GET',
      headers,
      maxBytes,
      limits,
      secureContext: this.#trust,
      signal,
    })
    const tlsMs = answer.tlsMs === undefined ? {} : { ms: answer.tlsMs }
    if (!answer.ok) {
      const tls = answer.secured
        ? { outcome: 'pass' as const, ...tlsMs }
        : { outcome: 'fail' as const, detail: answer.detail }
      return failure(answer.kind, answer.detail, { ...passed, dns, tls })
    }
    return {
      ok: true,
      url: url.href,
      status: answer.status,
      headers: headersRead(answer.headers),
      body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(answer.body),
      redirects: 0,
      certificate: answer.certificate,
      stages: { ...passed, dns, tls: { outcome: 'pass', ...tlsMs } },
    }
  }
}

function failure(kind: FailureKind, detail: string, stages: FetchStages): FetchFailure {
  return { ok: false, kind, detail, stages }
}

/** The headers that the probe looks at, by name; the rest is dropped here. */
export function headersRead(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of HEADERS_READ) {
    const value = headers[name]
    if (value !== undefined) kept[name] = value.slice(0, 2_048)
  }
  return kept
}

let trust: SecureContext | undefined

/** The given authorities, or Node's own: parsing its 140 certificates takes tens of milliseconds, once for a process. */
export function trustOf({ ca }: Pick<GuardedInternetOptions, 'ca'>): SecureContext {
  if (ca) return guardedTrust(ca)
  trust ??= guardedTrust()
  return trust
}
