/** Keys that sign assertions, and what is published of them. */

/** The public half of an RSA key, its numbers in base64url without leading zeros (RFC 7518 6.3.1). */
export interface RsaPublicJwk {
  readonly kty: 'RSA'
  readonly n: string
  readonly e: string
}

/** One member of a published key set: the named members and nothing else. */
export interface PublishedKey extends RsaPublicJwk {
  readonly kid: string
  readonly use: 'sig'
  readonly alg: 'RS256'
}

/** How a key id is derived: RFC 7638, or as kube-apiserver does it. */
export type KidForm = 'thumbprint' | 'kubernetes'

/** A private key that WebCrypto holds, with its public half. */
export interface SigningPair {
  readonly privateKey: CryptoKey
  readonly publicKey: RsaPublicJwk
}

/** Sizes that the product makes. */
export type KeyBits = 2048 | 3072 | 4096

/** RS256 in the words of WebCrypto. Entra takes no other algorithm from a workload. */
export const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
