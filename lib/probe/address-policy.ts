import ipaddr from 'ipaddr.js'
import { hasPrefix, refusedAddress } from '@/lib/federation/issuer/address'

export interface AddressPolicy {
  /** Addresses of the machine that probes: never a target. */
  readonly own?: readonly string[]
  /** More ranges to refuse, in CIDR form. An entry that cannot be read throws when it is used. */
  readonly denied?: readonly string[]
  /**
   * Ranges to let through although they are special, in CIDR form. For tests against loopback
   * servers; set in code where the policy is built, never from the environment.
   */
  readonly permitted?: readonly string[]
}

export interface AddressAnswer {
  readonly allowed: boolean
  /** Stable id of the range that refused. */
  readonly reason?: string
}

/**
 * Second stage of a probe: may this resolved address be connected to?
 *
 * Takes the address text of a DNS answer (no port, no brackets, no zone). Everything that is not a
 * plain address in its full form is refused, as is every address outside ordinary public space.
 */
export function judgeAddress(text: string, policy: AddressPolicy = {}): AddressAnswer {
  const bytes = addressBytes(text)
  if (!bytes) return { allowed: false, reason: 'not-an-address' }
  const flat = unmapped(bytes)
  if (policy.denied?.some((range) => inRange(flat, range))) {
    return { allowed: false, reason: 'denied-by-operator' }
  }
  if (policy.permitted?.some((range) => inRange(flat, range))) return { allowed: true }
  if (policy.own?.some((address) => sameAddress(address, text))) {
    return { allowed: false, reason: 'own-address' }
  }
  const reason = refusedAddress(bytes)
  return reason === undefined ? { allowed: true } : { allowed: false, reason }
}

/** The 4 or 16 bytes of an address, or `undefined`: short, octal, hexadecimal and zoned forms are refused. */
export function addressBytes(text: string): Uint8Array | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return Uint8Array.from(ipaddr.IPv4.parse(text).toByteArray())
  }
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined
  return Uint8Array.from(ipaddr.IPv6.parse(text).toByteArray())
}

/** True when both texts mean one address; `::ffff:192.0.2.1` and `192.0.2.1` do. */
export function sameAddress(a: string, b: string): boolean {
  const left = addressBytes(a)
  const right = addressBytes(b)
  if (!left || !right) return false
  return Buffer.compare(unmapped(left), unmapped(right)) === 0
}

function unmapped(bytes: Uint8Array): Uint8Array {
  const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
  return bytes.length === 16 && hasPrefix(bytes, mapped, 96) ? bytes.slice(12) : bytes
}

function inRange(bytes: Uint8Array, range: string): boolean {
  const [network, bits] = ipaddr.parseCIDR(range)
  const prefix = network.toByteArray()
  return prefix.length === bytes.length && hasPrefix(bytes, prefix, bits)
}
