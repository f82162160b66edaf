import { exportJWK, exportSPKI, generateKeyPair, importJWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { kubernetesKid } from './kubernetes-kid'

// The public key printed at https://azure.github.io/azure-workload-identity/docs/topics/azwi/jwks.html
const KEY = {
  kty: 'RSA',
  e: 'AQAB',
  n: 'ywg7HeKIFX3vleVKZHeYoNpuLHIDisnczYXrUdIGCNilCJFA1ymjG2UAADnt_FpYUsCVyKYJTqcxNbK4boNg_P3uK39OAqXabwYrilEZvsVJQKhzn8dXLeqAnM98L8eBpySU208KTsfMkS3Q6lqwurUP7c_a3g_1XRJukz_EmQxg9jLD_fQd5VwPTEo8HJQIFqIxFWzjTkkK5hbcL9Cclkf6RpeRyjh7Vem57Fu-jAlxDUiYiqyieM4OBNm4CQjiqDE8_xOC8viNpHNw542MYVDKSRnYui31lCOj32wBDphczR8BbnrZgbqN3K_zzB3gIjcGbWbbGA5xKJYqSu5uRwN89_CWrT3vGw5RN3XQPSbhGC4smgZkOCw3N9i1b-x-rrd-mRse6F95ONaoslCJUbJvxvDdb5X0P4_CVZRwJvUyP3OJ44ZvwzshA-zilG-QC9E1j2R9DTSMqOJzUuOxS0JIvoboteI1FAByV9KyU948zQRM7r7MMZYBKWIsu6h7',
}
const KID = 'Me5VC6i4_4mymFj7T5rcUftFjYX70YoCfSnZB6-nBY4'

describe('kubernetesKid', () => {
  it('agrees with the documented key', async () => {
    expect(await kubernetesKid(KEY)).toEqual({ ok: true, value: KID })
    expect(await kubernetesKid({ ...KEY, use: 'sig', alg: 'RS256', kid: 'other' })).toEqual({
      ok: true,
      value: KID,
    })
  })

  it('reads PEM, also with Windows line ends', async () => {
    const key = await importJWK(KEY, 'RS256', { extractable: true })
    if (key instanceof Uint8Array) throw new Error('not a key')
    const pem = await exportSPKI(key)
    expect(await kubernetesKid(pem)).toEqual({ ok: true, value: KID })
    expect(await kubernetesKid(pem.replaceAll('\n', '\r\n'))).toEqual({ ok: true, value: KID })
  })

  it.each(['ES256', 'ES384', 'ES512'])(
    'reads %s keys alike from JWK and PEM',
    async (algorithm) => {
      const { publicKey } = await generateKeyPair(algorithm, { extractable: true })
      const fromJwk = await kubernetesKid({ ...(await exportJWK(publicKey)) })
      expect(fromJwk).toMatchObject({ ok: true, value: expect.stringMatching(/^[\w-]{43}$/) })
      expect(await kubernetesKid(await exportSPKI(publicKey))).toEqual(fromJwk)
    },
  )

  it('ignores a private half that was pasted along', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    expect(await kubernetesKid({ ...(await exportJWK(privateKey)) })).toEqual(
      await kubernetesKid({ ...(await exportJWK(publicKey)) }),
    )
  })

  it.each([
    ['empty', ''],
    ['no PEM', 'hello'],
    ['a broken PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
    ['another kind of key', { kty: 'oct', k: 'AAAA' }],
    ['an unknown curve', { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' }],
    ['an empty key', { kty: 'RSA' }],
  ])('answers a problem for %s', async (_, key) => {
    expect(await kubernetesKid(key)).toMatchObject({
      ok: false,
      problem: { code: 'public-key-unreadable' },
    })
  })
})
