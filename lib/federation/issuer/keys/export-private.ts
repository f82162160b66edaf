import { encryptPkcs8 } from './pbes2'
import { pemBytes } from './pem'

/**
 * A private key as the bytes of a PEM file: PKCS#8, with a passphrase encrypted so that
 * `openssl pkcs8` opens it. Rejects for a key that is not extractable, which is the default.
 *
 * Returns bytes, never a text: offer them as a Blob, then overwrite them. What lay in between is
 * overwritten here. An empty passphrase throws: no one asks for a file that looks protected and is not.
 */
export async function exportPrivateKey(
  key: CryptoKey,
  passphrase?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (passphrase === '') throw new RangeError('The passphrase is empty.')
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key))
  try {
    if (passphrase === undefined) return pemBytes('PRIVATE KEY', pkcs8)
    return pemBytes('ENCRYPTED PRIVATE KEY', await encryptPkcs8(pkcs8, passphrase))
  } finally {
    pkcs8.fill(0)
  }
}
