import { HMAC_HASHES } from './algorithms'
import type { RsaKey } from './jwk'

const encoder = new TextEncoder()

function derLength(length: number): number[] {
  if (length < 128) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff)
  return [0x80 | bytes.length, ...bytes]
}

function der(tag: number, ...contents: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const body = contents.flatMap((content) => [...content])
  return Uint8Array.from([tag, ...derLength(body.length), ...body])
}

function derInteger(bytes: Uint8Array): Uint8Array {
  return der(0x02, (bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes)
}

/** AlgorithmIdentifier of rsaEncryption with NULL parameters (RFC 8017 appendix A.1). */
const RSA_ALGORITHM = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]

function pem(label: string, bytes: Uint8Array, lineEnd: string): string {
  const base64 = btoa(String.fromCharCode(...bytes))
  const lines = base64.match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join(lineEnd)
}

/** Every common way to write a public key down: what an attacker may have used as HMAC secret. */
function spellings(key: RsaKey): readonly Uint8Array[] {
  const pkcs1 = der(0x30, derInteger(key.modulus), derInteger(key.exponent))
  const spki = der(0x30, RSA_ALGORITHM, der(0x03, [0], pkcs1))
  const pems = ['\n', '\r\n'].flatMap((lineEnd) => [
    pem('PUBLIC KEY', spki, lineEnd),
    pem('RSA PUBLIC KEY', pkcs1, lineEnd),
  ])
  const texts = [
    ...pems,
    ...pems.map((text) => `${text}${text.includes('\r') ? '\r\n' : '\n'}`),
    JSON.stringify(key.jwk),
    JSON.stringify({ kty: 'RSA', n: key.n, e: key.e }),
    JSON.stringify({ e: key.e, kty: 'RSA', n: key.n }),
    key.n,
    btoa(String.fromCharCode(...spki)),
  ]
  return [...texts.map((text) => encoder.encode(text)), spki, pkcs1, key.modulus]
}

/**
 * True when an HS256, HS384 or HS512 signature was made with one of the public keys as secret:
 * the algorithm confusion attack (RFC 8725 section 2.1). The token is refused either way; this
 * only says what it is.
 */
export async function isKeyConfusion(
  algorithm: string,
  keys: readonly RsaKey[],
  signature: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const hash = HMAC_HASHES.get(algorithm)
  if (hash === undefined) return false
  for (const bytes of keys.flatMap(spellings)) {
    const secret = await crypto.subtle.importKey(
      'raw',
      Uint8Array.from(bytes),
      { name: 'HMAC', hash },
      false,
      ['verify'],
    )
    if (await crypto.subtle.verify('HMAC', secret, signature, input)) return true
  }
  return false
}
