import { fail, ok, type Result } from '../result'

/** A public key as JWK or as PEM text (`BEGIN PUBLIC KEY`). */
export type PublicKeyInput = string | Readonly<Record<string, unknown>>

/**
 * The key id that Kubernetes gives a service-account key: base64url of the SHA-256 of the public key
 * as DER SubjectPublicKeyInfo, without padding. It is not the thumbprint of RFC 7638.
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go
 */
export async function kubernetesKid(key: PublicKeyInput): Promise<Result<string>> {
  try {
    const spki = typeof key === 'string' ? await readPem(key) : await readJwk(key)
    if (!spki) return unreadable()
    const digest = await crypto.subtle.digest('SHA-256', spki)
    return ok(base64url(new Uint8Array(digest)))
  } catch {
    return unreadable()
  }
}

const ALGORITHMS = [
  { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  { name: 'ECDSA', namedCurve: 'P-256' },
  { name: 'ECDSA', namedCurve: 'P-384' },
  { name: 'ECDSA', namedCurve: 'P-521' },
] as const

async function readJwk(jwk: Readonly<Record<string, unknown>>): Promise<ArrayBuffer | undefined> {
  const { kty, crv, n, e, x, y } = jwk
  const algorithm = ALGORITHMS.find((candidate) =>
    kty === 'EC' ? 'namedCurve' in candidate && candidate.namedCurve === crv : kty === 'RSA',
  )
  if (!algorithm) return undefined
  // Only the public members: use, alg, key_ops and private parts must not matter.
  const publicJwk = (kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }) as JsonWebKey
  const key = await crypto.subtle.importKey('jwk', publicJwk, algorithm, true, ['verify'])
  return crypto.subtle.exportKey('spki', key)
}

async function readPem(pem: string): Promise<ArrayBuffer | undefined> {
  if (pem.length > 20_000) return undefined
  const body = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]*)-----END PUBLIC KEY-----/.exec(
    pem,
  )?.[1]
  if (body === undefined) return undefined
  const der = Uint8Array.from(atob(body.replace(/\s+/g, '')), (character) =>
    character.charCodeAt(0),
  )
  for (const algorithm of ALGORITHMS) {
    try {
      const key = await crypto.subtle.importKey('spki', der, algorithm, true, ['verify'])
      return await crypto.subtle.exportKey('spki', key)
    } catch {
      // Another kind of key; the next algorithm may fit.
    }
  }
  return undefined
}

function unreadable(): Result<never> {
  return fail({
    code: 'public-key-unreadable',
    title: 'This is no public key that can be read.',
    detail:
      'An RSA or EC public key is expected, as JWK or as PEM that begins with BEGIN PUBLIC KEY.',
    hint: 'From a private key: openssl pkey -in sa.key -pubout',
  })
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
