import { calculateJwkThumbprint } from 'jose'
import { decodeBase64url, encodeBase64url } from '../base64url'
import type { KidForm, PublishedKey, RsaPublicJwk } from './model'
import { rsaPublicKeyInfo } from './rsa-der'

const FORMS: Readonly<Record<KidForm, (jwk: RsaPublicJwk) => Promise<string>>> = {
  // Only the three members, so that a kid or another member cannot matter.
  thumbprint: ({ n, e }) => calculateJwkThumbprint({ kty: 'RSA', n, e }, 'sha256'),
  kubernetes: async ({ n, e }) => {
    const info = rsaPublicKeyInfo({ n: numberOf(n), e: numberOf(e) })
    return encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', info)))
  },
}

/**
 * The id of a public key: its RFC 7638 SHA-256 thumbprint, or, as kube-apiserver, azwi and ccoctl
 * derive it, base64url of the SHA-256 of the key as DER SubjectPublicKeyInfo. The two differ.
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/serviceaccount/jwt.go
 *
 * Throws for numbers that are not strict base64url: `readPublicKeys` lets none through.
 */
export function keyId(jwk: RsaPublicJwk, form: KidForm): Promise<string> {
  return FORMS[form](jwk)
}

/** The member of a key set for a key. Copies the named members, so nothing private can come along. */
export function publishedKey({ n, e }: RsaPublicJwk, kid: string): PublishedKey {
  return { kty: 'RSA', n, e, kid, use: 'sig', alg: 'RS256' }
}

function numberOf(text: string): Uint8Array {
  const bytes = decodeBase64url(text)
  if (!bytes) throw new Error('A number of the key is not base64url.')
  return bytes
}
