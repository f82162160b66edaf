import { jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { decodeBase64url } from '../base64url'
import { exportPrivateKey } from './export-private'
import { generateSigningPair } from './generate'
import { keyId } from './key-id'
import type { KeyBits } from './model'
import { signAssertion } from './sign'

/** Plan K2. The large sizes take seconds each, so fewer of them. */
const COUNTS: readonly (readonly [KeyBits, number])[] = [
  [2048, 24],
  [3072, 3],
  [4096, 2],
]

describe('generateSigningPair', () => {
  it.each(COUNTS)(
    'makes distinct keys of %i bits with 65537 (%i of them)',
    async (bits, count) => {
      const pairs = await Promise.all(
        Array.from({ length: count }, () => generateSigningPair({ bits, extractable: false })),
      )
      const ids = new Set<string>()
      for (const { privateKey, publicKey } of pairs) {
        expect(publicKey.e).toBe('AQAB')
        const modulus = decodeBase64url(publicKey.n)
        expect(modulus?.length).toBe(bits / 8)
        expect(modulus?.[0]).toBeGreaterThanOrEqual(0x80)
        expect(Object.keys(publicKey).sort()).toEqual(['e', 'kty', 'n'])
        expect(privateKey).toMatchObject({ extractable: false, usages: ['sign'], type: 'private' })
        await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
        await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow()
        await expect(exportPrivateKey(privateKey)).rejects.toThrow()
        await expect(exportPrivateKey(privateKey, 'passphrase')).rejects.toThrow()
        ids.add(await keyId(publicKey, 'thumbprint'))
      }
      expect(ids.size).toBe(count)
    },
    60_000,
  )
})

describe('signAssertion', () => {
  it('signs what another library verifies, byte for byte as given', async () => {
    const { privateKey, publicKey } = await generateSigningPair({ bits: 2048, extractable: false })
    const header = { alg: 'RS256', kid: 'a', typ: 'JWT' }
    const claims = { iss: 'https://oidc.contoso.com', sub: 'Zürich → dev', aud: 'x', exp: 4e9 }
    const assertion = await signAssertion(privateKey, header, claims)
    const { payload, protectedHeader } = await jwtVerify(
      assertion,
      { ...publicKey },
      {
        algorithms: ['RS256'],
      },
    )
    expect(payload).toEqual(claims)
    expect(protectedHeader).toEqual(header)
    expect(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()).toBe(
      JSON.stringify(claims),
    )
  })
})
