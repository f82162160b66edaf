import { constants, createHash, createPrivateKey, privateEncrypt } from 'node:crypto'
import { compactVerify, importJWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
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
let token: string

beforeAll(async () => {
  key = await makeKey()
  token = await mint(key, goodHeader(), goodClaims())
})

async function lines(text: string, ...keys: readonly JsonObject[]): Promise<string[]> {
  return (await verifyAssertion(decodeAssertion(text), { keys })).map((check) =>
    [check.id, check.outcome, check.class, check.code]
      .filter((part) => part !== undefined)
      .join(' '),
  )
}

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

  it('agree with jose on a good token', async () => {
    const jwk = await importJWK({ ...key.publicJwk }, 'RS256')
    await expect(compactVerify(token, jwk, { algorithms: ['RS256'] })).resolves.toBeDefined()
    expect(await lines(token, key.publicJwk)).toEqual(['key pass', 'signature pass'])
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
