import { PRIVATE_MEMBERS } from '../../assertion/jwk'
import { bitLength } from '../base64url'
import { KNOWN_PUBLIC_KEYS } from '../data/known-public-keys'
import type { KeyFacts } from '../jwks'
import { someMember } from '../strict-json'
import { modulusWeakness, sharedPrimes } from '../weak-modulus'
import { type IssuerRule, KEYS_MAX, NOTHING, named, type Sighting, when } from './rule'

const RFC7517 = 'RFC 7517 (JSON Web Key)'
const BADKEYS = 'https://github.com/badkeys/badkeys'

const PRIVATE_NAMES: ReadonlySet<string> = new Set(PRIVATE_MEMBERS)

/** Rules on secrets in a key set and on keys that somebody else can compute or already has. */
export const KEY_STRENGTH_RULES: readonly IssuerRule[] = [
  {
    id: 'jwks-private-key-published',
    severity: 'critical',
    title: 'A private key is published',
    why: 'Everyone who reads the address can sign as every subject of the issuer.',
    fix: 'Remove the document and its older versions, make a new key, recreate the credentials, and review sign-ins back to the first publication.',
    source: RFC7517,
    look: ({ document, jwks, keys = [] }) => {
      const own = keys.filter(({ raw }) => holdsPrivate(raw))
      if (own.length > 0) {
        return own.map((key) => ({ message: `Private members are in ${named(key)}.` }))
      }
      return [
        ...when(holdsPrivate(jwks?.value), 'Private members are in the key set.'),
        ...when(holdsPrivate(document), 'Private members are in the discovery document.'),
      ]
    },
  },
  {
    id: 'jwks-symmetric-key-published',
    severity: 'critical',
    title: 'A shared secret is published',
    why: 'A symmetric key in public lets everyone sign what a reader of HS256 would accept.',
    fix: 'Remove it, and replace the secret wherever it is used.',
    source: RFC7517,
    look: ({ jwks, keys = [] }) => {
      const own = keys.filter(({ kty, raw }) => kty === 'oct' || hasMember(raw, 'k'))
      if (own.length > 0) return own.map(({ label }) => ({ message: `A symmetric key: ${label}.` }))
      return when(hasMember(jwks?.value, 'k'), 'A member k is in the key set.')
    },
  },
  {
    id: 'jwks-known-public-private-key',
    severity: 'critical',
    title: 'The private half of a key is public',
    why: 'Sample keys of standards, tutorials and test suites get copied; anyone can sign with them.',
    fix: 'Make a new key and treat everything signed so far as forged until shown otherwise.',
    source: 'RFC 7638 thumbprints of published private keys; see data/known-public-keys.ts',
    look: ({ keys = [] }) =>
      keys.flatMap((key) => {
        const place = KNOWN_PUBLIC_KEYS.get(key.thumbprint ?? '')
        return when(place !== undefined, `The private key of ${named(key)} is printed in ${place}.`)
      }),
  },
  {
    id: 'jwks-known-weak-key',
    severity: 'critical',
    title: 'A modulus has a known weakness',
    why: 'The private key can be computed from the public one.',
    fix: 'Make a new key with WebCrypto, OpenSSL or a hardware module.',
    source: BADKEYS,
    look: ({ keys = [] }) => {
      const tested = keys.slice(0, KEYS_MAX).filter(({ modulus = 0n }) => modulus > 0n)
      const shared = sharedPrimes(tested.map(({ modulus = 0n }) => modulus))
      return tested.flatMap((key, index): readonly Sighting[] => {
        const weakness = shared.has(index)
          ? 'it shares a prime with another key of the set'
          : modulusWeakness(key.modulus ?? 0n)
        return when(weakness !== undefined, `The modulus of ${named(key)} is weak: ${weakness}.`)
      })
    },
  },
  {
    id: 'jwks-weak-rsa',
    severity: 'high',
    title: 'An RSA modulus is too small or even',
    why: 'Keys below 2048 bits are within reach of attackers; an even modulus is no key at all.',
    fix: 'Use 2048 bits at least, 3072 or 4096 for a long life.',
    source: 'RFC 7518 3.3; RFC 8725 3.5',
    look: ({ keys = [] }) =>
      keys.flatMap((key): readonly Sighting[] => {
        if (key.modulus === undefined) return NOTHING
        const bits = bitLength(key.modulus)
        if (bits < 2048) return [{ message: `The modulus of ${named(key)} has ${bits} bits.` }]
        return when(key.modulus % 2n === 0n, `The modulus of ${named(key)} is even.`)
      }),
  },
  {
    id: 'jwks-weak-exponent',
    severity: 'high',
    title: 'An RSA exponent is unsafe or unusual',
    why: 'With the exponent 1 every message is its own signature; other odd choices invite faults.',
    fix: 'Use 65537.',
    source: BADKEYS,
    look: ({ keys = [] }) => keys.flatMap(exponentSighting),
  },
  {
    id: 'jwks-oversize-key',
    severity: 'low',
    title: 'An RSA modulus is very large',
    why: 'Verifying becomes slow, and readers may refuse it.',
    fix: 'Use 4096 bits at most.',
    source: BADKEYS,
    look: ({ keys = [] }) =>
      keys
        .filter(({ modulus = 0n }) => bitLength(modulus) > 8192)
        .map((key) => ({ message: `The modulus of ${named(key)} has ${key.bits} bits.` })),
  },
]

function holdsPrivate(value: unknown): boolean {
  return someMember(
    value,
    (name, member) =>
      PRIVATE_NAMES.has(name.toLowerCase()) ||
      (typeof member === 'string' && member.includes('PRIVATE KEY-----')),
  )
}

function hasMember(value: unknown, wanted: string): boolean {
  return someMember(value, (name) => name === wanted)
}

function exponentSighting(key: KeyFacts): readonly Sighting[] {
  const { exponent } = key
  if (exponent === undefined) return NOTHING
  const of = `The exponent of ${named(key)}`
  if (exponent === 1n) return [{ message: `${of} is 1.`, severity: 'critical' }]
  if (exponent % 2n === 0n) return [{ message: `${of} is even.`, severity: 'critical' }]
  if (exponent === 3n) return [{ message: `${of} is 3.`, severity: 'medium' }]
  const bits = bitLength(exponent)
  return bits > 32 ? [{ message: `${of} has ${bits} bits.`, severity: 'low' }] : NOTHING
}
