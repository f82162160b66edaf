import { constants, createHash, createPrivateKey, privateEncrypt } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../verdict/model'
import { decodeAssertion } from './decode'
import type { JsonObject } from './model'
import {
  base64url,
  goodClaims,
  goodHeader,
  makeKey,
  mint,
  signBytes,
  signingInput,
  type TestKey,
} from './testing/mint'
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

describe('RS256 vectors', () => {
  const INVALID = ['key pass', 'signature fail signature-invalid 7000274']
  /** DigestInfo of SHA-256 up to the hash (RFC 8017 section 9.2). */
  const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

  function digest(input: string): Buffer {
    return createHash('sha256').update(input).digest()
  }

  /** The block that is signed, 256 bytes: 00 01 FF … 00 DigestInfo, or with parts exchanged. */
  function block(info: Buffer, { type = 1, padding = 255, tail = Buffer.alloc(0) } = {}): Buffer {
    const filler = Buffer.alloc(256 - 3 - info.length - tail.length, padding)
    return Buffer.concat([Buffer.from([0, type]), filler, Buffer.from([0]), info, tail])
  }

  /** Raw RSA with the private key: signs a block that no honest signer would. */
  function signBlock(input: string, bytes: Buffer): string {
    const privateKey = createPrivateKey({ key: { ...key.privateJwk }, format: 'jwk' })
    const signature = privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, bytes)
    return `${input}.${base64url(Uint8Array.from(signature))}`
  }

  it('accept the block of the standard, made by hand', async () => {
    const input = signingInput(goodHeader(), goodClaims())
    const made = signBlock(input, block(Buffer.concat([DIGEST_INFO, digest(input)])))
    expect(await lines(made, key.publicJwk)).toEqual(['key pass', 'signature pass'])
  })

  it('refuse every other block', async () => {
    const input = signingInput(goodHeader(), goodClaims())
    const hash = digest(input)
    const info = Buffer.concat([DIGEST_INFO, hash])
    const without = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), hash])
    const blocks: Record<string, Buffer> = {
      'block type 0': block(info, { type: 0, padding: 0 }),
      'block type 2': block(info, { type: 2 }),
      'padding of zeros': block(info, { padding: 0 }),
      'padding of other bytes': block(info, { padding: 254 }),
      'bytes after the hash (Bleichenbacher 2006)': block(info, { tail: Buffer.alloc(100, 7) }),
      'one byte after the hash': block(info, { tail: Buffer.from([0]) }),
      'no NULL parameters': block(without('302f300b06096086480165030402010420')),
      'long form length': block(without('308131300d060960864801650304020105000420')),
      'hash name SHA-1, hash SHA-256': block(without('302d300906052b0e03021a05000420')),
      'hash name SHA-512, hash SHA-256': block(without('3031300d060960864801650304020305000420')),
      'no DigestInfo': block(hash),
      'hash cut': block(info.subarray(0, -1)),
      'hash of something else': block(Buffer.concat([DIGEST_INFO, digest('x')])),
      'first byte 1': Buffer.concat([Buffer.from([1]), block(info).subarray(1)]),
    }
    for (const [name, bytes] of Object.entries(blocks)) {
      expect(await lines(signBlock(input, bytes), key.publicJwk), name).toEqual(INVALID)
    }
  })

  it('want a leading zero of the signature kept', async () => {
    for (let count = 0; ; count++) {
      const input = signingInput(goodHeader(), goodClaims({ jti: `try-${count}` }))
      const signature = await signBytes(key, input)
      if (signature[0] !== 0) continue
      expect(await lines(`${input}.${base64url(signature)}`, key.publicJwk)).toEqual([
        'key pass',
        'signature pass',
      ])
      const trimmed = `${input}.${base64url(signature.slice(1))}`
      expect(await lines(trimmed, key.publicJwk)).toEqual(INVALID)
      return
    }
  })

  it('refuse the signature plus the modulus, equal in arithmetic', async () => {
    const [input = '', signature64 = ''] = [
      token.slice(0, token.lastIndexOf('.')),
      token.split('.')[2],
    ]
    const number = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
    const sum = number(signature64) + number(String(key.publicJwk.n))
    const hex = sum.toString(16)
    const bytes = Buffer.from(hex.padStart(Math.ceil(hex.length / 2) * 2, '0'), 'hex')
    const made = `${input}.${base64url(Uint8Array.from(bytes))}`
    expect(await lines(made, key.publicJwk)).toEqual(INVALID)
  })

  it('refuse a signature made up for exponent 1', async () => {
    const input = signingInput(goodHeader(), goodClaims())
    const forged = block(Buffer.concat([DIGEST_INFO, digest(input)]))
    const text = `${input}.${base64url(Uint8Array.from(forged))}`
    expect(await lines(text, { ...key.publicJwk, e: 'AQ' })).toEqual([
      'key fail',
      'signature not-checked',
    ])
  })

  it.each([1024, 2048, 3072])('tell a key of %i bits by its modulus', async (bits) => {
    const sized = await makeKey('key-1', bits)
    const text = await mint(sized, goodHeader(), goodClaims())
    const expected = bits < 2048 ? 'signature fail weak-key 50032' : 'signature pass'
    expect(await lines(text, sized.publicJwk)).toEqual(['key pass', expected])
  })

  it('do not call a weak key weak when the signature is wrong', async () => {
    const weak = await makeKey('key-1', 1024)
    const text = await mint(weak, goodHeader(), goodClaims())
    const parts = text.split('.')
    const changed = `${signingInput(goodHeader(), goodClaims({ sub: 'other' }))}.${parts[2]}`
    expect(await lines(changed, weak.publicJwk)).toEqual(INVALID)
  })

  it('take leading zeros of modulus and exponent for what they are', async () => {
    const n = base64url(Uint8Array.from([0, ...Buffer.from(String(key.publicJwk.n), 'base64url')]))
    const jwk = { ...key.publicJwk, n, e: base64url(Uint8Array.of(0, 1, 0, 1)) }
    expect(await lines(token, jwk)).toEqual(['key pass', 'signature pass'])
  })
})
