import { calculateJwkThumbprint } from 'jose'
import {
  bitLength,
  decodeBase64,
  decodeBase64url,
  encodeBase64url,
  toBigInt,
  withoutLeadingZeros,
} from './base64url'
import { type CertificateFacts, readCertificate } from './der'
import { shown } from './identifier'
import type { KeyCard } from './model'
import { isObject, type JsonObject } from './strict-json'

/** Longest modulus shown whole, in base64url characters: 8192 bits and a little. */
const MODULUS_LENGTH_MAX = 1400
const FIELD_LENGTH_MAX = 200

/** What reading one member of `keys` found. Facts only; rules judge them. */
export interface KeyFacts {
  readonly index: number
  /** "key 2 (kid "abc")": safe to show. */
  readonly label: string
  readonly raw: JsonObject
  readonly kty?: string
  readonly kid?: string
  /** What is missing or has the wrong type, in words. */
  readonly malformed: readonly string[]
  /** Members that are not strict base64url. */
  readonly badBase64: readonly string[]
  /** Members that start with a zero byte. */
  readonly padded: readonly string[]
  readonly modulus?: bigint
  readonly exponent?: bigint
  /** Modulus and exponent in their shortest form. */
  readonly rsa?: { readonly n: Uint8Array; readonly e: Uint8Array }
  readonly bits?: number
  /** RFC 7638 SHA-256 after leading zeros were stripped; absent when malformed or symmetric. */
  readonly thumbprint?: string
  /** First certificate of `x5c`; `null` when it cannot be read. */
  readonly certificate?: CertificateFacts | null
  readonly certificateDer?: Uint8Array
}

/** Members that a key type needs, in the form of RFC 7518 6 and RFC 8037 2. */
const KEY_MEMBERS: Readonly<
  Record<string, { encoded: readonly string[]; named: readonly string[] }>
> = {
  RSA: { encoded: ['n', 'e'], named: [] },
  EC: { encoded: ['x', 'y'], named: ['crv'] },
  OKP: { encoded: ['x'], named: ['crv'] },
}

const CURVE_BITS: Readonly<Record<string, number>> = {
  'P-256': 256,
  'P-384': 384,
  'P-521': 521,
  secp256k1: 256,
}

/** Reads the members of a key set's `keys`. Never throws, whatever they hold. */
export function readKeys(keys: readonly unknown[]): Promise<readonly KeyFacts[]> {
  return Promise.all(keys.map(readKey))
}

/**
 * Key cards for the page: named members only, each cut to its limit, with RFC 7638 thumbprints.
 * Takes a parsed key set; returns nothing for what is none.
 */
export async function keyCards(jwks: unknown): Promise<readonly KeyCard[]> {
  if (!isObject(jwks) || !Array.isArray(jwks.keys)) return []
  return (await readKeys(jwks.keys)).filter(({ raw }) => raw !== NOT_A_KEY).map(keyCard)
}

const NOT_A_KEY: JsonObject = Object.freeze({})

async function readKey(value: unknown, index: number): Promise<KeyFacts> {
  if (!isObject(value)) {
    const label = `key ${index + 1}`
    return { ...BLANK, index, label, raw: NOT_A_KEY, malformed: ['it is not an object'] }
  }
  const kid = typeof value.kid === 'string' ? value.kid : undefined
  const kty = typeof value.kty === 'string' ? value.kty : undefined
  const members = readMembers(value, kty)
  const thumbprint = await thumbprintOf(value, kty, members)
  const bits = members.modulus === undefined ? curveBits(value) : bitLength(members.modulus)
  return {
    index,
    label: kid ? `key ${index + 1} (kid ${JSON.stringify(shown(kid, 60))})` : `key ${index + 1}`,
    raw: value,
    ...(kid !== undefined && { kid }),
    ...(kty !== undefined && { kty }),
    ...members,
    malformed: [...wrongTypes(value), ...members.malformed],
    ...(bits !== undefined && { bits }),
    ...(thumbprint !== undefined && { thumbprint }),
    ...readFirstCertificate(value),
  }
}

const BLANK = { malformed: [], badBase64: [], padded: [] }

type Members = Pick<KeyFacts, 'malformed' | 'badBase64' | 'padded' | 'modulus' | 'exponent' | 'rsa'>

function readMembers(key: JsonObject, kty: string | undefined): Members {
  const needed = Object.hasOwn(KEY_MEMBERS, kty ?? '') ? KEY_MEMBERS[kty ?? ''] : undefined
  if (!needed) return BLANK
  const malformed: string[] = []
  const badBase64: string[] = []
  const padded: string[] = []
  const decoded = new Map<string, Uint8Array>()
  for (const name of needed.encoded) {
    const text = key[name]
    if (typeof text !== 'string' || text === '') {
      malformed.push(
        text === undefined || text === '' ? `${name} is missing` : `${name} is no text`,
      )
      continue
    }
    const bytes = decodeBase64url(text)
    if (!bytes) badBase64.push(name)
    else if (kty === 'RSA') {
      if (bytes[0] === 0) padded.push(name)
      decoded.set(name, withoutLeadingZeros(bytes))
    }
  }
  for (const name of needed.named) {
    if (typeof key[name] !== 'string') malformed.push(`${name} is missing or no text`)
  }
  const n = decoded.get('n')
  const e = decoded.get('e')
  return {
    malformed,
    badBase64,
    padded,
    ...(n && { modulus: toBigInt(n) }),
    ...(e && { exponent: toBigInt(e) }),
    ...(n && e && n.length > 0 && e.length > 0 && { rsa: { n, e } }),
  }
}

/** Optional members of the wrong type. An absent member has rules of its own. */
function wrongTypes(key: JsonObject): readonly string[] {
  const wrong: string[] = []
  if (typeof key.kty !== 'string')
    wrong.push(key.kty === undefined ? 'kty is missing' : 'kty is no text')
  for (const name of ['kid', 'use', 'alg', 'x5t', 'x5t#S256']) {
    if (key[name] !== undefined && typeof key[name] !== 'string') wrong.push(`${name} is no text`)
  }
  for (const name of ['key_ops', 'x5c']) {
    const list = key[name]
    if (list === undefined) continue
    const isList = Array.isArray(list) && list.every((item) => typeof item === 'string')
    if (!isList) wrong.push(`${name} is no list of texts`)
  }
  return wrong
}

async function thumbprintOf(
  key: JsonObject,
  kty: string | undefined,
  { malformed, badBase64, rsa }: Members,
): Promise<string | undefined> {
  if (malformed.length > 0 || badBase64.length > 0) return undefined
  if (kty === 'RSA' && rsa) {
    return calculateJwkThumbprint({
      kty,
      n: encodeBase64url(rsa.n),
      e: encodeBase64url(rsa.e),
    })
  }
  const text = (name: string) => String(key[name])
  if (kty === 'EC') {
    return calculateJwkThumbprint({ kty, crv: text('crv'), x: text('x'), y: text('y') })
  }
  if (kty === 'OKP') return calculateJwkThumbprint({ kty, crv: text('crv'), x: text('x') })
  return undefined
}

function curveBits({ crv }: JsonObject): number | undefined {
  return typeof crv === 'string' && Object.hasOwn(CURVE_BITS, crv) ? CURVE_BITS[crv] : undefined
}

function readFirstCertificate({
  x5c,
}: JsonObject): Pick<KeyFacts, 'certificate' | 'certificateDer'> | undefined {
  if (!Array.isArray(x5c) || typeof x5c[0] !== 'string') return undefined
  const der = decodeBase64(x5c[0])
  if (!der) return { certificate: null }
  return { certificate: readCertificate(der) ?? null, certificateDer: der }
}

function keyCard(key: KeyFacts): KeyCard {
  const field = (name: string) => {
    const value = key.raw[name]
    return typeof value === 'string' && value !== ''
      ? { [name]: shown(value, FIELD_LENGTH_MAX) }
      : undefined
  }
  const n = key.rsa && encodeBase64url(key.rsa.n)
  const e = key.rsa && encodeBase64url(key.rsa.e)
  const whole = n && e && n.length <= MODULUS_LENGTH_MAX && e.length <= FIELD_LENGTH_MAX
  return {
    ...field('kid'),
    kty: shown(key.kty ?? '', FIELD_LENGTH_MAX),
    ...(key.bits !== undefined && { bits: key.bits }),
    ...field('alg'),
    ...field('use'),
    thumbprint: key.thumbprint ?? '',
    ...(whole && { n, e }),
  }
}
