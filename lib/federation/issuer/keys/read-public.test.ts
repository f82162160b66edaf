import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { rogueCertificate } from '../testing/certificates'
import { readPublicKeys } from './read-public'

let rsa: { publicKey: KeyObject; privateKey: KeyObject }
let other: KeyObject
let small: KeyObject
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
const ed = generateKeyPairSync('ed25519').publicKey

beforeAll(() => {
  rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  other = generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey
  small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
})

const pem = (key: KeyObject) => String(key.export({ type: 'spki', format: 'pem' }))
const jwk = (key: KeyObject) => ({ ...key.export({ format: 'jwk' }) })
const numbers = (key: KeyObject) => {
  const { n, e } = key.export({ format: 'jwk' })
  return { kty: 'RSA', n, e }
}

describe('readPublicKeys', () => {
  it('reads PEM, one or several, SubjectPublicKeyInfo and PKCS#1, with Windows line ends', async () => {
    const pkcs1 = String(other.export({ type: 'pkcs1', format: 'pem' }))
    const text = `# keys\n${pem(rsa.publicKey)}\n${pkcs1}`
    const wanted = { ok: true, value: [{ jwk: numbers(rsa.publicKey) }, { jwk: numbers(other) }] }
    expect(await readPublicKeys(text)).toEqual(wanted)
    expect(await readPublicKeys(text.replaceAll('\n', '\r\n'))).toEqual(wanted)
  })

  it('reads a JWK, a list and a key set, with their key ids', async () => {
    const one = { ...jwk(rsa.publicKey), kid: 'a', use: 'sig', alg: 'RS256' }
    const read = { jwk: numbers(rsa.publicKey), kid: 'a' }
    expect(await readPublicKeys(JSON.stringify(one))).toEqual({ ok: true, value: [read] })
    expect(await readPublicKeys(`\n${JSON.stringify([one])} `)).toEqual({ ok: true, value: [read] })
    const set = JSON.stringify({ keys: [one, jwk(other)] }, null, 2)
    expect(await readPublicKeys(set)).toEqual({
      ok: true,
      value: [read, { jwk: numbers(other) }],
    })
  })

  it('reads the key of a certificate, and refuses a chain', async () => {
    const { key } = await rogueCertificate('https://oidc.contoso.com')
    const [der] = key.x5c as string[]
    const certificate = `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`
    expect(await readPublicKeys(certificate)).toEqual({
      ok: true,
      value: [{ jwk: { kty: 'RSA', n: key.n, e: key.e } }],
    })
    expect(await readPublicKeys(certificate + certificate)).toMatchObject({
      problem: { code: 'certificate-chain' },
    })
  })

  it('strips zeros in front, so that both forms of a key give one key id', async () => {
    const { n } = jwk(rsa.publicKey)
    const padded = Buffer.concat([Buffer.of(0), Buffer.from(String(n), 'base64url')])
    const text = JSON.stringify({ kty: 'RSA', n: padded.toString('base64url'), e: 'AAEAAQ' })
    expect(await readPublicKeys(text)).toEqual({
      ok: true,
      value: [{ jwk: numbers(rsa.publicKey) }],
    })
  })

  it('keeps no kid that is empty or too long', async () => {
    for (const kid of ['', 'x'.repeat(201)]) {
      const read = await readPublicKeys(JSON.stringify({ ...jwk(rsa.publicKey), kid }))
      expect(read).toEqual({ ok: true, value: [{ jwk: numbers(rsa.publicKey) }] })
    }
  })

  it.each<[string, () => string, string]>([
    [
      'a private PEM',
      () => String(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      'private-key-given',
    ],
    [
      'a private PKCS#1 PEM',
      () => String(rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })),
      'private-key-given',
    ],
    ['a private JWK', () => JSON.stringify(jwk(rsa.privateKey)), 'private-key-given'],
    [
      'a set with one private key',
      () => JSON.stringify({ keys: [jwk(other), jwk(rsa.privateKey)] }),
      'private-key-given',
    ],
    [
      'a public and a private PEM',
      () => pem(rsa.publicKey) + String(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      'private-key-given',
    ],
    ['a small key', () => pem(small), 'key-too-small'],
    ['a small JWK', () => JSON.stringify(jwk(small)), 'key-too-small'],
    ['an EC key', () => pem(ec), 'key-algorithm'],
    ['an EC JWK', () => JSON.stringify({ keys: [jwk(ec)] }), 'key-algorithm'],
    ['an Ed25519 key', () => pem(ed), 'key-algorithm'],
    ['a key for encryption', () => JSON.stringify({ ...jwk(other), use: 'enc' }), 'key-purpose'],
    ['a key for PS256', () => JSON.stringify({ ...jwk(other), alg: 'PS256' }), 'key-purpose'],
    ['the exponent 1', () => JSON.stringify({ ...jwk(other), e: 'AQ' }), 'key-exponent'],
    ['an even exponent', () => JSON.stringify({ ...jwk(other), e: 'AQAA' }), 'key-exponent'],
    [
      'padded base64url',
      () => JSON.stringify({ ...jwk(other), e: 'AQAB=' }),
      'public-key-unreadable',
    ],
    ['an SSH key', () => 'ssh-rsa AAAAB3NzaC1yc2E= dev@contoso', 'public-key-ssh'],
    ['nothing', () => '', 'public-key-unreadable'],
    ['an empty set', () => '{"keys":[]}', 'public-key-unreadable'],
    ['another object', () => '{"issuer":"https://oidc.contoso.com"}', 'public-key-unreadable'],
    ['half a set', () => '{"keys":[', 'public-key-not-json'],
    ['two keys members', () => '{"keys":[],"keys":[]}', 'public-key-not-json'],
    [
      'a PEM of nonsense',
      () => '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      'public-key-unreadable',
    ],
    ['too much', () => ' '.repeat(256 * 1024 + 1), 'public-key-too-large'],
    [
      '101 keys',
      () => JSON.stringify({ keys: Array.from({ length: 101 }, () => jwk(other)) }),
      'public-key-too-many',
    ],
  ])('refuses %s', async (_, text, code) => {
    expect(await readPublicKeys(text())).toMatchObject({ ok: false, problem: { code } })
  })

  it('says which key it is and what to do with a private one', async () => {
    const mixed = await readPublicKeys(JSON.stringify({ keys: [jwk(other), jwk(ec)] }))
    expect(mixed).toMatchObject({
      problem: { detail: expect.stringMatching(/^Key 2 is of the type "EC"/) },
    })
    const given = await readPublicKeys(JSON.stringify(jwk(rsa.privateKey)))
    expect(given).toMatchObject({
      problem: { hint: expect.stringMatching(/^Remove the private key/) },
    })
    expect(JSON.stringify(given)).not.toContain(String(jwk(rsa.privateKey).d).slice(0, 12))
  })

  it('makes keys that node takes', async () => {
    const read = await readPublicKeys(pem(rsa.publicKey))
    if (!read.ok) throw new Error(read.problem.title)
    const [key] = read.value
    expect(key && pem(createPublicKey({ key: { ...key.jwk }, format: 'jwk' }))).toBe(
      pem(rsa.publicKey),
    )
  })
})

describe('a text of many beginnings', () => {
  it.each([
    ['without an end', '-----BEGIN '.repeat(20_000)],
    ['with one end', `${'-----BEGIN A-----\n'.repeat(12_000)}-----END A-----`],
    ['with ends without a beginning', `-----BEGIN ${'-----END '.repeat(24_000)}`],
  ])('%s takes linear time', async (_, text) => {
    const started = process.cpuUsage()
    expect((await readPublicKeys(text)).ok).toBe(false)
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_500)
  })

  it('hides no key that stands behind it', async () => {
    const text = `-----BEGIN PUBLIC KEY-----\ncut off\n${pem(rsa.publicKey)}`
    expect(await readPublicKeys(text)).toMatchObject({ value: [{ jwk: numbers(rsa.publicKey) }] })
  })
})
