import { decodeBase64url } from './base64url'
import type { JsonObject } from './model'

/** A public RSA key of a key set, its numbers decoded. */
export interface RsaKey {
  readonly jwk: JsonObject
  readonly n: string
  readonly e: string
  readonly modulus: Uint8Array
  readonly exponent: Uint8Array
  /** Length of the modulus in bits. */
  readonly bits: number
}

function own(jwk: JsonObject, name: string): unknown {
  return Object.hasOwn(jwk, name) ? jwk[name] : undefined
}

/** An own member of a JWK that is a text, or undefined: inherited names never count. */
export function ownText(jwk: JsonObject, name: string): string | undefined {
  const value = own(jwk, name)
  return typeof value === 'string' ? value : undefined
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  let start = 0
  while (start < bytes.length && bytes[start] === 0) start++
  return bytes.subarray(start)
}

function decodeNumber(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || text === '') return undefined
  const decoded = decodeBase64url(text)
  if (!decoded.ok) return undefined
  const bytes = withoutLeadingZeros(decoded.bytes)
  return bytes.length === 0 ? undefined : bytes
}

/** Reads the public RSA numbers of a JWK; undefined where they are missing or not strict base64url. */
export function readRsaKey(jwk: JsonObject): RsaKey | undefined {
  const n = ownText(jwk, 'n')
  const e = ownText(jwk, 'e')
  const modulus = decodeNumber(n)
  const exponent = decodeNumber(e)
  if (n === undefined || e === undefined || !modulus || !exponent) return undefined
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24
  return { jwk, n, e, modulus, exponent, bits }
}

/** True for an exponent with which a signature can be made up (1) or cannot exist (even). */
export function isBrokenExponent(exponent: Uint8Array): boolean {
  const last = exponent.at(-1) ?? 0
  return last % 2 === 0 || (exponent.length === 1 && last === 1)
}

/** Members of private keys, elliptic curves included. Source: RFC 7518 6.2.2, 6.3.2; RFC 8037 2. */
export const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth']

/** True when a JWK carries members of a private RSA or elliptic curve key. */
export function hasPrivateMembers(jwk: JsonObject): boolean {
  return PRIVATE_MEMBERS.some((name) => Object.hasOwn(jwk, name))
}
