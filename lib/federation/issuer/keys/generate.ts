import { type KeyBits, RS256, type RsaPublicJwk, type SigningPair } from './model'

/** 65537. Source: RFC 8017; any other choice gives a finding (jwks-weak-exponent). */
const EXPONENT = Uint8Array.of(1, 0, 1)

/**
 * Makes an RS256 key pair with WebCrypto, exponent 65537. With `extractable` false script in the page
 * can use the key but never read it. Rejects where WebCrypto is absent (a page that is not a secure
 * context): there is no fallback.
 */
export async function generateSigningPair({
  bits,
  extractable,
}: {
  readonly bits: KeyBits
  readonly extractable: boolean
}): Promise<SigningPair> {
  const algorithm = { ...RS256, modulusLength: bits, publicExponent: EXPONENT }
  const pair = await crypto.subtle.generateKey(algorithm, extractable, ['sign', 'verify'])
  return { privateKey: pair.privateKey, publicKey: await publicJwk(pair.publicKey) }
}

async function publicJwk(key: CryptoKey): Promise<RsaPublicJwk> {
  const { n, e } = await crypto.subtle.exportKey('jwk', key)
  if (n === undefined || e === undefined) throw new Error('WebCrypto exported no RSA key.')
  return { kty: 'RSA', n, e }
}
