import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate'
import type { CheckInput } from './model'
import {
  AUDIENCE,
  GITHUB,
  githubClaims,
  githubCredential,
  KID,
  NOW,
  NOW_SECONDS,
} from './testing/tokens'

/** Every class of token defect through the whole verdict: outcome, class and what Entra would answer. */

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = (key: KeyObject, kid = KID) => ({ ...key.export({ format: 'jwk' }), kid, use: 'sig' })
const jwks = { keys: [jwk(rsa.publicKey)] }

const encode = (text: string | object) =>
  Buffer.from(typeof text === 'string' ? text : JSON.stringify(text)).toString('base64url')
const HEADER = { alg: 'RS256', kid: KID, typ: 'JWT' }

function token(
  header: string | object = {},
  claims: string | object = {},
  key: KeyObject = rsa.privateKey,
): string {
  const head = typeof header === 'string' ? header : { ...HEADER, ...header }
  const body = typeof claims === 'string' ? claims : githubClaims(claims as Record<string, unknown>)
  const input = `${encode(head)}.${encode(body)}`
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`
}

const good = token()
const [goodHeader = '', goodPayload = '', goodSignature = ''] = good.split('.')
const json = (changes: object = {}) =>
  JSON.stringify(githubClaims(changes as Record<string, unknown>))

interface Case {
  readonly token: string
  readonly code: number | null
  readonly verdict?: 'rejected' | 'accepted' | 'undetermined'
  readonly input?: Partial<CheckInput>
}

function hmac(): string {
  const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const input = `${encode({ ...HEADER, alg: 'HS256' })}.${goodPayload}`
  return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`
}

const CASES: Readonly<Record<string, Case>> = {
  structure: { token: 'a.b', code: 50027 },
  'signature-missing': { token: `${goodHeader}.${goodPayload}.`, code: 50027 },
  'encrypted-token': {
    token: `${encode({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`,
    code: 50027,
  },
  wrapper: { token: `"${good}"`, code: null, verdict: 'accepted' },
  'not-a-token': {
    token: '-----BEGIN PRIVATE KEY-----\nfake\n-----END PRIVATE KEY-----',
    code: null,
  },
  base64: { token: `${goodHeader}=.${goodPayload}.${goodSignature}`, code: 50027 },
  json: { token: token('{"alg":'), code: 50027 },
  'duplicate-member': { token: token({}, json().replace('{', '{"sub":"x",')), code: null },
  prototype: {
    token: token({}, json().replace('{', '{"__proto__":{"a":1},')),
    code: null,
    verdict: 'accepted',
  },
  display: { token: token({}, { note: 'a\u202eb' }), code: null, verdict: 'accepted' },
  size: { token: token({}, { note: 'x'.repeat(70_000) }), code: null },
  'alg-none': { token: `${encode({ ...HEADER, alg: 'none' })}.${goodPayload}.`, code: 5002738 },
  'alg-missing': { token: token({ alg: undefined }), code: 5002738 },
  'alg-unsupported': { token: token({ alg: 'ES256' }), code: 5002738 },
  'alg-symmetric': { token: token({ alg: 'HS256' }), code: 5002738 },
  'alg-confusion': { token: hmac(), code: 5002738 },
  crit: { token: token({ crit: ['b64'], b64: false }), code: 5002726 },
  'embedded-key': { token: token({ jwk: jwk(rsa.publicKey) }), code: 5002726 },
  'remote-key': { token: token({ jku: 'https://a.example/keys' }), code: 5002726 },
  'kid-missing': { token: token({ kid: undefined }), code: 5002723 },
  'kid-unknown': { token: token({ kid: KID.toUpperCase() }), code: 7000272 },
  'kid-invalid': { token: token({ kid: 7 }), code: null },
  'kid-hostile': { token: token({ kid: '../../etc/passwd' }), code: 7000272 },
  zip: { token: token({ zip: 'DEF' }), code: 5002726 },
  nested: { token: token({ cty: 'JWT' }), code: 5002726 },
  typ: { token: token({ typ: 'at+jwt' }), code: 5002727 },
  'signature-invalid': { token: token({}, {}, other.privateKey), code: 7000274 },
  'weak-key': {
    token: token({}, {}, weak.privateKey),
    code: 50032,
    input: { jwks: { keys: [jwk(weak.publicKey)] } },
  },
  'duplicate-kid': {
    token: good,
    code: null,
    verdict: 'accepted',
    input: { jwks: { keys: [jwk(other.publicKey), jwk(rsa.publicKey)] } },
  },
  'claim-missing': { token: token({}, { aud: undefined }), code: 90014 },
  'claim-type': { token: token({}, { exp: String(NOW_SECONDS + 100) }), code: null },
  'claim-type-lenient': {
    token: token({}, { iat: NOW_SECONDS - 10.5 }),
    code: null,
    verdict: 'accepted',
  },
  'claim-units': { token: token({}, { exp: (NOW_SECONDS + 100) * 1000 }), code: 70023 },
  'claim-order': { token: token({}, { exp: NOW_SECONDS + 10, iat: NOW_SECONDS + 20 }), code: null },
  expired: {
    token: token({}, { iat: NOW_SECONDS - 900, nbf: NOW_SECONDS - 900, exp: NOW_SECONDS - 301 }),
    code: 700024,
  },
  skew: { token: token({}, { exp: NOW_SECONDS - 5 }), code: null, verdict: 'accepted' },
  'not-yet-valid': {
    token: token({}, { nbf: NOW_SECONDS + 301, exp: NOW_SECONDS + 900 }),
    code: 700024,
  },
  'iat-future': {
    token: token({}, { iat: NOW_SECONDS + 301, exp: NOW_SECONDS + 900 }),
    code: null,
    verdict: 'accepted',
  },
  lifetime: { token: token({}, { exp: NOW_SECONDS - 10 + 90_001 }), code: 70023 },
  'aud-mismatch': { token: token({}, { aud: AUDIENCE.toLowerCase() }), code: 700212 },
  'aud-multiple': { token: token({}, { aud: [AUDIENCE, 'b'] }), code: 5002741 },
  'aud-cloud': { token: token({}, { aud: `${AUDIENCE}USGov` }), code: 700212 },
  'iss-mismatch': { token: token({}, { iss: `${GITHUB}/` }), code: 700211 },
  'iss-whitespace': { token: token({}, { iss: `${GITHUB} ` }), code: 700211 },
  'iss-refused': {
    token: token({}, { iss: 'https://10.0.0.1' }),
    code: null,
    input: { credentials: [githubCredential({ issuer: 'https://10.0.0.1' })] },
  },
  'sub-mismatch': { token: token({}, { sub: 'repo:contoso/payments:pull_request' }), code: 700213 },
  'sub-format': {
    token: token({}, { sub: 'repo:contoso@1/payments@2:environment:prod' }),
    code: 700213,
  },
  'sub-too-long': {
    token: token({}, { sub: 'x'.repeat(601) }),
    code: null,
    input: { credentials: [githubCredential({ subject: 'x'.repeat(601) })] },
  },
  'sensitive-token': {
    token: token(
      {},
      {
        iss: 'https://sts.windows.net/00000000-0000-4000-8000-000000000001/',
        aud: 'https://graph.microsoft.com',
      },
    ),
    code: 700211,
  },
}

describe('class', () => {
  it.each(Object.entries(CASES))(
    '%s',
    async (id, { token: text, code, verdict = 'rejected', input }) => {
      const result = await evaluate({
        token: text,
        credentials: [githubCredential()],
        jwks,
        now: NOW,
        ...input,
      })
      const told = result.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn')
      expect(told.map((check) => check.class)).toContain(id)
      expect(result.verdict).toBe(verdict)
      expect(result.error?.code ?? null).toBe(code)
      // A warning stands in the list, once; a secret is never repeated.
      const warned = told.some((check) => check.class === id && check.outcome === 'warn')
      expect(result.warnings.filter((warning) => warning.class === id)).toHaveLength(warned ? 1 : 0)
      expect(JSON.stringify(result)).not.toContain(goodSignature)
    },
  )

  it('an undocumented algorithm that verifies is left open', async () => {
    const head = encode({ ...HEADER, alg: 'RS384' })
    const input = `${head}.${goodPayload}`
    const text = `${input}.${sign('sha384', Buffer.from(input), rsa.privateKey).toString('base64url')}`
    const result = await evaluate({
      token: text,
      credentials: [githubCredential()],
      jwks,
      now: NOW,
    })
    expect(result.checks.find(({ id }) => id === 'signature')?.outcome).toBe('warn')
    expect(result.verdict).toBe('undetermined')
    expect(result.warnings.map((warning) => warning.class)).toEqual(['alg-unsupported'])
  })

  it('a certificate in the header is left open', async () => {
    const result = await evaluate({
      token: token({ x5c: ['fake'] }),
      credentials: [githubCredential()],
      jwks,
      now: NOW,
    })
    expect(result.verdict).toBe('undetermined')
    expect(result.warnings.map((warning) => warning.class)).toEqual(['embedded-key'])
  })

  it('a space around the issuer matches nothing, not even itself', async () => {
    const iss = `${GITHUB} `
    const result = await evaluate({
      token: token({}, { iss }),
      credentials: [githubCredential({ issuer: iss })],
      jwks,
      now: NOW,
    })
    expect(result).toMatchObject({ verdict: 'rejected', matched: null, mismatches: ['issuer'] })
    expect(result.error?.code).toBe(700211)
  })

  it('control: no finding', async () => {
    const result = await evaluate({
      token: good,
      credentials: [githubCredential()],
      jwks,
      now: NOW,
    })
    expect(result.verdict).toBe('accepted')
    expect(result.checks.every(({ outcome }) => outcome !== 'fail' && outcome !== 'warn')).toBe(
      true,
    )
  })

  it.each([
    [90_000, 'accepted'],
    [90_001, 'rejected'],
  ])('a lifetime of %i s is %s', async (life, verdict) => {
    const text = token({}, { iat: NOW_SECONDS, nbf: NOW_SECONDS, exp: NOW_SECONDS + life })
    const result = await evaluate({
      token: text,
      credentials: [githubCredential()],
      jwks,
      now: NOW,
    })
    expect(result.verdict).toBe(verdict)
  })

  it.each([
    ['exp', 90014, { iss: undefined }],
    ['exp', 700024, { exp: undefined }],
    ['iat', 70023, { iat: undefined }],
  ])('a missing claim is answered by its own code', async (_, code, changes) => {
    const result = await evaluate({
      token: token({}, changes),
      credentials: [githubCredential()],
      jwks,
      now: NOW,
    })
    expect(result.error?.code).toBe(code)
  })
})
