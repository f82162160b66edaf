import { networkInterfaces } from 'node:os'
import { type AddressPolicy, judgeAddress } from './address-policy'
import type { FailureKind } from './internet'
import { type NameAnswer, type NameStatus, type ResolveName, systemResolver } from './resolver'

const NAME_CACHE_MS = 60_000

export type CheckedName =
  | {
      readonly ok: true
      /** The one address to connect to. */
      readonly address: string
      /** How many the name has. */
      readonly count: number
    }
  | {
      readonly ok: false
      readonly kind: FailureKind
      readonly detail: string
      /** Id of the range that refused; absent when the name could not be resolved. */
      readonly reason?: string
      /** The names that a name without address is an alias of, in order. */
      readonly aliases?: readonly string[]
    }

/**
 * The stages of name and address: looks a name up and lets it pass only when every address is public.
 * Keeps answers for 60 seconds, so that what was checked is what is connected to; make one for each run.
 */
export class CheckedNames {
  readonly #resolve: ResolveName
  readonly #policy: AddressPolicy
  readonly #names = new Map<string, { readonly answer: NameAnswer; readonly until: number }>()

  constructor(options: {
    readonly resolve?: ResolveName | undefined
    readonly addresses?: AddressPolicy | undefined
  }) {
    this.#resolve = options.resolve ?? systemResolver()
    this.#policy = { own: ownAddresses(), ...options.addresses }
  }

  async check(name: string, signal: AbortSignal): Promise<CheckedName> {
    const names = await this.#lookUp(name, signal)
    if (!names.ok) {
      const { status, aliases } = names
      return { ok: false, ...NAME_FAILURES[status], ...(aliases && { aliases }) }
    }
    const judged = names.addresses.map((address) => judgeAddress(address, this.#policy))
    const reason = judged.find(({ allowed }) => !allowed)?.reason
    const [address] = names.addresses
    if (reason !== undefined || address === undefined) {
      return { ok: false, kind: 'refused', detail: REFUSED, reason: reason ?? 'no-address' }
    }
    return { ok: true, address, count: names.addresses.length }
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

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap(
    (list) => list?.map((entry) => entry.address) ?? [],
  )
}
