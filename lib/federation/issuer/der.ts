/** Just enough DER to read an RSA public key and a few facts of a certificate (X.690, RFC 5280, RFC 8017). */

export interface DerElement {
  readonly tag: number
  /** Tag, length and content. */
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

export interface CertificateFacts {
  /** Modulus and exponent as the integers are written; absent when the key is not RSA. */
  readonly rsa?: { readonly n: Uint8Array; readonly e: Uint8Array }
  /** Issuer and subject are the same name. */
  readonly selfIssued: boolean
  /** The subject's bytes as text: enough to look for a common name in it. */
  readonly subjectText: string
  /** Whole years between the two validity dates. */
  readonly validYears?: number
}

/** Universal tags of X.690 8 that keys use. */
export const SEQUENCE = 0x30
export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
export const OBJECT_IDENTIFIER = 0x06
const EXPLICIT_VERSION = 0xa0
const UTC_TIME = 0x17

/** Reads a certificate; `undefined` when the bytes are none. */
export function readCertificate(der: Uint8Array): CertificateFacts | undefined {
  const [certificate] = elements(der) ?? []
  if (certificate?.tag !== SEQUENCE) return undefined
  const [signed] = elements(certificate.content) ?? []
  const fields = signed?.tag === SEQUENCE ? elements(signed.content) : undefined
  if (!fields) return undefined
  const at = fields[0]?.tag === EXPLICIT_VERSION ? 1 : 0
  const [, , issuer, validity, subject, key] = fields.slice(at)
  if (!issuer || !validity || !subject || !key) return undefined
  const rsa = readRsaPublicKey(key.content)
  const years = validityYears(validity.content)
  return {
    ...(rsa && { rsa }),
    ...(years !== undefined && { validYears: years }),
    selfIssued: equalBytes(issuer.whole, subject.whole),
    subjectText: new TextDecoder('latin1').decode(subject.content),
  }
}

/** Modulus and exponent of the content of an RSA SubjectPublicKeyInfo, as the integers are written. */
export function readRsaPublicKey(spki: Uint8Array): { n: Uint8Array; e: Uint8Array } | undefined {
  const [, bits] = elements(spki) ?? []
  if (bits?.tag !== BIT_STRING) return undefined
  const [key] = elements(bits.content.subarray(1)) ?? []
  const [n, e] = key?.tag === SEQUENCE ? (elements(key.content) ?? []) : []
  if (n?.tag !== INTEGER || e?.tag !== INTEGER) return undefined
  return { n: n.content, e: e.content }
}

function validityYears(content: Uint8Array): number | undefined {
  const [from, to] = (elements(content) ?? []).map(yearOf)
  return from === undefined || to === undefined ? undefined : to - from
}

function yearOf({ tag, content }: DerElement): number {
  const text = new TextDecoder('latin1').decode(content)
  if (tag !== UTC_TIME) return Number(text.slice(0, 4))
  const year = Number(text.slice(0, 2))
  return year < 50 ? 2000 + year : 1900 + year
}

/** The elements that fill the bytes; `undefined` when they do not fit exactly. */
export function elements(bytes: Uint8Array): readonly DerElement[] | undefined {
  const found: DerElement[] = []
  let at = 0
  while (at < bytes.length) {
    const tag = bytes[at]
    let length = bytes[at + 1]
    if (tag === undefined || length === undefined) return undefined
    let start = at + 2
    if (length >= 0x80) {
      const count = length & 0x7f
      if (count === 0 || count > 4) return undefined
      length = 0
      for (let index = 0; index < count; index++)
        length = length * 256 + (bytes[start + index] ?? 0)
      start += count
    }
    if (start + length > bytes.length) return undefined
    found.push({
      tag,
      whole: bytes.subarray(at, start + length),
      content: bytes.subarray(start, start + length),
    })
    at = start + length
  }
  return found
}

/** True when both hold the same bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
