import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import { keyId, publishedKey } from './key-id'
import type { RsaPublicJwk } from './model'

// The public key printed at https://azure.github.io/azure-workload-identity/docs/topics/azwi/jwks.html
const AZWI: RsaPublicJwk = {
  kty: 'RSA',
  e: 'AQAB',
  n: 'ywg7HeKIFX3vleVKZHeYoNpuLHIDisnczYXrUdIGCNilCJFA1ymjG2UAADnt_FpYUsCVyKYJTqcxNbK4boNg_P3uK39OAqXabwYrilEZvsVJQKhzn8dXLeqAnM98L8eBpySU208KTsfMkS3Q6lqwurUP7c_a3g_1XRJukz_EmQxg9jLD_fQd5VwPTEo8HJQIFqIxFWzjTkkK5hbcL9Cclkf6RpeRyjh7Vem57Fu-jAlxDUiYiqyieM4OBNm4CQjiqDE8_xOC8viNpHNw542MYVDKSRnYui31lCOj32wBDphczR8BbnrZgbqN3K_zzB3gIjcGbWbbGA5xKJYqSu5uRwN89_CWrT3vGw5RN3XQPSbhGC4smgZkOCw3N9i1b-x-rrd-mRse6F95ONaoslCJUbJvxvDdb5X0P4_CVZRwJvUyP3OJ44ZvwzshA-zilG-QC9E1j2R9DTSMqOJzUuOxS0JIvoboteI1FAByV9KyU948zQRM7r7MMZYBKWIsu6h7',
}

describe('keyId', () => {
  it('derives both forms of the documented key', async () => {
    expect(await keyId(AZWI, 'kubernetes')).toBe('Me5VC6i4_4mymFj7T5rcUftFjYX70YoCfSnZB6-nBY4')
    expect(await keyId(AZWI, 'thumbprint')).toBe('EIGvE3p742dOm4s3mcEZQSdy05xCq3gfEWMIuviHNg0')
  })

  it.each([2048, 3072, 4096])('agrees with other implementations at %i bits', async (bits) => {
    const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export(
      {
        format: 'jwk',
      },
    )
    const jwk: RsaPublicJwk = { kty: 'RSA', n, e }
    const spki = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({
      type: 'spki',
      format: 'der',
    })
    expect(await keyId(jwk, 'kubernetes')).toBe(
      createHash('sha256').update(spki).digest('base64url'),
    )
    expect(await keyId(jwk, 'thumbprint')).toBe(await calculateJwkThumbprint({ ...jwk }))
  })

  it('does not care for members beside the numbers', async () => {
    const more = { ...AZWI, kid: 'other', use: 'enc', d: 'AQAB' }
    expect(await keyId(more, 'thumbprint')).toBe(await keyId(AZWI, 'thumbprint'))
    expect(await keyId(more, 'kubernetes')).toBe(await keyId(AZWI, 'kubernetes'))
  })

  it('throws for numbers that are not base64url', async () => {
    await expect(async () => keyId({ ...AZWI, e: 'AQ==' }, 'kubernetes')).rejects.toThrow()
  })
})

describe('publishedKey', () => {
  it('copies the named members and nothing else', () => {
    const full = { ...AZWI, d: 'secret', p: 'secret', ext: true, alg: 'PS256', use: 'enc' }
    expect(publishedKey(full, 'a')).toEqual({ ...AZWI, kid: 'a', use: 'sig', alg: 'RS256' })
  })
})
