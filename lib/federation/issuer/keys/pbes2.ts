import { elements, INTEGER, OCTET_STRING, SEQUENCE } from '../der'
import { integer, nullValue, objectIdentifier, octetString, sequence } from './der-writer'
import { algorithmOf } from './rsa-der'

/**
 * Encrypted PKCS#8 (RFC 5958 3) with PBES2 and PBKDF2 (RFC 8018 A.2, A.4, B.2.5), which `openssl pkcs8`
 * reads and writes.
 */

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const HMAC_SHA256 = '1.2.840.113549.2.9'
const AES_256_CBC = '2.16.840.1.101.3.4.1.42'

const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  [HMAC_SHA256]: 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
}
/** Key length in bits by cipher. */
const CIPHERS: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  [AES_256_CBC]: 256,
}

/** OWASP Password Storage Cheat Sheet for PBKDF2-HMAC-SHA256 (its 2023 edition). */
export const ROUNDS = 600_000
/** A file may ask for as many rounds as it likes; this many take some seconds. */
const ROUNDS_MAX = 10_000_000
const SALT_BYTES = 16
const IV_BYTES = 16

/** Fills bytes with random values; `crypto.getRandomValues` unless a test brings its own. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

export type Decrypted =
  | { readonly ok: true; readonly pkcs8: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly why: 'unsupported' | 'wrong-passphrase' }

interface Scheme {
  readonly hash: string
  readonly keyBits: number
  readonly salt: Uint8Array
  readonly iv: Uint8Array
  readonly rounds: number
}

/** Encrypts PKCS#8 bytes with PBKDF2-HMAC-SHA256 and AES-256-CBC. Leaves the input as it is. */
export async function encryptPkcs8(
  pkcs8: Uint8Array<ArrayBuffer>,
  passphrase: string,
  fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes),
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = fillRandom(new Uint8Array(SALT_BYTES))
  const iv = fillRandom(new Uint8Array(IV_BYTES))
  const scheme: Scheme = { hash: 'SHA-256', keyBits: 256, salt, iv, rounds: ROUNDS }
  const key = await deriveKey(scheme, passphrase, 'encrypt')
  const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, pkcs8)
  return sequence(writeScheme(scheme), octetString(new Uint8Array(sealed)))
}

/** Opens an encrypted PKCS#8 structure. The result is a buffer of its own, for the caller to overwrite. */
export async function decryptPkcs8(der: Uint8Array, passphrase: string): Promise<Decrypted> {
  const [whole] = elements(der) ?? []
  const [algorithm, sealed] = elements(whole?.content ?? der) ?? []
  const scheme = algorithm && readScheme(algorithm.content)
  if (!scheme || sealed?.tag !== OCTET_STRING) return { ok: false, why: 'unsupported' }
  let key: CryptoKey
  try {
    key = await deriveKey(scheme, passphrase, 'decrypt')
  } catch {
    // A cipher that this WebCrypto lacks: Chromium has no AES-192.
    return { ok: false, why: 'unsupported' }
  }
  try {
    const parameters = { name: 'AES-CBC', iv: scheme.iv.slice() }
    const opened = await crypto.subtle.decrypt(parameters, key, sealed.content.slice())
    return { ok: true, pkcs8: new Uint8Array(opened) }
  } catch {
    return { ok: false, why: 'wrong-passphrase' }
  }
}

async function deriveKey(
  { hash, keyBits, salt, rounds }: Scheme,
  passphrase: string,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(passphrase)
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
  secret.fill(0)
  const derivation = { name: 'PBKDF2', hash, salt: salt.slice(), iterations: rounds }
  const cipher = { name: 'AES-CBC', length: keyBits }
  return crypto.subtle.deriveKey(derivation, base, cipher, false, [usage])
}

function writeScheme({ salt, iv, rounds }: Scheme): Uint8Array {
  const count = Uint8Array.of(
    (rounds >> 24) & 255,
    (rounds >> 16) & 255,
    (rounds >> 8) & 255,
    rounds & 255,
  )
  const prf = sequence(objectIdentifier(HMAC_SHA256), nullValue())
  const derivation = sequence(octetString(salt), integer(count), prf)
  return sequence(
    objectIdentifier(PBES2),
    sequence(
      sequence(objectIdentifier(PBKDF2), derivation),
      sequence(objectIdentifier(AES_256_CBC), octetString(iv)),
    ),
  )
}

/** Takes the content of the AlgorithmIdentifier. */
function readScheme(content: Uint8Array): Scheme | undefined {
  const [name, parameters] = elements(content) ?? []
  const [derivation, cipher] = elements(parameters?.content ?? content) ?? []
  if (!name || !derivation || !cipher) return undefined
  if (algorithmOf({ tag: SEQUENCE, whole: content, content }) !== PBES2) return undefined
  if (algorithmOf(derivation) !== PBKDF2) return undefined
  const [, settings] = elements(derivation.content) ?? []
  const [salt, rounds, ...rest] = elements(settings?.content ?? content) ?? []
  const [, iv] = elements(cipher.content) ?? []
  if (salt?.tag !== OCTET_STRING || rounds?.tag !== INTEGER || iv?.tag !== OCTET_STRING) {
    return undefined
  }
  // Without a name the function is HMAC-SHA1 (RFC 8018 A.2). A key length may stand before it.
  const prf = rest.find(({ tag }) => tag === SEQUENCE)
  const hash = prf ? lookUp(HASHES, algorithmOf(prf)) : 'SHA-1'
  const keyBits = lookUp(CIPHERS, algorithmOf(cipher))
  const count = rounds.content.reduce((value, byte) => value * 256 + byte, 0)
  if (hash === undefined || keyBits === undefined) return undefined
  if (count < 1 || count > ROUNDS_MAX || iv.content.length !== IV_BYTES) return undefined
  return { hash, keyBits, salt: salt.content, iv: iv.content, rounds: count }
}

function lookUp<T>(table: Readonly<Record<string, T>>, name = ''): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
