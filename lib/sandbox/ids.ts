import { createHash } from 'node:crypto'

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for a GUID in its usual written form, any letter case. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}

/** Writes 16 bytes as a version 4 GUID. */
export function guidFromBytes(bytes: Uint8Array): string {
  return guidFromHex(Buffer.from(bytes.subarray(0, 16)).toString('hex'))
}

function guidFromHex(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  const time = `4${hex.slice(13, 16)}`
  const clock = `${variant}${hex.slice(17, 20)}`
  // A joined string lies in one piece; a template would keep its five parts, in every id of a tenant.
  return [hex.slice(0, 8), hex.slice(8, 12), time, clock, hex.slice(20, 32)].join('-')
}

/** A GUID that depends on nothing but its two inputs, so that links into a seeded tenant stay valid. */
export function guidFrom(tenantId: string, name: string): string {
  return guidFromHex(createHash('sha256').update(`${tenantId}/${name}`).digest('hex'))
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
