/**
 * An independent model of the address policy, in big integers and written from the text of the
 * policy, not from the code: what the property test compares with.
 */
const V4_REFUSED =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'

export interface V4Range {
  readonly text: string
  readonly first: bigint
  readonly last: bigint
}

export const V4_RANGES: readonly V4Range[] = V4_REFUSED.split(' ').map((text) => {
  const [address = '', bits = ''] = text.split('/')
  const first = v4Value(address)
  return { text, first, last: first + (1n << BigInt(32 - Number(bits))) - 1n }
})

/** First and last of each part of 2000::/3 that is refused. */
export const V6_RANGES: readonly {
  readonly text: string
  readonly first: bigint
  readonly last: bigint
}[] = [
  ['2001::/23', 0x2001n << 112n, 105n],
  ['2001:db8::/32', 0x20010db8n << 96n, 96n],
  ['2002::/16', 0x2002n << 112n, 112n],
  ['2620:4f:8000::/48', 0x2620_004f_8000n << 80n, 80n],
  ['3fff::/20', 0x3fff0n << 108n, 108n],
].map(([text, first, bits]) => ({
  text: String(text),
  first: BigInt(first ?? 0),
  last: BigInt(first ?? 0) + (1n << BigInt(bits ?? 0)) - 1n,
}))

/**
 * Every block of the IANA IPv6 Special-Purpose Address Registry, read 2026-05:
 * iana.org/assignments/iana-ipv6-special-registry.
 */
export const IANA_V6: readonly { readonly first: bigint; readonly last: bigint }[] = (
  [
    [0n, 128],
    [1n, 128],
    [0xffffn << 32n, 96],
    [0x0064_ff9bn << 96n, 96],
    [0x0064_ff9b_0001n << 80n, 48],
    [0x0100n << 112n, 64],
    [(0x0100n << 112n) | (1n << 64n), 64],
    [0x2001n << 112n, 23],
    [0x2001_0db8n << 96n, 32],
    [0x2002n << 112n, 16],
    [0x2620_004f_8000n << 80n, 48],
    [0x3fff0n << 108n, 20],
    [0x5f00n << 112n, 16],
    [0xfc00n << 112n, 7],
    [0xfe80n << 112n, 10],
    [0xff00n << 112n, 8],
  ] as const
).map(([first, bits]) => ({ first, last: first + (1n << BigInt(128 - bits)) - 1n }))

export function v4Value(text: string): bigint {
  return text.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n)
}

export function v4Text(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
}

export function v6Text(value: bigint): string {
  return Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  ).join(':')
}

export function modelAllowsV4(value: bigint): boolean {
  return !V4_RANGES.some(({ first, last }) => value >= first && value <= last)
}

export function modelAllowsV6(value: bigint): boolean {
  if (value >> 125n !== 1n) return false
  if (V6_RANGES.some(({ first, last }) => value >= first && value <= last)) return false
  const marker = (value >> 32n) & 0xffff_ffffn
  return marker !== 0x0000_5efen && marker !== 0x0200_5efen
}

/** The forms in which an IPv6 address carries an IPv4 one. */
export const V4_EMBEDDINGS: readonly {
  readonly name: string
  readonly wrap: (v4: bigint) => bigint
}[] = [
  { name: 'mapped', wrap: (v4) => (0xffffn << 32n) | v4 },
  { name: 'compatible', wrap: (v4) => v4 },
  { name: 'translated', wrap: (v4) => (0xffff_0000n << 32n) | v4 },
  { name: 'NAT64', wrap: (v4) => (0x0064_ff9bn << 96n) | v4 },
  { name: 'NAT64 local', wrap: (v4) => (0x0064_ff9b_0001n << 80n) | v4 },
  { name: '6to4', wrap: (v4) => (0x2002n << 112n) | (v4 << 80n) | 1n },
  { name: 'Teredo', wrap: (v4) => (0x2001n << 112n) | (v4 ^ 0xffff_ffffn) },
  { name: 'ISATAP', wrap: (v4) => (0x2a00_1450n << 96n) | (0x5efen << 32n) | v4 },
]
