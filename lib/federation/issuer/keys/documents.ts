import type { Cloud } from '../../credential/model'
import type { PublishedKey } from './model'
import { BLOB_SUFFIXES } from './storage-suffixes'

/** A document of an issuer, by its path below the issuer. */
export interface IssuerFile {
  readonly path: '.well-known/openid-configuration' | 'openid/v1/jwks'
  readonly text: string
}

/**
 * The two documents that make an issuer, in the order to publish them: a reader that meets the new
 * discovery document must find the keys it names. Takes the issuer as the tokens will have it, with or
 * without a slash at its end; the discovery document repeats it to the byte.
 *
 * The members are those that OpenID Connect Discovery 1.0 requires of an issuer without an
 * authorization endpoint, as kube-apiserver publishes them too.
 */
export function issuerDocuments(
  issuer: string,
  keys: readonly PublishedKey[],
): readonly IssuerFile[] {
  const jwks: IssuerFile['path'] = 'openid/v1/jwks'
  const discovery = {
    issuer,
    jwks_uri: `${issuer.endsWith('/') ? issuer : `${issuer}/`}${jwks}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
  return [
    { path: jwks, text: textOf({ keys: keys.map(namedMembers) }) },
    { path: '.well-known/openid-configuration', text: textOf(discovery) },
  ]
}

/** Copied by name once more: what a caller's object carries beside them must not get out. */
function namedMembers({ kty, n, e, kid, use, alg }: PublishedKey): PublishedKey {
  return { kty, n, e, kid, use, alg }
}

function textOf(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/** The issuer that a container of a storage account makes: no slash at its end. */
export function storageIssuer(account: string, container: string, cloud: Cloud): string {
  return `https://${account}.${BLOB_SUFFIXES[cloud]}/${container}`
}
