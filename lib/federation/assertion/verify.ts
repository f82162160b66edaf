import { importJWK } from 'jose'
import type { Check } from '../verdict/model'
import { type AlgorithmEntry, HMAC_HASHES, RSA_ALGORITHMS } from './algorithms'
import { isKeyConfusion } from './confusion'
import { isJsonObject } from './json'
import { hasPrivateMembers, isBrokenExponent, ownText, type RsaKey, readRsaKey } from './jwk'
import { isHostileKeyId, type KeyId, keyIdOf } from './key-id'
import { failed, notChecked, passed, shown, warned } from './make-check'
import type { DecodedAssertion, JsonObject } from './model'

/** Below this a key that verifies is refused. Entra's own minimum is not documented (AADSTS50032). */
const MIN_RSA_BITS = 2048
/** Larger keys are not tried: verifying one could keep the page busy for seconds. */
const MAX_RSA_BITS = 16_384
/** Entra stores the first 100 keys of an issuer (workload-identity-federation). */
const STORED_KEYS = 100
/** Keys tried when looking for an HMAC made with a public key. */
const MAX_CONFUSION_KEYS = 5

const KEY_TITLE = 'The key set holds the signing key'
const SIGNATURE_TITLE = 'The signature verifies'

interface Chosen {
  readonly checks: readonly Check[]
  /** Keys to try; empty when the key check failed. */
  readonly keys: readonly RsaKey[]
}

function carries(jwk: JsonObject, { parameter, value }: KeyId): boolean {
  // An issuer that publishes certificates often uses the thumbprint as kid.
  return ownText(jwk, 'kid') === value || (parameter !== 'kid' && ownText(jwk, parameter) === value)
}

function unknownKey(keys: readonly JsonObject[], { parameter, value }: KeyId): Check {
  const kids = keys.map((jwk) => ownText(jwk, 'kid')).filter((kid) => kid !== undefined)
  const near = kids.find((kid) => kid.toLowerCase() === value.toLowerCase())
  const hint = near === undefined ? '' : ' One differs in letter case only.'
  return failed('key', KEY_TITLE, {
    field: parameter,
    ...(kids.length === 0 ? {} : { expected: shown(near ?? kids.join(', ')) }),
    actual: shown(value),
    code: 7000272,
    class: isHostileKeyId(value) ? 'kid-hostile' : 'kid-unknown',
    reason: `The key set does not hold this key.${hint} Publish the key, or sign with a published one.`,
  })
}

function unusable(field: string, reason: string, code?: number): Check {
  return failed('key', KEY_TITLE, { field, reason, ...(code === undefined ? {} : { code }) })
}

/** Why a key with the right id cannot be used, or its numbers. */
function usableKey(jwk: JsonObject): RsaKey | Check {
  const kty = ownText(jwk, 'kty')
  if (kty === undefined) return unusable('kty', 'The key in the set has no kty.', 900612)
  if (kty === 'oct') {
    return unusable('kty', 'The key in the set is a shared secret. Publish an RSA key.', 5002730)
  }
  if (kty !== 'RSA') {
    return unusable('kty', `The key in the set is of type ${shown(kty)}; RS256 needs RSA.`, 5002730)
  }
  const use = jwk.use
  if (use !== undefined && use !== 'sig') {
    return unusable(
      'use',
      'The key in the set is not meant for signatures (use is not sig).',
      7000272,
    )
  }
  const key = readRsaKey(jwk)
  if (key === undefined) {
    return unusable('n', 'n or e of the key in the set is missing or not base64url.', 900612)
  }
  if (isBrokenExponent(key.exponent)) {
    return unusable('e', 'The exponent of the key is 1 or even: signatures can be made up.')
  }
  if (key.bits > MAX_RSA_BITS) {
    return unusable('n', `The key has ${key.bits} bits; keys above ${MAX_RSA_BITS} are not tried.`)
  }
  return key
}

function isCheck(value: RsaKey | Check): value is Check {
  return 'outcome' in value
}

/** What is odd about keys that can be used. */
function keyWarnings(keys: readonly RsaKey[], alg: unknown, position: number): Check[] {
  const warn = (field: string, reason: string) => warned('key', KEY_TITLE, { field, reason })
  const checks: Check[] = []
  if (keys.some(({ jwk }) => jwk.use === undefined)) {
    checks.push(
      warn(
        'use',
        'The key has no use. Entra was once seen to overlook such keys: publish use sig.',
      ),
    )
  }
  if (keys.some(({ jwk }) => hasPrivateMembers(jwk))) {
    checks.push(
      warn('d', 'The key set publishes a private key: anyone can sign. Replace the key now.'),
    )
  }
  const isTried = typeof alg === 'string' && RSA_ALGORITHMS.has(alg)
  if (isTried && keys.some(({ jwk }) => jwk.alg !== undefined && jwk.alg !== alg)) {
    checks.push(warn('alg', 'The key is published for another algorithm than the token uses.'))
  }
  const forOther = ({ jwk }: RsaKey) =>
    Array.isArray(jwk.key_ops) && !jwk.key_ops.includes('verify')
  if (keys.some(forOther)) {
    checks.push(warn('key_ops', 'The key is not published for verifying (key_ops).'))
  }
  if (position >= STORED_KEYS) {
    checks.push(
      warn(
        'keys',
        `Entra stores the first ${STORED_KEYS} keys of an issuer; this one comes later.`,
      ),
    )
  }
  return checks
}

function sameKey(first: JsonObject, second: JsonObject): boolean {
  return ['kty', 'n', 'e', 'crv', 'x', 'y', 'k'].every((name) => first[name] === second[name])
}

function chooseKeys(header: JsonObject, keys: readonly JsonObject[], keyId: KeyId): Chosen {
  const matching = keys.filter((jwk) => carries(jwk, keyId))
  const [first] = matching
  if (first === undefined) {
    const check = keys.some((jwk) => ownText(jwk, 'kty') === undefined)
      ? unusable('keys', 'The key set has entries that are no JWK.', 900612)
      : unknownKey(keys, keyId)
    return { checks: [check], keys: [] }
  }
  const duplicates = matching.some((jwk) => !sameKey(first, jwk))
    ? [
        warned('key', KEY_TITLE, {
          field: keyId.parameter,
          actual: shown(keyId.value),
          class: 'duplicate-kid',
          reason: 'This key id names two different keys. Which one Entra takes is not documented.',
        }),
      ]
    : []
  const judged = matching.map(usableKey)
  const usable = judged.filter((key): key is RsaKey => !isCheck(key))
  const refusal = judged.find(isCheck)
  if (usable.length === 0 && refusal !== undefined) {
    return { checks: [refusal, ...duplicates], keys: [] }
  }
  const warnings = keyWarnings(usable, header.alg, keys.indexOf(first))
  const found = passed('key', KEY_TITLE, { field: keyId.parameter, actual: shown(keyId.value) })
  return { checks: [found, ...duplicates, ...warnings], keys: usable }
}

/**
 * Tries one key. The algorithm is ours, from the table; only public numbers of the key are used.
 * Undefined when the platform cannot work with the key: that says nothing about the signature.
 */
async function verifies(
  algorithm: AlgorithmEntry,
  key: RsaKey,
  signature: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
): Promise<boolean | undefined> {
  // RFC 8017 section 8: a signature is exactly as long as the modulus.
  if (signature.length !== key.modulus.length) return false
  try {
    const imported = await importJWK({ kty: 'RSA', n: key.n, e: key.e }, algorithm.name)
    if (imported instanceof Uint8Array) return undefined
    return await crypto.subtle.verify(
      { name: algorithm.scheme, hash: algorithm.hash, saltLength: algorithm.saltLength },
      imported,
      signature,
      input,
    )
  } catch {
    return undefined
  }
}

function verifiedCheck(algorithm: AlgorithmEntry, key: RsaKey): Check {
  if (key.bits < MIN_RSA_BITS) {
    return failed('signature', SIGNATURE_TITLE, {
      field: 'n',
      expected: `at least ${MIN_RSA_BITS} bits`,
      actual: `${key.bits} bits`,
      code: 50032,
      class: 'weak-key',
      reason: 'The signature verifies, but the key is too short to trust.',
    })
  }
  if (algorithm.documented) return passed('signature', SIGNATURE_TITLE, { actual: algorithm.name })
  return warned('signature', SIGNATURE_TITLE, {
    field: 'alg',
    actual: algorithm.name,
    class: 'alg-unsupported',
    reason: `The signature verifies with ${algorithm.name}, which Entra does not document.`,
  })
}

async function signatureCheck(
  alg: unknown,
  keys: readonly RsaKey[],
  signature: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
): Promise<Check> {
  const algorithm = typeof alg === 'string' ? RSA_ALGORITHMS.get(alg) : undefined
  if (algorithm === undefined) {
    return notChecked('signature', SIGNATURE_TITLE, 'The algorithm of the header is not tried.')
  }
  if (keys.length === 0) {
    return notChecked('signature', SIGNATURE_TITLE, 'There is no key to verify with.')
  }
  let isUndecided = false
  for (const key of keys) {
    const verified = await verifies(algorithm, key, signature, input)
    if (verified === true) return verifiedCheck(algorithm, key)
    if (verified === undefined) isUndecided = true
  }
  if (isUndecided) {
    return notChecked('signature', SIGNATURE_TITLE, 'This platform cannot work with the key.')
  }
  return failed('signature', SIGNATURE_TITLE, {
    code: 7000274,
    class: 'signature-invalid',
    reason: 'The token was changed after signing, or another key signed it under this key id.',
  })
}

async function confusionCheck(
  alg: unknown,
  keys: readonly JsonObject[],
  signature: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
): Promise<Check | undefined> {
  if (typeof alg !== 'string' || !HMAC_HASHES.has(alg)) return undefined
  const candidates = keys
    .map(readRsaKey)
    .filter((key) => key !== undefined)
    .filter(({ bits }) => bits <= MAX_RSA_BITS)
    .slice(0, MAX_CONFUSION_KEYS)
  if (!(await isKeyConfusion(alg, candidates, signature, input))) return undefined
  return failed('signature', SIGNATURE_TITLE, {
    field: 'alg',
    actual: alg,
    code: 5002738,
    class: 'alg-confusion',
    reason: 'The token was signed with the public key as if it were a shared secret: a forgery.',
  })
}

function nothingChecked(reason: string): readonly Check[] {
  return [notChecked('key', KEY_TITLE, reason), notChecked('signature', SIGNATURE_TITLE, reason)]
}

/**
 * Verifies a decoded assertion against a key set: check `key` (AADSTS7000272, 5002730, 900612;
 * once more for each warning about the key) and then exactly one `signature` (7000274, 50032; 5002738 for an
 * HMAC made with the public key). A check that could not be made is `not-checked` with a reason.
 *
 * The key is found by exact comparison of its id as text. The algorithm comes from our own table
 * of RSA algorithms, of the key only `n` and `e` are used, and no header parameter but `alg` and
 * the key id is looked at. Algorithms that Entra does not document warn when they verify.
 */
export async function verifyAssertion(
  decoded: DecodedAssertion,
  jwks: { readonly keys: readonly JsonObject[] } | undefined,
): Promise<readonly Check[]> {
  const { header, signingInput, signature } = decoded
  if (header === undefined || signingInput === undefined || signature === undefined) {
    return nothingChecked('The token could not be read.')
  }
  if (jwks === undefined) return nothingChecked('No key set was given.')
  // Pages served without https have no WebCrypto.
  if (globalThis.crypto?.subtle === undefined) {
    return nothingChecked('Signatures can be checked on https pages only.')
  }
  if (!Array.isArray(jwks.keys)) {
    const check = unusable('keys', 'The key set has no list of keys.', 900612)
    return [check, notChecked('signature', SIGNATURE_TITLE, 'There is no key to verify with.')]
  }
  const keys = jwks.keys.map((jwk: unknown) => (isJsonObject(jwk) ? jwk : {}))
  const keyId =
    header.kid !== undefined && typeof header.kid !== 'string' ? undefined : keyIdOf(header)
  const chosen: Chosen =
    keyId === undefined
      ? { checks: [notChecked('key', KEY_TITLE, 'The header names no key.')], keys: [] }
      : chooseKeys(header, keys, keyId)
  const input = new TextEncoder().encode(signingInput)
  const bytes = Uint8Array.from(signature)
  const forged = await confusionCheck(header.alg, keys, bytes, input)
  return [...chosen.checks, forged ?? (await signatureCheck(header.alg, chosen.keys, bytes, input))]
}
