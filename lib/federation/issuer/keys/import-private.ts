import { fail, ok, type Problem, type Result } from '../../result'
import { decodeBase64url } from '../base64url'
import { isObject, type JsonObject, readJsonText } from '../strict-json'
import { RS256, type SigningPair } from './model'
import { decryptPkcs8 } from './pbes2'
import { pemBlocks } from './pem'
import { otherAlgorithm, publicJwk, unfitNumbers } from './read-public'
import { type RsaNumbers, readPrivateDer } from './rsa-der'

const FILE_BYTES_MAX = 64 * 1024
const BRACE = 0x7b
const DER_SEQUENCE = 0x30
/** A byte order mark and white space, which editors put before a JSON text. */
const SKIPPED: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d])
const JWK_NUMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const
const SIGNED = Uint8Array.of(1)

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Takes in a private RSA key: PKCS#8, PKCS#1 and encrypted PKCS#8 (PBES2 with PBKDF2 and AES) as PEM or
 * DER, or a private JWK. The result is not extractable; every buffer made here is overwritten, the
 * caller's `file` is the caller's to overwrite. A JWK passes through a text, which cannot be.
 *
 * Answers a problem with the openssl line that helps for what cannot be used: another algorithm, under
 * 2048 bits, another encryption, a wrong or missing passphrase (`passphrase-needed`, `wrong-passphrase`).
 */
export async function importPrivateKey(
  file: Uint8Array,
  passphrase?: string,
): Promise<Result<SigningPair>> {
  if (file.length > FILE_BYTES_MAX) return fail(TOO_LARGE)
  const first = file.find((byte) => !SKIPPED.has(byte))
  if (first === BRACE) return importJwk(file)
  if (file[0] === DER_SEQUENCE) return importDer(file.slice(), passphrase)
  return importPem(file, passphrase)
}

async function importPem(file: Uint8Array, passphrase?: string): Promise<Result<SigningPair>> {
  const blocks = pemBlocks(file)
  const isPrivate = ({ label }: { readonly label: string }) => label.endsWith('PRIVATE KEY')
  const block = blocks.find(isPrivate)
  for (const { der } of blocks) if (der && der !== block?.der) der.fill(0)
  if (!block) return fail(blocks.length > 0 ? PUBLIC : UNREADABLE)
  if (block.label === 'OPENSSH PRIVATE KEY') return fail(OPENSSH)
  // `openssl genrsa -aes256 -traditional`: a key from one round of MD5, which WebCrypto does not have.
  if (block.hasHeaders) return fail(OTHER_ENCRYPTION)
  return block.der ? importDer(block.der, passphrase) : fail(UNREADABLE)
}

/** Overwrites `der`. */
async function importDer(der: Bytes, passphrase?: string): Promise<Result<SigningPair>> {
  try {
    const key = readPrivateDer(der)
    if (key.kind === 'pkcs8') return await importPkcs8(key.pkcs8, key.numbers)
    if (key.kind !== 'encrypted') return refusal(key)
    if (passphrase === undefined || passphrase === '') return fail(PASSPHRASE_NEEDED)
    const opened = await decryptPkcs8(der, passphrase)
    if (!opened.ok) return fail(opened.why === 'unsupported' ? OTHER_ENCRYPTION : WRONG_PASSPHRASE)
    return await importOpened(opened.pkcs8)
  } finally {
    der.fill(0)
  }
}

/** One wrong passphrase in 256 gives a padding that looks right, and then no key. Overwrites its input. */
async function importOpened(opened: Bytes): Promise<Result<SigningPair>> {
  try {
    const key = readPrivateDer(opened)
    if (key.kind === 'pkcs8') return await importPkcs8(key.pkcs8, key.numbers)
    return key.kind === 'other-algorithm' ? refusal(key) : fail(WRONG_PASSPHRASE)
  } finally {
    opened.fill(0)
  }
}

function refusal(
  key: Exclude<ReturnType<typeof readPrivateDer>, { kind: 'pkcs8' } | { kind: 'encrypted' }>,
): Result<never> {
  if (key.kind === 'other-algorithm') return fail(otherAlgorithm(key.what, 'The key'))
  return fail(key.kind === 'public' ? PUBLIC : UNREADABLE)
}

/** Overwrites `pkcs8`. */
async function importPkcs8(pkcs8: Bytes, numbers: RsaNumbers): Promise<Result<SigningPair>> {
  const unfit = unfitNumbers(numbers, 'the key')
  const publicKey = publicJwk(numbers)
  try {
    if (unfit) return fail(unfit)
    return await tried(crypto.subtle.importKey('pkcs8', pkcs8, RS256, false, ['sign']), publicKey)
  } finally {
    pkcs8.fill(0)
  }
}

async function importJwk(file: Uint8Array): Promise<Result<SigningPair>> {
  const { value } = readJsonText(new TextDecoder().decode(file))
  if (!isObject(value)) return fail(UNREADABLE)
  if (Array.isArray(value.keys)) return fail(KEY_SET)
  if (typeof value.kty === 'string' && value.kty !== 'RSA') {
    return fail(otherAlgorithm('a key of another type', 'The key'))
  }
  const numbers = numbersOf(value)
  if (!numbers) return fail(UNREADABLE)
  if (value.d === undefined) return fail(PUBLIC)
  const unfit = unfitNumbers(numbers, 'the key')
  if (unfit) return fail(unfit)
  // The numbers alone: key_ops or ext of the file must not decide what the key may do here.
  const named = JWK_NUMBERS.map((name) => [name, value[name]] as const)
  const jwk: JsonWebKey = { kty: 'RSA', ...Object.fromEntries(named) }
  return tried(crypto.subtle.importKey('jwk', jwk, RS256, false, ['sign']), publicJwk(numbers))
}

function numbersOf({ kty, n, e }: JsonObject): RsaNumbers | undefined {
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return undefined
  const [modulus, exponent] = [decodeBase64url(n), decodeBase64url(e)]
  return modulus && exponent ? { n: modulus, e: exponent } : undefined
}

/** The pair, once one signature of the private half has verified with the public half. */
async function tried(
  importing: Promise<CryptoKey>,
  publicKey: SigningPair['publicKey'],
): Promise<Result<SigningPair>> {
  try {
    const privateKey = await importing
    const verifier = await crypto.subtle.importKey('jwk', { ...publicKey }, RS256, false, [
      'verify',
    ])
    const signature = await crypto.subtle.sign(RS256, privateKey, SIGNED)
    const holds = await crypto.subtle.verify(RS256, verifier, signature, SIGNED)
    return holds ? ok({ privateKey, publicKey }) : fail(BROKEN)
  } catch {
    return fail(BROKEN)
  }
}

type Failure = Omit<Problem, 'retryable'>

const UNREADABLE: Failure = {
  code: 'private-key-unreadable',
  title: 'This is no private key that can be read.',
  detail: 'A private RSA key is expected: PKCS#8 or PKCS#1 as PEM or DER, or a private JWK.',
  hint: 'Look at it: openssl pkey -in private_key.pem -noout -text',
}

const PUBLIC: Failure = {
  code: 'private-key-is-public',
  title: 'This is a public key.',
  detail: 'Signing needs the private half, which the file does not hold.',
  hint: 'Choose the file with the private key.',
}

const KEY_SET: Failure = {
  code: 'private-key-is-set',
  title: 'This is a set of keys.',
  detail: 'One private key is expected.',
  hint: 'Take the one key out of the list: jq ".keys[0]" keys.json',
}

const OPENSSH: Failure = {
  code: 'private-key-openssh',
  title: 'The key is in OpenSSH’s own form.',
  detail: 'Only OpenSSH reads that form.',
  hint: 'Convert a copy in place: ssh-keygen -p -m PKCS8 -f copy-of-key',
}

const OTHER_ENCRYPTION: Failure = {
  code: 'private-key-encryption',
  title: 'The key is encrypted in a way that is not read here.',
  detail: 'PKCS#8 with PBES2, PBKDF2 and AES-CBC is read.',
  hint: 'Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000 -in private_key.pem -out converted.pem',
}

const PASSPHRASE_NEEDED: Failure = {
  code: 'passphrase-needed',
  title: 'The key is encrypted.',
  detail: 'Its passphrase is needed to open it. It stays in this page.',
  hint: 'Enter the passphrase and try again.',
}

const WRONG_PASSPHRASE: Failure = {
  code: 'wrong-passphrase',
  title: 'The passphrase does not open this key.',
  detail: 'Either the passphrase is another, or the file is damaged.',
  hint: 'Enter the passphrase again. To try it outside: openssl pkey -in private_key.pem -noout',
}

const BROKEN: Failure = {
  code: 'private-key-broken',
  title: 'The key does not work.',
  detail: 'Its numbers do not belong together: a signature made with it does not verify.',
  hint: 'Check it: openssl rsa -in private_key.pem -check -noout',
}

const TOO_LARGE: Failure = {
  code: 'private-key-too-large',
  title: 'The file is too large for a key.',
  detail: 'A private key has a few kilobytes; 64 KiB are read at most.',
}
