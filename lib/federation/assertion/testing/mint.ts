/** Makes tokens for tests, well-formed or broken on purpose. Keys are made at run time. */

export type SigningAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512'

export interface TestKey {
  readonly kid: string
  readonly privateKey: (algorithm: SigningAlgorithm) => Promise<CryptoKey>
  readonly publicJwk: Record<string, unknown>
  readonly privateJwk: JsonWebKey
}

const encoder = new TextEncoder()

/** Base64url without padding, of bytes or of a text in UTF-8. */
export function base64url(value: string | Uint8Array): string {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value
  return Buffer.from(bytes).toString('base64url')
}

function scheme(algorithm: SigningAlgorithm): { name: string; hash: string } {
  return {
    name: algorithm.startsWith('RS') ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS',
    hash: `SHA-${algorithm.slice(2)}`,
  }
}

/** Makes an RSA key pair; 2048 bits and the usual exponent unless told otherwise. */
export async function makeKey(kid = 'key-1', bits = 2048): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: bits,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  )
  const privateJwk = await crypto.subtle.exportKey('jwk', pair.privateKey)
  const { n, e, d, p, q, dp, dq, qi } = privateJwk
  return {
    kid,
    privateJwk,
    publicJwk: { kty: 'RSA', n, e, kid, use: 'sig', alg: 'RS256' },
    privateKey: (algorithm) =>
      crypto.subtle.importKey(
        'jwk',
        { kty: 'RSA', n, e, d, p, q, dp, dq, qi } as JsonWebKey,
        scheme(algorithm),
        false,
        ['sign'],
      ),
  }
}

/** Signs `input` and returns the signature bytes. */
export async function signBytes(
  key: TestKey,
  input: string,
  algorithm: SigningAlgorithm = 'RS256',
): Promise<Uint8Array<ArrayBuffer>> {
  const saltLength = Number(algorithm.slice(2)) / 8
  const signature = await crypto.subtle.sign(
    { ...scheme(algorithm), saltLength },
    await key.privateKey(algorithm),
    encoder.encode(input),
  )
  return new Uint8Array(signature)
}

/** Joins a header and payload (objects, or text taken as it is) to what is signed. */
export function signingInput(header: unknown, payload: unknown): string {
  const part = (value: unknown) =>
    base64url(typeof value === 'string' ? value : JSON.stringify(value))
  return `${part(header)}.${part(payload)}`
}

/** A compact token; the real algorithm of signing may differ from the one the header names. */
export async function mint(
  key: TestKey,
  header: unknown,
  payload: unknown,
  algorithm: SigningAlgorithm = 'RS256',
): Promise<string> {
  const input = signingInput(header, payload)
  return `${input}.${base64url(await signBytes(key, input, algorithm))}`
}

/** A token-shaped text with a signature of zeros: for reading, never for verifying. */
export function unverifiable(header: unknown, payload: unknown): string {
  return `${signingInput(header, payload)}.${base64url(new Uint8Array(256))}`
}

export const NOW = new Date('2026-03-01T12:00:00Z')
export const NOW_SECONDS = NOW.getTime() / 1000

/** Claims of a workload as Entra wants them, five minutes long, issued a minute ago. */
export function goodClaims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    iss: 'https://issuer.example.com',
    sub: 'repo:contoso/app:ref:refs/heads/main',
    aud: 'api://AzureADTokenExchange',
    iat: NOW_SECONDS - 60,
    nbf: NOW_SECONDS - 60,
    exp: NOW_SECONDS + 240,
    jti: 'one',
    ...changes,
  }
}

/** A header as Entra wants it. */
export function goodHeader(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { alg: 'RS256', typ: 'JWT', kid: 'key-1', ...changes }
}
