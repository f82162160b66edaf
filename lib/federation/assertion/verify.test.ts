import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Check } from '../verdict/model'
import { decodeAssertion } from './decode'
import type { JsonObject } from './model'
import { base64url, goodClaims, goodHeader, makeKey, mint, type TestKey } from './testing/mint'
import { verifyAssertion } from './verify'

let key: TestKey
let other: TestKey
let token: string

beforeAll(async () => {
  ;[key, other] = await Promise.all([makeKey(), makeKey('key-2')])
  token = await mint(key, goodHeader(), goodClaims())
})

function verify(text: string, ...keys: readonly JsonObject[]): Promise<readonly Check[]> {
  return verifyAssertion(decodeAssertion(text), { keys })
}

/** `id outcome class code`, one a line, as short as a reader can compare. */
async function lines(text: string, ...keys: readonly JsonObject[]): Promise<string[]> {
  return (await verify(text, ...keys)).map((check) =>
    [check.id, check.outcome, check.class, check.code]
      .filter((part) => part !== undefined)
      .join(' '),
  )
}

const UNKNOWN = ['key fail kid-unknown 7000272', 'signature not-checked']

describe('the key', () => {
  it('is found by its exact kid, wherever it stands', async () => {
    expect(await lines(token, key.publicJwk)).toEqual(['key pass', 'signature pass'])
    expect(await lines(token, other.publicJwk, key.publicJwk)).toEqual([
      'key pass',
      'signature pass',
    ])
  })

  it('is unknown in other letter case, in an empty set, under an inherited name', async () => {
    expect(await lines(token)).toEqual(UNKNOWN)
    expect(await lines(token, { ...key.publicJwk, kid: 'KEY-1' })).toEqual(UNKNOWN)
    expect(await lines(token, Object.create(key.publicJwk))).toEqual([
      'key fail 900612',
      'signature not-checked',
    ])
    const [check] = await verify(token, { ...key.publicJwk, kid: 'KEY-1' })
    expect(check).toMatchObject({ expected: 'KEY-1', actual: 'key-1' })
    expect(check?.reason).toContain('letter case')
  })

  it('may be named by a thumbprint when there is no kid', async () => {
    const header = { alg: 'RS256', x5t: 'thumb' }
    const named = await mint(key, header, goodClaims())
    const passes = ['key pass', 'signature pass']
    expect(await lines(named, { ...key.publicJwk, kid: 'other', x5t: 'thumb' })).toEqual(passes)
    expect(await lines(named, { ...key.publicJwk, kid: 'thumb' })).toEqual(passes)
    expect(await lines(named, key.publicJwk)).toEqual(UNKNOWN)
    const sha256 = await mint(key, { alg: 'RS256', 'x5t#S256': 'long' }, goodClaims())
    expect(await lines(sha256, { ...key.publicJwk, 'x5t#S256': 'long' })).toEqual(passes)
  })

  it('warns, no more, without use, with private members, another alg or key_ops', async () => {
    const { use: _use, ...withoutUse } = key.publicJwk
    const odd: readonly JsonObject[] = [
      withoutUse,
      { ...key.publicJwk, d: 'AQAB' },
      { ...key.publicJwk, alg: 'RS512' },
      { ...key.publicJwk, key_ops: ['encrypt'] },
    ]
    for (const jwk of odd) {
      expect(await lines(token, jwk)).toEqual(['key pass', 'key warn', 'signature pass'])
    }
  })

  it('warns when Entra would not have stored it', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...other.publicJwk,
      kid: `k${index}`,
    }))
    expect(await lines(token, ...many, key.publicJwk)).toEqual([
      'key pass',
      'key warn',
      'signature pass',
    ])
    expect(await lines(token, ...many.slice(1), key.publicJwk)).toEqual([
      'key pass',
      'signature pass',
    ])
  })

  it.each<[string, JsonObject, string]>([
    ['for encryption', { use: 'enc' }, 'key fail 7000272'],
    ['an elliptic curve key', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, 'key fail 5002730'],
    ['a shared secret', { kty: 'oct', k: 'c2VjcmV0' }, 'key fail 5002730'],
    ['of no type', { kty: undefined }, 'key fail 900612'],
    ['of a made-up type', { kty: '__proto__' }, 'key fail 5002730'],
    ['without modulus', { n: undefined }, 'key fail 900612'],
    ['with a padded modulus', { n: 'AQAB==' }, 'key fail 900612'],
    ['with a modulus of zeros', { n: 'AAAA' }, 'key fail 900612'],
    ['with a numeric exponent', { e: 65537 }, 'key fail 900612'],
    ['with exponent 1', { e: 'AQ' }, 'key fail'],
    ['with an even exponent', { e: 'Ag' }, 'key fail'],
    ['of 65,536 bits', { n: base64url(new Uint8Array(8192).fill(255)) }, 'key fail'],
  ])('%s is refused and not tried', async (_, changes, expected) => {
    expect(await lines(token, { ...key.publicJwk, ...changes })).toEqual([
      expected,
      'signature not-checked',
    ])
  })

  it('in a set of junk is still found; a set without list is refused', async () => {
    const junk = [null, 1, 'text', [], {}] as unknown as readonly JsonObject[]
    expect(await lines(token, ...junk, key.publicJwk)).toEqual(['key pass', 'signature pass'])
    expect(await lines(token, ...junk)).toEqual(['key fail 900612', 'signature not-checked'])
    const decoded = decodeAssertion(token)
    const noList = {} as unknown as { keys: JsonObject[] }
    expect((await verifyAssertion(decoded, noList))[0]).toMatchObject({
      outcome: 'fail',
      code: 900612,
    })
  })

  it('named twice: any of the two may verify, equal entries are no matter', async () => {
    const twin = { ...other.publicJwk, kid: 'key-1' }
    expect(await lines(token, twin, key.publicJwk)).toEqual([
      'key pass',
      'key warn duplicate-kid',
      'signature pass',
    ])
    expect(await lines(token, key.publicJwk, { ...key.publicJwk })).toEqual([
      'key pass',
      'signature pass',
    ])
    expect(await lines(token, twin, { ...twin, n: 'broken=' })).toEqual([
      'key pass',
      'key warn duplicate-kid',
      'signature fail signature-invalid 7000274',
    ])
  })
})

describe('what cannot be checked', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('says so where the page has no WebCrypto', async () => {
    vi.stubGlobal('crypto', {})
    const checks = await verify(token, key.publicJwk)
    expect(checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'key not-checked',
      'signature not-checked',
    ])
  })

  it('is no wrong signature where the platform refuses the key', async () => {
    vi.stubGlobal('crypto', {
      subtle: { importKey: () => Promise.reject(new Error('no such key')) },
    })
    expect(await lines(token, key.publicJwk)).toEqual(['key pass', 'signature not-checked'])
  })

  it('says so: no key set, unreadable token, no usable key id, refused algorithm', async () => {
    const unchecked = async (text: string, jwks?: { keys: JsonObject[] }) =>
      (await verifyAssertion(decodeAssertion(text), jwks)).map(
        ({ id, outcome, reason }) => `${id} ${outcome} ${reason}`,
      )
    const keys = [key.publicJwk]
    expect(await unchecked(token)).toEqual([
      'key not-checked No key set was given.',
      'signature not-checked No key set was given.',
    ])
    expect(await unchecked('x.y', { keys })).toEqual([
      'key not-checked The token could not be read.',
      'signature not-checked The token could not be read.',
    ])
    const nameless = await mint(key, { alg: 'RS256' }, goodClaims())
    expect(await lines(nameless, ...keys)).toEqual(['key not-checked', 'signature not-checked'])
    const numeric = await mint(key, goodHeader({ kid: 1, x5t: 'key-1' }), goodClaims())
    expect(await lines(numeric, ...keys)).toEqual(['key not-checked', 'signature not-checked'])
    const elliptic = await mint(key, goodHeader({ alg: 'ES256' }), goodClaims())
    expect(await lines(elliptic, ...keys)).toEqual(['key pass', 'signature not-checked'])
  })

  it('header tricks change nothing about how the signature is checked', async () => {
    const tricks = {
      jwk: other.publicJwk,
      jku: 'https://a.example',
      crit: ['exp'],
      b64: false,
      zip: 'DEF',
    }
    const signed = await mint(key, goodHeader(tricks), goodClaims())
    expect(await lines(signed, key.publicJwk)).toEqual(['key pass', 'signature pass'])
    const self = await mint(
      other,
      goodHeader({ jwk: { ...other.publicJwk, kid: 'key-1' } }),
      goodClaims(),
    )
    expect(await lines(self, key.publicJwk)).toEqual([
      'key pass',
      'signature fail signature-invalid 7000274',
    ])
  })
})
