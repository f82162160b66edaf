import { networkInterfaces } from 'node:os'
import type { SecureContext } from 'node:tls'
import { isStorageHost } from '@/lib/federation/issuer/identifier'
import { type AddressPolicy, judgeAddress } from './address-policy'
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
import { type NameAnswer, type NameStatus, type ResolveName, systemResolver } from './resolver'
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
const NAME_CACHE_MS = 60_000

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
  readonly #resolve: ResolveName
  readonly #policy: AddressPolicy
  readonly #trust: SecureContext
  readonly #names = new Map<string, { readonly answer: NameAnswer; readonly until: number }>()

  constructor(options: GuardedInternetOptions) {
    this.#options = options
    this.#resolve = options.resolve ?? systemResolver()
    this.#policy = { own: ownAddresses(), ...options.addresses }
    this.#trust = options.ca ? guardedTrust(options.ca) : defaultTrust()
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
    const names = await this.#lookUp(url.hostname, signal)
    const ms = Math.round(performance.now() - started)
    if (!names.ok) {
      const { kind, detail } = NAME_FAILURES[names.status]
      const { aliases } = names
      return {
        ...failure(kind, detail, { ...passed, dns: { outcome: 'fail', ms, detail } }),
        ...(aliases && { aliases }),
      }
    }
    const refused = names.addresses.map((address) => judgeAddress(address, this.#policy))
    const reason = refused.find(({ allowed }) => !allowed)?.reason
    const [address] = names.addresses
    if (reason !== undefined || address === undefined) {
      const stages: FetchStages = { ...passed, policy: { outcome: 'fail' } }
      return { ...failure('refused', REFUSED, stages), reason: reason ?? 'no-address' }
    }
    const count = names.addresses.length
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

  async #lookUp(name: string, signal: AbortSignal): Promise<NameAnswer> {
    const kept = this.#names.get(name)
    if (kept && kept.until > performance.now()) return kept.answer
    const answer = await this.#resolve(name, signal)
    this.#names.set(name, { answer, until: performance.now() + NAME_CACHE_MS })
    return answer
  }
}

/** One sentence for every refusal: which rule it was is nobody's business but the operator's. */
export const REFUSED = 'Refused by policy: the address is not a public https issuer.'

const NAME_FAILURES: Readonly<Record<NameStatus, { kind: FailureKind; detail: string }>> = {
  nxdomain: { kind: 'nxdomain', detail: 'The host name does not exist (NXDOMAIN).' },
  nodata: { kind: 'nodata', detail: 'The host name exists but has no address (NODATA).' },
  servfail: { kind: 'servfail', detail: 'The name server failed (SERVFAIL).' },
  timeout: { kind: 'dns-timeout', detail: 'The name server did not answer in time.' },
  'too-many-answers': { kind: 'servfail', detail: 'The name has too many aliases or addresses.' },
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

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap(
    (list) => list?.map((entry) => entry.address) ?? [],
  )
}

let trust: SecureContext | undefined

/** Parsing 140 certificates takes tens of milliseconds: once for a process. */
function defaultTrust(): SecureContext {
  trust ??= guardedTrust()
  return trust
}
