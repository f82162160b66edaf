const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for a GUID in its usual written form, any letter case. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}

/** Writes 16 bytes as a version 4 GUID. */
export function guidFromBytes(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Every 16-bit number in hex. */
const HEX = Array.from({ length: 65_536 }, (_, word) => word.toString(16).padStart(4, '0'))

const low = (word: number) => HEX[word & 0xffff] ?? ''
const high = (word: number) => HEX[word >>> 16] ?? ''

/**
 * A GUID that depends on nothing but its two inputs, so that links into a seeded tenant stay valid.
 * Four lanes of 32 bits that feed each other (cyrb128, in the public domain); no secret, so no SHA: a
 * tenant of 50,000 applications needs a quarter of a million of them.
 */
export function guidFrom(tenantId: string, name: string): string {
  const text = `${tenantId}/${name}`
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  const version = HEX[(b & 0xfff) | 0x4000] ?? ''
  const variant = HEX[((c >>> 16) & 0x3fff) | 0x8000] ?? ''
  // A joined string lies in one piece; a template would keep its parts, in every id of a tenant.
  return [
    high(a),
    low(a),
    '-',
    high(b),
    '-',
    version,
    '-',
    variant,
    '-',
    low(c),
    high(d),
    low(d),
  ].join('')
}

/**
 * The 22 characters that stand for a GUID in an `/eid1/` subject: its 16 bytes in .NET order (first
 * three groups little-endian), base64url. Vector: ff882432-09b0-437b-bd22-ca13c0037ded gives
 * MiSI_7AJe0O9IsoTwAN97Q (Azure DevOps documentation of the Entra issuer).
 */
export function encodeGuid(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex')
  const dotNet = Buffer.concat([
    Buffer.from(bytes.subarray(0, 4)).reverse(),
    Buffer.from(bytes.subarray(4, 6)).reverse(),
    Buffer.from(bytes.subarray(6, 8)).reverse(),
    bytes.subarray(8),
  ])
  return dotNet.toString('base64url')
}
