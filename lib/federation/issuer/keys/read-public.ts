import { isBrokenExponent, ownText, readRsaKey } from '../../assertion/jwk'
import { fail, ok, type Problem, type Result } from '../../result'
import { encodeBase64url, withoutLeadingZeros } from '../base64url'
import { readCertificate } from '../der'
import { isObject, type JsonObject, readJsonText } from '../strict-json'
import type { RsaPublicJwk } from './model'
import { pemBlocks } from './pem'
import { privateMembers } from './private-members'
import { type RsaNumbers, readPublicDer } from './rsa-der'

export interface ReadPublicKey {
  readonly jwk: RsaPublicJwk
  /** The id that the source gives the key. */
  readonly kid?: string
}

/** The limit of a key set that is probed (`lib/probe`). */
const TEXT_LENGTH_MAX = 256 * 1024
/** Entra stores the first 100 keys of an issuer. */
const KEYS_MAX = 100
const BITS_MIN = 2048
const KID_LENGTH_MAX = 200

type OneKey = Result<ReadPublicKey>

/**
 * Reads public RSA keys from what people have at hand: PEM of public keys (SubjectPublicKeyInfo or
 * PKCS#1), one certificate, a JWK, a key set such as `kubectl get --raw /openid/v1/jwks` prints.
 *
 * All or nothing: one key that Entra cannot use refuses the text, and the problem says which. Private
 * material is refused before anything else is read.
 */
export async function readPublicKeys(text: string): Promise<Result<readonly ReadPublicKey[]>> {
  if (text.length > TEXT_LENGTH_MAX) return fail(TOO_LARGE)
  if (privateMembers(text).length > 0) return fail(PRIVATE)
  const trimmed = text.trim()
  const keys = /^[[{]/.test(trimmed) ? readJson(trimmed) : readPem(trimmed)
  if (keys.length === 0) return fail(trimmed.startsWith('ssh-') ? SSH : UNREADABLE)
  if (keys.length > KEYS_MAX) return fail(TOO_MANY)
  const read: ReadPublicKey[] = []
  for (const key of keys) {
    if (!key.ok) return key
    read.push(key.value)
  }
  return ok(read)
}

/** Says why numbers make no key that Entra and good sense accept; undefined when they do. */
export function unfitNumbers({ n, e }: RsaNumbers, which: string): Problem | undefined {
  const modulus = withoutLeadingZeros(n)
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24
  if (bits < BITS_MIN) {
    return {
      code: 'key-too-small',
      title: 'The key is too small.',
      detail: `The RSA modulus of ${which} has ${Math.max(0, bits)} bits. Keys below 2048 bits are within reach of attackers (RFC 7518 3.3).`,
      hint: 'Make a new key of 2048 bits or more.',
      retryable: false,
    }
  }
  if (isBrokenExponent(withoutLeadingZeros(e)) || e.length === 0) {
    return {
      code: 'key-exponent',
      title: 'The key has an impossible exponent.',
      detail: `With the exponent of ${which} signatures can be made up, or cannot exist.`,
      hint: 'Make a new key; the exponent should be 65537.',
      retryable: false,
    }
  }
  return undefined
}

/** The refusal of a key that is not RSA. */
export function otherAlgorithm(what: string, which: string): Problem {
  return {
    code: 'key-algorithm',
    title: 'The key is not an RSA key.',
    detail: `${which} is ${what}. Entra takes assertions signed with RS256 only, which needs an RSA key.`,
    hint: 'Make an RSA key: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out private_key.pem',
    retryable: false,
  }
}

function readJson(text: string): readonly OneKey[] {
  const { value, isJson, duplicateMember } = readJsonText(text)
  if (!isJson) return [fail(NOT_JSON)]
  if (duplicateMember !== undefined) return [fail(DOUBLED)]
  const list = isObject(value) && Array.isArray(value.keys) ? value.keys : value
  const keys: readonly unknown[] = Array.isArray(list) ? list : [list]
  return keys.map((key, index) => readJwk(key, keys.length === 1 ? 'The key' : `Key ${index + 1}`))
}

function readJwk(value: unknown, which: string): OneKey {
  if (!isObject(value)) return fail(UNREADABLE)
  const kty = ownText(value, 'kty')
  if (kty === undefined) return fail(UNREADABLE)
  if (kty !== 'RSA')
    return fail(otherAlgorithm(`of the type ${JSON.stringify(kty.slice(0, 20))}`, which))
  const purpose = wrongPurpose(value)
  if (purpose !== undefined) return fail(otherPurpose(`${which} ${purpose}`))
  const key = readRsaKey(value)
  if (!key) return fail(UNREADABLE)
  const kid = ownText(value, 'kid')
  return keyOf({ n: key.modulus, e: key.exponent }, which, kid)
}

function wrongPurpose(jwk: JsonObject): string | undefined {
  const use = ownText(jwk, 'use')
  const alg = ownText(jwk, 'alg')
  if (use !== undefined && use !== 'sig') return 'is not for signatures (its use is another).'
  if (alg !== undefined && alg !== 'RS256') return 'is for another algorithm than RS256.'
  return undefined
}

function readPem(text: string): readonly OneKey[] {
  const blocks = pemBlocks(new TextEncoder().encode(text))
  // The other certificates of a chain belong to authorities; their keys must not be published.
  if (blocks.filter(({ label }) => label === 'CERTIFICATE').length > 1) return [fail(CHAIN)]
  return blocks.map(({ label, der }, index): OneKey => {
    const which = blocks.length === 1 ? 'The key' : `Key ${index + 1}`
    if (!der) return fail(UNREADABLE)
    if (label === 'CERTIFICATE') {
      const rsa = readCertificate(der)?.rsa
      return rsa ? keyOf(rsa, which) : fail(CERTIFICATE)
    }
    const read = readPublicDer(der)
    if (!read) return fail(UNREADABLE)
    return 'other' in read ? fail(otherAlgorithm(read.other, which)) : keyOf(read, which)
  })
}

function keyOf(numbers: RsaNumbers, which: string, kid?: string): OneKey {
  const unfit = unfitNumbers(numbers, which === 'The key' ? 'the key' : which.toLowerCase())
  if (unfit) return fail(unfit)
  const isUsable = kid !== undefined && kid !== '' && kid.length <= KID_LENGTH_MAX
  return ok({ jwk: publicJwk(numbers), ...(isUsable && { kid }) })
}

/** Numbers as a JWK, in their shortest form. */
export function publicJwk({ n, e }: RsaNumbers): RsaPublicJwk {
  return {
    kty: 'RSA',
    n: encodeBase64url(withoutLeadingZeros(n)),
    e: encodeBase64url(withoutLeadingZeros(e)),
  }
}

function otherPurpose(detail: string): Omit<Problem, 'retryable'> {
  return {
    code: 'key-purpose',
    title: 'A key is for something else.',
    detail: `${detail} Entra checks assertions with RS256 only.`,
    hint: 'Leave that key out and try again.',
  }
}

const PRIVATE = {
  code: 'private-key-given',
  title: 'This text holds a private key.',
  detail: 'Only the public half belongs here. Nothing was read from it and nothing was sent.',
  hint: 'Remove the private key and give its public half: openssl pkey -in private_key.pem -pubout',
}

const UNREADABLE = {
  code: 'public-key-unreadable',
  title: 'This is no public key that can be read.',
  detail: 'A public RSA key is expected: PEM, a certificate, a JWK or a key set.',
  hint: 'From a private key: openssl pkey -in private_key.pem -pubout. From a cluster: kubectl get --raw /openid/v1/jwks',
}

const SSH = {
  code: 'public-key-ssh',
  title: 'This is an SSH public key.',
  detail: 'Its form is that of authorized_keys, which key sets do not use.',
  hint: 'Convert it: ssh-keygen -e -m PKCS8 -f key.pub',
}

const NOT_JSON = {
  code: 'public-key-not-json',
  title: 'The text is not valid JSON.',
  detail: 'It begins like a JWK or a key set, but cannot be read to its end.',
  hint: 'Copy the whole output, from the first to the last brace.',
}

const DOUBLED = {
  code: 'public-key-not-json',
  title: 'A member stands twice in one object.',
  detail: 'Readers disagree on which of the two counts.',
  hint: 'Remove one of them.',
}

const CHAIN = {
  code: 'certificate-chain',
  title: 'There is more than one certificate.',
  detail:
    'The other certificates of a chain hold the keys of authorities, which must not be published.',
  hint: 'Give the first certificate only.',
}

const CERTIFICATE = {
  code: 'key-algorithm',
  title: 'The certificate holds no RSA key.',
  detail: 'It cannot be read, or its key is of another kind. Entra takes RS256 only.',
  hint: 'Look at it: openssl x509 -in cert.pem -noout -text',
}

const TOO_LARGE = {
  code: 'public-key-too-large',
  title: 'The text is too large.',
  detail: 'A key set has 256 KiB at most.',
}

const TOO_MANY = {
  code: 'public-key-too-many',
  title: 'There are more than 100 keys.',
  detail: 'Entra keeps the first 100 keys of an issuer.',
  hint: 'Leave out the keys that sign no more.',
}
