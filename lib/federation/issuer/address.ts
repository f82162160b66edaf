/**
 * Which IP addresses are never a public issuer: private, loopback, link-local, shared, reserved and
 * transition space. Works on bytes; reading an address text is the caller's business.
 *
 * Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6052 (NAT64), 3056 (6to4),
 * 4380 (Teredo), 5214 (ISATAP), 7526, 7535; learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16.
 */

type Range = readonly [address: readonly number[], prefixLength: number, reason: string]

const IPV4_REFUSED: readonly Range[] = [
  [[0, 0, 0, 0], 8, 'this-network'],
  [[10, 0, 0, 0], 8, 'private'],
  [[100, 64, 0, 0], 10, 'shared'],
  [[127, 0, 0, 0], 8, 'loopback'],
  // Public space, yet it answers only inside Azure: the platform's own wire server.
  [[168, 63, 129, 16], 32, 'azure-wire-server'],
  [[169, 254, 0, 0], 16, 'link-local'],
  [[172, 16, 0, 0], 12, 'private'],
  [[192, 0, 0, 0], 24, 'protocol-assignments'],
  [[192, 0, 2, 0], 24, 'documentation'],
  [[192, 31, 196, 0], 24, 'as112'],
  [[192, 52, 193, 0], 24, 'amt'],
  [[192, 88, 99, 0], 24, '6to4-relay'],
  [[192, 168, 0, 0], 16, 'private'],
  [[192, 175, 48, 0], 24, 'as112'],
  [[198, 18, 0, 0], 15, 'benchmarking'],
  [[198, 51, 100, 0], 24, 'documentation'],
  [[203, 0, 113, 0], 24, 'documentation'],
  [[224, 0, 0, 0], 4, 'multicast'],
  [[240, 0, 0, 0], 4, 'reserved'],
]

/** Parts of 2000::/3 that are no ordinary public host. */
const IPV6_REFUSED: readonly Range[] = [
  [[0x20, 0x01, 0x00, 0x00], 23, 'protocol-assignments'],
  [[0x20, 0x01, 0x0d, 0xb8], 32, 'documentation'],
  [[0x20, 0x02], 16, '6to4'],
  [[0x26, 0x20, 0x00, 0x4f, 0x80, 0x00], 48, 'as112'],
  [[0x3f, 0xff, 0x00], 20, 'documentation'],
]

/** Where an IPv6 form carries an IPv4 address, and at which byte it starts. */
const EMBEDDINGS: readonly {
  readonly prefix: readonly number[]
  readonly bits: number
  readonly at: number
  readonly inverted?: true
}[] = [
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], bits: 96, at: 12 }, // mapped
  { prefix: [], bits: 96, at: 12 }, // compatible
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0], bits: 96, at: 12 }, // translated
  { prefix: [0, 0x64, 0xff, 0x9b], bits: 96, at: 12 }, // NAT64, well-known prefix
  { prefix: [0, 0x64, 0xff, 0x9b, 0, 1], bits: 48, at: 12 }, // NAT64, local use
  { prefix: [0x20, 0x02], bits: 16, at: 2 }, // 6to4
  { prefix: [0x20, 0x01], bits: 32, at: 12, inverted: true }, // Teredo: the client, inverted
]

/**
 * Says why an address is refused, or `undefined` when it is an ordinary public one.
 *
 * Takes 4 bytes (IPv4) or 16 (IPv6). For an IPv6 form that carries an IPv4 address both are judged,
 * and the reason names the inner one where that is the worse.
 */
export function refusedAddress(bytes: Uint8Array): string | undefined {
  if (bytes.length === 4) return within(bytes, IPV4_REFUSED)
  if (bytes.length !== 16) return 'not-an-address'
  return embedded(bytes) ?? outer(bytes)
}

function embedded(bytes: Uint8Array): string | undefined {
  for (const { prefix, bits, at, inverted } of EMBEDDINGS) {
    if (!hasPrefix(bytes, prefix, bits)) continue
    const inner = bytes.slice(at, at + 4).map((byte) => (inverted ? byte ^ 0xff : byte))
    const reason = within(inner, IPV4_REFUSED)
    if (reason) return reason
  }
  return undefined
}

function outer(bytes: Uint8Array): string | undefined {
  if (!hasPrefix(bytes, [0x20], 3)) return 'not-global-unicast'
  // ISATAP: interface id 00-00-5E-FE or 02-00-5E-FE before the IPv4 address.
  const isatap = hasPrefix(bytes.slice(8), [0, 0, 0x5e, 0xfe], 32)
  if (isatap || hasPrefix(bytes.slice(8), [2, 0, 0x5e, 0xfe], 32)) return 'isatap'
  return within(bytes, IPV6_REFUSED)
}

function within(bytes: Uint8Array, ranges: readonly Range[]): string | undefined {
  return ranges.find(([prefix, bits]) => hasPrefix(bytes, prefix, bits))?.[2]
}

/** True when the first `bits` bits are those of `prefix`, which is padded with zeros. */
export function hasPrefix(bytes: Uint8Array, prefix: ArrayLike<number>, bits: number): boolean {
  for (let index = 0; index * 8 < bits; index++) {
    const kept = Math.min(8, bits - index * 8)
    const mask = (0xff << (8 - kept)) & 0xff
    if (((bytes[index] ?? 0) & mask) !== ((prefix[index] ?? 0) & mask)) return false
  }
  return true
}

/**
 * The bytes of an address literal as the platform's URL parser writes it (`127.0.0.1`, `[::1]`),
 * or `undefined` for a name.
 */
export function literalBytes(hostname: string): Uint8Array | undefined {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return Uint8Array.from(hostname.split('.'), Number)
  if (!hostname.startsWith('[')) return undefined
  const [head = '', tail] = hostname.slice(1, -1).split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const left = groups(head)
  const right = groups(tail ?? '')
  const gap = Array.from(
    { length: tail === undefined ? 0 : 8 - left.length - right.length },
    () => '0',
  )
  return Uint8Array.from(
    [...left, ...gap, ...right].flatMap((group) => {
      const value = Number.parseInt(group, 16)
      return [value >> 8, value & 0xff]
    }),
  )
}
