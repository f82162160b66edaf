import { encodeBase64url } from '../base64url'
import { RS256 } from './model'

/**
 * Signs an assertion: compact JWS (RFC 7515 3.1) over the header and claims as given, in their order.
 * The header should say `alg` RS256 and the `kid`; nothing is added, so that a wrong assertion can be
 * made on purpose. Rejects when the key cannot sign.
 */
export async function signAssertion(
  privateKey: CryptoKey,
  header: object,
  claims: object,
): Promise<string> {
  const encoder = new TextEncoder()
  const part = (value: object) => encodeBase64url(encoder.encode(JSON.stringify(value)))
  const signed = `${part(header)}.${part(claims)}`
  const signature = await crypto.subtle.sign(RS256, privateKey, encoder.encode(signed))
  return `${signed}.${encodeBase64url(new Uint8Array(signature))}`
}
