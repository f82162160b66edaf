import { withoutLeadingZeros } from '../base64url'
import { equalBytes } from '../der'
import { shown } from '../identifier'
import type { KeyFacts } from '../jwks'
import { isObject } from '../strict-json'
import { type IssuerRule, KEYS_MAX, NOTHING, named, type Sighting, when } from './rule'

const RFC7517 = 'RFC 7517 (JSON Web Key)'
const RFC7518 = 'RFC 7518 (JSON Web Algorithms)'
const ENTRA_CONSIDERATIONS =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations'
const KEY_SET_BYTES_MAX = 256 * 1024

/** Rules on the form of a key set: what keeps Entra from finding or reading a key. */
export const KEY_FORM_RULES: readonly IssuerRule[] = [
  {
    id: 'jwks-malformed',
    severity: 'high',
    title: 'The key set is malformed',
    why: 'Entra may refuse the whole set (AADSTS900612).',
    fix: 'Publish {"keys":[…]} whose members have the types of RFC 7517.',
    source: RFC7517,
    look: ({ jwks, keys }) => {
      if (!jwks?.isJson) return NOTHING
      const twice = jwks.duplicateMember
      const duplicate = when(
        twice !== undefined,
        `The member ${JSON.stringify(shown(twice ?? '', 60))} stands twice.`,
      )
      if (!keys) {
        const what = isObject(jwks.value) ? 'The key set has no keys array.' : 'It is no object.'
        return [{ message: what }, ...duplicate]
      }
      const bad = keys.filter(({ malformed }) => malformed.length > 0)
      return [
        ...duplicate,
        ...bad.map(({ label, malformed }) => ({
          message: `In ${label}: ${malformed.join(', ')}.`,
        })),
      ]
    },
  },
  {
    id: 'jwks-malformed-base64',
    severity: 'high',
    title: 'A key member is not strict base64url',
    why: 'Readers that are strict cannot load the key.',
    fix: 'Encode without padding, white space, plus and slash.',
    source: `${RFC7518}, 2`,
    look: ({ keys = [] }) =>
      keys
        .filter(({ badBase64 }) => badBase64.length > 0)
        .map(({ label, badBase64 }) => ({ message: `In ${label}: ${badBase64.join(', ')}.` })),
  },
  {
    id: 'jwks-unreachable',
    severity: 'high',
    title: 'The key set cannot be read',
    why: 'Without keys every exchange fails.',
    fix: 'Serve the key set as JSON at jwks_uri; look for a doubled or lost slash in the path.',
    source: 'OpenID Connect Discovery 1.0, 3',
    look: ({ jwks }) => when(jwks?.isJson === false, 'The key set is not JSON.'),
  },
  {
    id: 'jwks-no-usable-key',
    severity: 'high',
    title: 'No key could verify an RS256 token',
    why: 'RS256 is the only algorithm that Entra documents for federation.',
    fix: 'Publish an RSA key of 2048 bits or more with use sig and alg RS256.',
    source: ENTRA_CONSIDERATIONS,
    look: ({ keys }) =>
      when(
        keys !== undefined && !keys.some(isUsable),
        keys?.length === 0 ? 'The key set is empty.' : 'None of the keys fits RS256.',
      ),
  },
  {
    id: 'jwks-kid-missing',
    severity: 'high',
    title: 'A key has no key id',
    why: 'Entra looks keys up by kid; without one the exchange fails (AADSTS7000272).',
    fix: 'Give each key a kid and put the same value in the token header.',
    source: RFC7517,
    look: ({ keys = [] }) =>
      keys
        .filter(
          ({ raw, malformed }) =>
            isReadable(malformed) && (raw.kid === undefined || raw.kid === ''),
        )
        .map((key) => ({ message: `No kid in ${named(key)}.` })),
  },
  {
    id: 'jwks-duplicate-kid',
    severity: 'medium',
    title: 'Two different keys carry one key id',
    why: 'Readers take the first, the last or none, so rotation breaks by chance.',
    fix: 'Use the RFC 7638 thumbprint as kid.',
    source: RFC7517,
    look: ({ keys = [] }) =>
      groups(keys, ({ kid }) => kid || undefined)
        .filter((group) => new Set(group.map(identityOf)).size > 1)
        .map((group) => ({ message: `Keys ${numbers(group)} differ and share a kid.` })),
  },
  {
    id: 'jwks-duplicate-key',
    severity: 'low',
    title: 'The same key stands twice',
    why: 'It hides which key id is in use.',
    fix: 'Publish each key once.',
    source: RFC7517,
    look: ({ keys = [] }) =>
      groups(keys, ({ thumbprint }) => thumbprint).map((group) => ({
        message: `Keys ${numbers(group)} are one key (${group[0]?.thumbprint}).`,
      })),
  },
  {
    id: 'jwks-alg-mismatch',
    severity: 'medium',
    title: 'A key’s algorithm does not fit its type',
    why: 'A reader that believes alg verifies with the wrong method or with none.',
    fix: 'Set alg to RS256 on RSA keys.',
    source: `${RFC7518}, 3.1`,
    look: ({ keys = [] }) =>
      keys.flatMap((key): readonly Sighting[] => {
        const { alg } = key.raw
        if (typeof alg !== 'string' || key.kty === undefined || fits(alg, key.kty)) return NOTHING
        return [
          {
            message: `In ${named(key)}: alg ${JSON.stringify(shown(alg, 40))} on a ${shown(key.kty, 20)} key.`,
          },
        ]
      }),
  },
  {
    id: 'jwks-wrong-use',
    severity: 'high',
    title: 'A key is not meant for verifying',
    why: 'A key that is published for encryption or for signing may be skipped when a token is verified.',
    fix: 'Set use to sig, and key_ops to ["verify"] or leave it out.',
    source: `${RFC7517}, 4.2 and 4.3`,
    look: ({ keys = [] }) =>
      keys.flatMap((key): readonly Sighting[] => {
        const { use, key_ops: operations } = key.raw
        const ops = Array.isArray(operations) ? operations : undefined
        if (typeof use === 'string' && use !== 'sig') {
          return [{ message: `In ${named(key)}: use is ${JSON.stringify(shown(use, 20))}.` }]
        }
        if (ops && !ops.includes('verify')) {
          return [{ message: `In ${named(key)}: key_ops lacks verify.` }]
        }
        return when(
          keys.length === 1 && ops?.includes('sign') === true,
          `In ${named(key)}, the only key: key_ops holds sign.`,
        )
      }),
  },
  {
    id: 'jwks-x5c-mismatch',
    severity: 'medium',
    title: 'The certificate holds another key',
    why: 'Readers that take the key from x5c and readers that take n and e see two keys.',
    fix: 'Publish the certificate of this key, or leave x5c out.',
    source: `${RFC7517}, 4.7`,
    look: ({ keys = [] }) =>
      keys.flatMap(({ certificate, label, rsa }): readonly Sighting[] => {
        if (certificate === undefined || !rsa) return NOTHING
        if (certificate === null) return [{ message: `x5c of ${label} is no certificate.` }]
        const held = certificate.rsa
        const same =
          held &&
          equalBytes(withoutLeadingZeros(held.n), rsa.n) &&
          equalBytes(withoutLeadingZeros(held.e), rsa.e)
        return when(!same, `x5c of ${label} holds another key than n and e.`)
      }),
  },
  {
    id: 'jwks-oversize',
    severity: 'medium',
    title: 'The key set is too large',
    why: 'Entra stores the first 100 keys of an issuer; later ones may not be found.',
    fix: 'Remove keys that sign no more.',
    source: ENTRA_CONSIDERATIONS,
    look: ({ jwks, keys = [] }) => [
      ...when(keys.length > KEYS_MAX, `The key set has ${keys.length} keys.`),
      ...when((jwks?.bytes ?? 0) > KEY_SET_BYTES_MAX, 'The key set is over 256 KiB.'),
    ],
  },
  {
    id: 'jwks-use-missing',
    severity: 'low',
    title: 'A key does not say what it is for',
    why: 'Entra once found only keys with use sig; naming it is still the safe form.',
    fix: 'Add "use": "sig" and "alg": "RS256".',
    source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-spiffe',
    look: ({ keys = [] }) =>
      keys
        .filter(({ raw, malformed }) => isReadable(malformed) && raw.use === undefined)
        .map((key) => ({ message: `No use in ${named(key)}.` })),
  },
  {
    id: 'jwks-unsupported-key-type',
    severity: 'low',
    title: 'A key is of a type that Entra does not support',
    why: 'Tokens signed with it are refused (AADSTS5002738).',
    fix: 'Sign with an RSA key and RS256; leave the other key out if nothing else needs it.',
    source: ENTRA_CONSIDERATIONS,
    look: ({ keys = [] }) =>
      keys
        .filter(({ kty }) => kty !== undefined && kty !== 'RSA' && kty !== 'oct')
        .map((key) => ({ message: `${named(key)} is of type ${shown(key.kty ?? '', 20)}.` })),
  },
  {
    id: 'jwks-nonminimal-encoding',
    severity: 'low',
    title: 'A key member starts with a zero byte',
    why: 'Thumbprints made from it differ from everybody else’s.',
    fix: 'Encode n and e in as few bytes as possible.',
    source: `${RFC7518}, 6.3.1`,
    look: ({ keys = [] }) =>
      keys
        .filter(({ padded }) => padded.length > 0)
        .map(({ label, padded }) => ({ message: `In ${label}: ${padded.join(', ')}.` })),
  },
  {
    id: 'jwks-remote-reference',
    severity: 'low',
    title: 'A key points to another address',
    why: 'Following x5u or jku would let the key set choose what a reader fetches; we never do.',
    fix: 'Remove the member.',
    source: 'RFC 8725, 3.10',
    look: ({ keys = [] }) =>
      keys
        .filter(({ raw }) => 'x5u' in raw || 'jku' in raw)
        .map((key) => ({ message: `${named(key)} holds ${'x5u' in key.raw ? 'x5u' : 'jku'}.` })),
  },
]

/** A key that is an object; only then can a member be missing from it. */
function isReadable(malformed: readonly string[]): boolean {
  return !malformed.includes('it is not an object')
}

function isUsable({ kty, rsa, raw }: KeyFacts): boolean {
  const { use, alg } = raw
  return (
    kty === 'RSA' &&
    rsa !== undefined &&
    (use === undefined || use === 'sig') &&
    (alg === undefined || alg === 'RS256')
  )
}

/** Algorithms by the key type that they need (RFC 7518 3.1 and 4.1, RFC 8037, RFC 9864). */
const ALGORITHMS: Readonly<Record<string, RegExp>> = {
  RSA: /^(?:RS|PS)(?:256|384|512)$|^RSA(?:1_5|-OAEP(?:-\d+)?)$/,
  EC: /^ES(?:256K?|384|512)$|^ECDH-ES(?:\+A\d+KW)?$/,
  OKP: /^EdDSA$|^Ed(?:25519|448)$|^ECDH-ES(?:\+A\d+KW)?$/,
  oct: /^HS\d+$|^A\d+(?:GCM)?(?:KW)?$|^A\d+CBC-HS\d+$|^dir$|^PBES2-/,
  AKP: /^ML-DSA-\d+$/,
}

function fits(alg: string, kty: string): boolean {
  const family = Object.hasOwn(ALGORITHMS, kty) ? ALGORITHMS[kty] : undefined
  // Of a type that we do not know only "none" is surely wrong.
  return family ? family.test(alg) : alg.toLowerCase() !== 'none'
}

/** Groups of two or more that share a value. */
function groups(
  keys: readonly KeyFacts[],
  by: (key: KeyFacts) => string | undefined,
): readonly (readonly KeyFacts[])[] {
  const found = new Map<string, KeyFacts[]>()
  for (const key of keys) {
    const value = by(key)
    if (value === undefined) continue
    const group = found.get(value)
    if (group) group.push(key)
    else found.set(value, [key])
  }
  return [...found.values()].filter((group) => group.length > 1)
}

/** What makes a key the same key: its thumbprint, else its whole text. */
function identityOf({ thumbprint, raw, index }: KeyFacts): string {
  if (thumbprint !== undefined) return thumbprint
  try {
    return JSON.stringify(raw)
  } catch {
    return `nested too deeply, ${index}`
  }
}

function numbers(group: readonly KeyFacts[]): string {
  const list = group.map(({ index }) => index + 1)
  return list.length > 5 ? `${list.slice(0, 5).join(', ')}, …` : list.join(', ')
}
