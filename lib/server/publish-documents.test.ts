import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { issuerDocuments } from '../federation/issuer/keys/documents'
import { generateSigningPair } from '../federation/issuer/keys/generate'
import { keyId, publishedKey } from '../federation/issuer/keys/key-id'
import type { PublishedKey } from '../federation/issuer/keys/model'
import { refusedDocuments } from './publish-documents'

const ISSUER = 'https://contosooidc.blob.core.windows.net/oidc'
const JWKS = 'openid/v1/jwks'
const DISCOVERY = '.well-known/openid-configuration'

let key: PublishedKey

beforeAll(async () => {
  const { publicKey } = await generateSigningPair({ bits: 2048, extractable: false })
  key = publishedKey(publicKey, await keyId(publicKey, 'kubernetes'))
})

/** The documents, each replaced where given: an object as JSON, a text as it is. */
function files({ jwks, discovery }: { jwks?: unknown; discovery?: unknown }) {
  const given: Record<string, unknown> = { [JWKS]: jwks, [DISCOVERY]: discovery }
  return issuerDocuments(ISSUER, [key]).map(({ path, text }) => {
    const value = given[path] ?? text
    return { path, text: typeof value === 'string' ? value : JSON.stringify(value) }
  })
}

describe('refusedDocuments', () => {
  it('lets the documents pass that the product makes, in any order', async () => {
    expect(await refusedDocuments(ISSUER, files({}))).toBeUndefined()
    expect(await refusedDocuments(ISSUER, files({}).reverse())).toBeUndefined()
  })

  it('says what was expected and what was there', async () => {
    const discovery = { ...documents(), issuer: `${ISSUER}/` }
    expect(await refusedDocuments(ISSUER, files({ discovery }))).toMatchObject({
      evidence: [{ field: 'issuer', expected: ISSUER, actual: `${ISSUER}/` }],
    })
  })

  const documents = () => {
    const [, discovery] = issuerDocuments(ISSUER, [key])
    return JSON.parse(discovery?.text ?? '') as Record<string, unknown>
  }
  it.each<[string, () => Parameters<typeof files>[0], string]>([
    [
      'another issuer',
      () => ({ discovery: { ...documents(), issuer: 'https://oidc.contoso.com' } }),
      'issuer-differs',
    ],
    [
      'a slash more',
      () => ({ discovery: { ...documents(), issuer: `${ISSUER}/` } }),
      'issuer-differs',
    ],
    ['no issuer', () => ({ discovery: { ...documents(), issuer: undefined } }), 'issuer-differs'],
    [
      'capitals in the issuer',
      () => ({ discovery: { ...documents(), issuer: ISSUER.replace('oidc.', 'OIDC.') } }),
      'issuer-differs',
    ],
    [
      'keys elsewhere',
      () => ({ discovery: { ...documents(), jwks_uri: 'https://fabrikam.com/jwks' } }),
      'jwks-uri-differs',
    ],
    [
      'keys that are not uploaded',
      () => ({ discovery: { ...documents(), jwks_uri: `${ISSUER}/other` } }),
      'jwks-uri-differs',
    ],
    ['a list', () => ({ jwks: [] }), 'document-not-json'],
    ['a page', () => ({ jwks: '<html></html>' }), 'document-not-json'],
    ['an empty text', () => ({ jwks: ' ' }), 'document-not-json'],
    ['a byte order mark', () => ({ jwks: `\uFEFF{"keys":[]}` }), 'document-not-json'],
    ['a member twice', () => ({ jwks: '{"keys":[],"keys":[]}' }), 'document-not-json'],
    [
      '33 levels',
      () => ({ jwks: `{"a":${'['.repeat(33)}${']'.repeat(33)}}` }),
      'document-not-json',
    ],
    [
      'a large document',
      () => ({ discovery: { ...documents(), note: 'x'.repeat(65_600) } }),
      'document-too-large',
    ],
    [
      'a large key set',
      () => ({ jwks: { keys: [], note: 'x'.repeat(262_200) } }),
      'document-too-large',
    ],
    ['an even exponent', () => ({ jwks: { keys: [{ ...key, e: 'AQAA' }] } }), 'documents-unsafe'],
    [
      'a key that everybody has',
      () => ({ jwks: { keys: [{ ...key, n: RFC7638 }] } }),
      'documents-unsafe',
    ],
    [
      'a symmetric key without its value',
      () => ({ jwks: { keys: [key, { kty: 'oct', kid: 's' }] } }),
      'documents-unsafe',
    ],
  ])('refuses %s', async (_, change, code) => {
    expect(await refusedDocuments(ISSUER, files(change()))).toMatchObject({
      code,
      retryable: false,
    })
  })

  // Plan K4 at the gate: every name at four depths, in both documents, and PEM.
  const NAMES = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
  const SECRET = 'planted-secret-value'
  const shapes = () =>
    NAMES.flatMap((name) => [
      { jwks: { keys: [{ ...key, [name]: SECRET }] } },
      { jwks: { keys: [key], [name]: SECRET } },
      { jwks: { keys: [{ ...key, ext: [{ [name.toUpperCase()]: SECRET }] }] } },
      { discovery: { ...documents(), jwks: { keys: [{ ...key, [name]: SECRET }] } } },
      { discovery: { ...documents(), note: JSON.stringify({ [name]: SECRET }) } },
      { jwks: `{"keys":[],"a":{"${name}":"${SECRET}"},"a":1}` },
      {
        jwks: `{"keys":[{"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}":"${SECRET}"}]}`,
      },
    ]).concat(
      ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'].map(
        (label) => ({
          jwks: {
            keys: [{ ...key, note: `-----BEGIN ${label}-----\n${SECRET}\n-----END ${label}-----` }],
          },
        }),
      ) as never[],
    )

  it('refuses 60 shapes of private material, names where, and repeats no value', async () => {
    const all = shapes()
    expect(all.length).toBeGreaterThanOrEqual(60)
    for (const shape of all) {
      const problem = await refusedDocuments(ISSUER, files(shape))
      expect(problem).toMatchObject({ code: 'private-key-in-documents' })
      expect(problem?.evidence?.length).toBeGreaterThan(0)
      expect(JSON.stringify(problem)).not.toContain(SECRET)
    }
  })
})

describe('a private key in a form that no search finds', () => {
  const real = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const pkcs8 = real.export({ format: 'der', type: 'pkcs8' })
  const pem = real.export({ format: 'pem', type: 'pkcs8' }).toString()
  const jwk = JSON.stringify(real.export({ format: 'jwk' }))
  const body = pem.split('\n').slice(1, -2).join('')
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const SHAPES: readonly (readonly [string, object])[] = [
    ['PKCS#8 in base64', { note: pkcs8.toString('base64') }],
    ['PKCS#8 in hex', { note: pkcs8.toString('hex') }],
    ['PKCS#8 as a certificate', { x5c: [body] }],
    ['PKCS#8 as the key id', { kid: pkcs8.toString('base64url') }],
    ['PEM in base64 after a space', { note: base64(` ${pem}`) }],
    ['PEM in percent signs', { note: encodeURIComponent(pem) }],
    ['a JWK in base64', { note: base64(jwk) }],
    ['a number under another name', { privateExponent: JSON.parse(jwk).d }],
    ['a name with a space that nobody sees', { 'd\u200b': JSON.parse(jwk).d }],
    ['an object as the key id', { kid: { a: body } }],
  ]

  it.each(SHAPES)('is not published: %s', async (_, more) => {
    const changed = files({ jwks: { keys: [{ ...key, ...more }] } })
    const problem = await refusedDocuments(ISSUER, changed)
    expect(problem?.code).toBe('documents-other-form')
    expect(JSON.stringify(problem)).not.toContain(body.slice(60, 160))
  })

  it('nor is anything beside what an issuer needs', async () => {
    const [, discovery] = issuerDocuments(ISSUER, [key])
    const document = JSON.parse(discovery?.text ?? '') as object
    const code = async (given: Parameters<typeof files>[0]) =>
      (await refusedDocuments(ISSUER, files(given)))?.code
    const other = 'documents-other-form'
    expect(await code({ discovery: { ...document, note: body } })).toBe(other)
    expect(await code({ discovery: { ...document, subject_types_supported: [body] } })).toBe(other)
    expect(await code({ jwks: { keys: [key], note: body } })).toBe(other)
    expect(await code({ jwks: { keys: [] } })).toBe(other)
    expect(await code({ jwks: { keys: [null] } })).toBe(other)
    expect(await code({ jwks: { keys: [{ ...key, use: 'enc' }] } })).toBe(other)
    // Whether the number is odd too depends on the key.
    const n = pkcs8.toString('base64url')
    expect(await code({ jwks: { keys: [{ ...key, n }] } })).toMatch(/^documents-/)
    expect(await code({ jwks: { keys: [{ ...key, n: key.n.slice(0, 171) }] } })).toMatch(
      /^documents-/,
    )
  })
})

/** Public key of RFC 7638 3.1, whose private half is printed in RFC 7517 A.2. */
const RFC7638 =
  '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw'
