import { createHmac } from 'node:crypto'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ApiTokenConfig, verifyApiToken } from './api-token'

const CONFIG: ApiTokenConfig = {
  tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  cloud: 'public',
  apiScope: 'Fedcred.Use',
}
const OTHER = '11112222-bbbb-3333-cccc-4444dddd5555'
const NOW = new Date('2026-09-01T12:00:00Z')
const SECONDS = Math.floor(NOW.getTime() / 1_000)
const CLAIMS = {
  iss: `https://login.microsoftonline.com/${CONFIG.tenantId}/v2.0`,
  aud: CONFIG.clientId,
  tid: CONFIG.tenantId,
  azp: CONFIG.clientId,
  ver: '2.0',
  scp: 'Fedcred.Use',
  oid: '22223333-cccc-4444-dddd-5555eeee6666',
  iat: SECONDS - 60,
  nbf: SECONDS - 60,
  exp: SECONDS + 3_600,
}
const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'k1' }

let keys: JWTVerifyGetKey
let sign: (claims: object, header?: object) => Promise<string>
let foreign: (claims: object, header?: object) => Promise<string>
let publicText = ''

beforeAll(async () => {
  const own = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  publicText = JSON.stringify(jwk)
  keys = createLocalJWKSet({ keys: [jwk] })
  const signer =
    (key: CryptoKey) =>
    async (claims: object, header: object = HEADER) =>
      new SignJWT(claims as Record<string, unknown>)
        .setProtectedHeader(header as typeof HEADER)
        .sign(key)
  sign = signer(own.privateKey)
  foreign = signer(other.privateKey)
})

const verify = (token: string | null, config = CONFIG) =>
  verifyApiToken(token === null ? null : `Bearer ${token}`, config, { keys, now: NOW })

const b64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

describe('verifyApiToken', () => {
  it('accepts a token of the page', async () => {
    expect(await verify(await sign(CLAIMS))).toEqual({
      ok: true,
      caller: { tenantId: CONFIG.tenantId, objectId: CLAIMS.oid },
    })
    expect((await verify(await sign({ ...CLAIMS, scp: 'User.Read Fedcred.Use' }))).ok).toBe(true)
  })

  it.each<[string, object]>([
    ['issuer', { iss: `https://login.microsoftonline.com/${OTHER}/v2.0` }],
    ['issuer', { iss: `${CLAIMS.iss}/` }],
    ['issuer', { iss: `https://sts.windows.net/${CONFIG.tenantId}/` }],
    ['issuer', { iss: undefined }],
    ['audience', { aud: OTHER }],
    ['audience', { aud: `api://${CONFIG.clientId}` }],
    ['audience', { aud: [CONFIG.clientId] }],
    ['audience', { aud: [CONFIG.clientId, OTHER] }],
    ['audience', { aud: undefined }],
    ['graph-token', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['tenant', { tid: OTHER }],
    ['tenant', { tid: undefined }],
    ['tenant', { tid: CONFIG.tenantId.toUpperCase() }],
    ['version', { ver: '1.0' }],
    ['version', { ver: 2 }],
    ['client', { azp: OTHER }],
    ['client', { azp: undefined }],
    ['scope', { scp: 'User.Read' }],
    ['scope', { scp: 'Fedcred.UseAll' }],
    ['app-only', { scp: undefined }],
    ['app-only', { scp: undefined, roles: ['Fedcred.Use'] }],
    ['app-only', { idtyp: 'app' }],
    ['object-id', { oid: undefined }],
    ['object-id', { oid: 'me@contoso.com' }],
    ['times', { exp: undefined }],
    ['times', { iat: undefined }],
    ['times', { nbf: undefined }],
    ['times', { exp: (SECONDS + 3_600) * 1_000 }],
    ['times', { exp: SECONDS - 120, iat: SECONDS - 60 }],
    ['times', { exp: SECONDS + 365 * 86_400 }],
    ['times', { exp: String(SECONDS + 60) }],
    ['ERR_JWT_EXPIRED', { iat: SECONDS - 7_200, nbf: SECONDS - 7_200, exp: SECONDS - 3_600 }],
    ['ERR_JWT_CLAIM_VALIDATION_FAILED', { nbf: SECONDS + 600 }],
  ])('refuses claims: %s %j', async (reason, change) => {
    const claims = JSON.parse(JSON.stringify({ ...CLAIMS, ...change })) as object
    expect(await verify(await sign(claims))).toEqual({ ok: false, reason })
  })

  it('refuses a token without name, of another shape or of another key', async () => {
    const good = await sign(CLAIMS)
    const [header = '', claims = '', signature = ''] = good.split('.')
    const cases: readonly [string | null, string][] = [
      [null, 'no-token'],
      ['', 'shape'],
      ['x', 'shape'],
      [`${good}.x`, 'shape'],
      [`${good} `, 'shape'],
      [`${header}.${claims}.`, 'shape'],
      [`${header}.${claims}.${signature}=`, 'shape'],
      ['a'.repeat(100_000), 'shape'],
      [`${b64('[]')}.${claims}.${signature}`, 'encoding'],
      [
        `${b64(`{"alg":"RS256","alg":"none","typ":"JWT","kid":"k1"}`)}.${claims}.${signature}`,
        'encoding',
      ],
      [
        `${header}.${b64(`{"tid":"x",${JSON.stringify(CLAIMS).slice(1)}`)}.${signature}`,
        'encoding',
      ],
      [await foreign(CLAIMS), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
      [await foreign(CLAIMS, { ...HEADER, kid: 'other' }), 'ERR_JWKS_NO_MATCHING_KEY'],
      [
        `${header}.${b64({ ...CLAIMS, oid: OTHER })}.${signature}`,
        'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      ],
      [`${b64({ ...HEADER, alg: 'none' })}.${claims}.${signature}`, 'algorithm'],
      [`${b64({ ...HEADER, typ: 'at+jwt' })}.${claims}.${signature}`, 'type'],
      [`${b64({ alg: 'RS256', kid: 'k1' })}.${claims}.${signature}`, 'type'],
      [`${b64({ alg: 'RS256', typ: 'JWT' })}.${claims}.${signature}`, 'key-id'],
      [`${b64({ ...HEADER, jwk: {} })}.${claims}.${signature}`, 'header-member'],
      [
        `${b64({ ...HEADER, jku: 'https://fabrikam.com' })}.${claims}.${signature}`,
        'header-member',
      ],
      [`${b64({ ...HEADER, crit: ['b64'] })}.${claims}.${signature}`, 'header-member'],
      [`${b64({ ...HEADER, zip: 'DEF' })}.${claims}.${signature}`, 'header-member'],
    ]
    for (const [token, reason] of cases) {
      expect(await verify(token), String(token).slice(0, 40)).toEqual({ ok: false, reason })
    }
    const hs = `${b64({ ...HEADER, alg: 'HS256' })}.${claims}`
    const mac = createHmac('sha256', publicText).update(hs).digest('base64url')
    expect(await verify(`${hs}.${mac}`)).toEqual({ ok: false, reason: 'algorithm' })
    expect((await verifyApiToken(`bearer ${good}`, CONFIG, { keys, now: NOW })).ok).toBe(false)
    expect((await verifyApiToken(good, CONFIG, { keys, now: NOW })).ok).toBe(false)
  })

  it('expects the issuer of the configured cloud', async () => {
    const china = { ...CONFIG, cloud: 'china' as const }
    expect(await verify(await sign(CLAIMS), china)).toEqual({ ok: false, reason: 'issuer' })
    const iss = `https://login.partner.microsoftonline.cn/${CONFIG.tenantId}/v2.0`
    expect((await verify(await sign({ ...CLAIMS, iss }), china)).ok).toBe(true)
  })
})
