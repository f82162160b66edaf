import {
  BIT_STRING,
  type DerElement,
  elements,
  INTEGER,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  readRsaPublicKey,
  SEQUENCE,
} from '../der'
import {
  bitString,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
} from './der-writer'

/** RSA keys as DER: RFC 8017 A.1 (PKCS#1), RFC 5208 5 (PKCS#8), RFC 5280 4.1 (SubjectPublicKeyInfo). */

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1'

/** Algorithms that a key file may be of beside RSA, in words. Sources: RFC 5480, 8410, 4055. */
const OTHER_ALGORITHMS: Readonly<Record<string, string>> = {
  '1.2.840.10045.2.1': 'an elliptic curve key (EC)',
  '1.3.101.110': 'an X25519 key',
  '1.3.101.111': 'an X448 key',
  '1.3.101.112': 'an Ed25519 key',
  '1.3.101.113': 'an Ed448 key',
  '1.2.840.113549.1.1.10': 'an RSA-PSS key',
  '1.2.840.10040.4.1': 'a DSA key',
}

/** Big-endian numbers. */
export interface RsaNumbers {
  readonly n: Uint8Array
  readonly e: Uint8Array
}

/** What a DER text holds. */
export type DerKey =
  | {
      readonly kind: 'pkcs8'
      readonly pkcs8: Uint8Array<ArrayBuffer>
      readonly numbers: RsaNumbers
    }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'public' }
  | { readonly kind: 'other-algorithm'; readonly what: string }
  | { readonly kind: 'unreadable' }

/** The public key as DER SubjectPublicKeyInfo. */
export function rsaPublicKeyInfo({ n, e }: RsaNumbers): Uint8Array<ArrayBuffer> {
  return sequence(rsaAlgorithm(), bitString(sequence(integer(n), integer(e))))
}

/** Numbers of a SubjectPublicKeyInfo or of a bare PKCS#1 public key; the algorithm in words when it is another. */
export function readPublicDer(
  der: Uint8Array,
): RsaNumbers | { readonly other: string } | undefined {
  const [whole] = elements(der) ?? []
  const [first, second] = whole?.tag === SEQUENCE ? (elements(whole.content) ?? []) : []
  if (!whole || !first || !second) return undefined
  if (first.tag === INTEGER && second.tag === INTEGER) {
    return { n: first.content, e: second.content }
  }
  const algorithm = first.tag === SEQUENCE && second.tag === BIT_STRING && algorithmOf(first)
  if (!algorithm) return undefined
  if (algorithm !== RSA_ENCRYPTION) return { other: nameOf(algorithm) }
  return readRsaPublicKey(whole.content)
}

/** Tells PKCS#8, PKCS#1, encrypted PKCS#8 and public keys apart. PKCS#1 is wrapped as PKCS#8, in new bytes. */
export function readPrivateDer(der: Uint8Array): DerKey {
  const [whole] = elements(der) ?? []
  const [first, second, third] = whole?.tag === SEQUENCE ? (elements(whole.content) ?? []) : []
  if (first?.tag === SEQUENCE && second?.tag === OCTET_STRING) return { kind: 'encrypted' }
  if (first?.tag === SEQUENCE && second?.tag === BIT_STRING) return { kind: 'public' }
  if (first?.tag !== INTEGER || !second) return UNREADABLE
  if (second.tag === INTEGER) {
    if (!third) return { kind: 'public' }
    const numbers = privateNumbers(der)
    if (!numbers) return UNREADABLE
    const inner = octetString(der)
    const pkcs8 = sequence(integer(Uint8Array.of(0)), rsaAlgorithm(), inner)
    inner.fill(0)
    return { kind: 'pkcs8', pkcs8, numbers }
  }
  const algorithm = second.tag === SEQUENCE && third?.tag === OCTET_STRING && algorithmOf(second)
  if (second.tag === OCTET_STRING) return { kind: 'other-algorithm', what: EC_TRADITIONAL }
  if (!algorithm || !third) return UNREADABLE
  if (algorithm !== RSA_ENCRYPTION) return { kind: 'other-algorithm', what: nameOf(algorithm) }
  const numbers = privateNumbers(third.content)
  return numbers ? { kind: 'pkcs8', pkcs8: der.slice(), numbers } : UNREADABLE
}

const UNREADABLE: DerKey = { kind: 'unreadable' }
/** RFC 5915: version 1, then the private number as an OCTET STRING. */
const EC_TRADITIONAL = 'an elliptic curve key (EC)'

/** Modulus and public exponent of a PKCS#1 private key. */
function privateNumbers(pkcs1: Uint8Array): RsaNumbers | undefined {
  const [key] = elements(pkcs1) ?? []
  const numbers = key?.tag === SEQUENCE ? (elements(key.content) ?? []) : []
  const [, n, e] = numbers
  const isWhole = numbers.length >= 9 && numbers.slice(0, 9).every(({ tag }) => tag === INTEGER)
  return isWhole && n && e ? { n: n.content, e: e.content } : undefined
}

function rsaAlgorithm(): Uint8Array {
  return sequence(objectIdentifier(RSA_ENCRYPTION), nullValue())
}

/** The dotted form of an AlgorithmIdentifier's name; undefined when it has none. */
export function algorithmOf({ content }: DerElement): string | undefined {
  const [name] = elements(content) ?? []
  return name?.tag === OBJECT_IDENTIFIER ? dotted(name.content) : undefined
}

function dotted(content: Uint8Array): string {
  const arcs: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    if (arcs.length > 0) arcs.push(value)
    // The first number holds two arcs (X.690 8.19.4).
    else
      arcs.push(
        Math.min(2, Math.floor(value / 40)),
        value - 40 * Math.min(2, Math.floor(value / 40)),
      )
    value = 0
  }
  return arcs.join('.')
}

function nameOf(algorithm: string): string {
  return Object.hasOwn(OTHER_ALGORITHMS, algorithm)
    ? (OTHER_ALGORITHMS[algorithm] ?? '')
    : `a key of the algorithm ${algorithm}`
}
