import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HAS_OPENSSL, OpensslFolder } from '../testing/openssl'
import { exportPrivateKey } from './export-private'
import { generateSigningPair } from './generate'
import { importPrivateKey } from './import-private'
import { keyId } from './key-id'
import type { SigningPair } from './model'
import { readPublicKeys } from './read-public'

const bytes = (text: string) => new TextEncoder().encode(text)
let pair: SigningPair

beforeAll(async () => {
  pair = await generateSigningPair({ bits: 2048, extractable: true })
})

/** Code of the problem, or the key that was read. */
async function imported(file: Uint8Array, passphrase?: string) {
  const result = await importPrivateKey(file, passphrase)
  return result.ok ? result.value.publicKey : result.problem.code
}

describe('key files that openssl reads', () => {
  const folder = new OpensslFolder()
  afterAll(() => folder.end())

  // Plan K5: ten of ten.
  it.skipIf(!HAS_OPENSSL)(
    'opens ten of ten encrypted files, and none with a wrong passphrase',
    async () => {
      const passphrases = Array.from(
        { length: 9 },
        (_, index) => `right-${index}-${'x'.repeat(index)}`,
      )
      for (const [index, passphrase] of [...passphrases, 'schlüssel-→'].entries()) {
        const name = `k${index}.pem`
        folder.write(name, await exportPrivateKey(pair.privateKey, passphrase))
        folder.must(`pkcs8 -in ${name} -passin pass:${passphrase} -out opened.pem`)
        expect(await imported(folder.read('opened.pem'))).toEqual(pair.publicKey)
        expect(folder.run(`pkcs8 -in ${name} -passin pass:wrong-${index} -out no.pem`)).toBe(false)
      }
      // The strength that was promised, in openssl's own reading.
      const words = folder.output('asn1parse -in k0.pem')
      expect(words).toMatch(
        /PBES2[\s\S]+PBKDF2[\s\S]+INTEGER\s+:0927C0[\s\S]+hmacWithSHA256[\s\S]+aes-256-cbc/,
      )
    },
    60_000,
  )

  it.skipIf(!HAS_OPENSSL)('writes a plain file that openssl checks and signs with', async () => {
    folder.write('plain.pem', await exportPrivateKey(pair.privateKey))
    folder.must('rsa -in plain.pem -check -noout')
    folder.must('pkey -in plain.pem -pubout -out plain.pub')
    expect(await readPublicKeys(folder.text('plain.pub'))).toEqual({
      ok: true,
      value: [{ jwk: pair.publicKey }],
    })
    const lines = folder.text('plain.pem').trimEnd().split('\n')
    expect(lines[0]).toBe('-----BEGIN PRIVATE KEY-----')
    expect(lines.at(-1)).toBe('-----END PRIVATE KEY-----')
    expect(lines.slice(1, -2).every((line) => line.length === 64)).toBe(true)
  })

  it('refuses an empty passphrase instead of writing a plain file', async () => {
    await expect(exportPrivateKey(pair.privateKey, '')).rejects.toThrow(RangeError)
  })

  it('seals with a new salt each time, and opens what it wrote', async () => {
    const [one, two] = [
      await exportPrivateKey(pair.privateKey, 'right'),
      await exportPrivateKey(pair.privateKey, 'right'),
    ]
    expect(Buffer.from(one).equals(two)).toBe(false)
    expect(await imported(one, 'right')).toEqual(pair.publicKey)
    for (let index = 0; index < 3; index++) {
      expect(await imported(one, `wrong ${index}`)).toBe('wrong-passphrase')
    }
    expect(await imported(one)).toBe('passphrase-needed')
    expect(await imported(one, '')).toBe('passphrase-needed')
  }, 20_000)
})

describe.skipIf(!HAS_OPENSSL)('key files that openssl writes', () => {
  const folder = new OpensslFolder()
  afterAll(() => folder.end())

  /** Name of the file, what makes it, passphrase. */
  const FILES: readonly (readonly [string, string, string?])[] = [
    ['pkcs8.pem', 'pkey -in key.pem -out pkcs8.pem'],
    ['pkcs8.der', 'pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out pkcs8.der'],
    ['pkcs1.pem', 'rsa -in key.pem -traditional -out pkcs1.pem'],
    ['pkcs1.der', 'rsa -in key.pem -traditional -outform DER -out pkcs1.der'],
    ['pbes2.pem', 'pkcs8 -topk8 -in key.pem -passout pass:right -out pbes2.pem', 'right'],
    [
      'pbes2.der',
      'pkcs8 -topk8 -in key.pem -passout pass:right -outform DER -out pbes2.der',
      'right',
    ],
    [
      'aes128.pem',
      'pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1 -in key.pem -passout pass:right -out aes128.pem',
      'right',
    ],
    [
      'aes192.pem',
      'pkcs8 -topk8 -v2 aes-192-cbc -v2prf hmacWithSHA512 -in key.pem -passout pass:right -out aes192.pem',
      'right',
    ],
    [
      'genpkey.pem',
      'genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes-256-cbc -pass pass:right -out genpkey.pem',
      'right',
    ],
    ['genrsa.pem', 'genrsa -traditional -out genrsa.pem 3072'],
  ]

  beforeAll(() => folder.must('genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem'))

  it.each(FILES.map(([name, command, passphrase]) => ({ name, command, passphrase })))(
    '$name',
    async ({ name, command, passphrase }) => {
      folder.must(command)
      const passin = passphrase === undefined ? '' : ` -passin pass:${passphrase}`
      folder.must(`pkey -in ${name}${passin} -pubout -out ${name}.pub`)
      const file = folder.read(name)
      const result = await importPrivateKey(file, passphrase)
      const wanted = await readPublicKeys(folder.text(`${name}.pub`))
      if (!result.ok || !wanted.ok) throw new Error(JSON.stringify([result, wanted]))
      expect(result.value.publicKey).toEqual(wanted.value[0]?.jwk)
      expect(result.value.privateKey).toMatchObject({ extractable: false, usages: ['sign'] })
      // The caller's file is not touched.
      expect(Buffer.from(file).equals(folder.read(name))).toBe(true)
      if (passphrase !== undefined) {
        expect(await imported(file, 'wrong')).toBe('wrong-passphrase')
        expect(await imported(file)).toBe('passphrase-needed')
      }
    },
  )

  it('signs what openssl verifies', async () => {
    const result = await importPrivateKey(folder.read('key.pem'))
    if (!result.ok) throw new Error(result.problem.title)
    const signature = await crypto.subtle.sign(
      'RSASSA-PKCS1-v1_5',
      result.value.privateKey,
      bytes('a'),
    )
    folder.write('text', bytes('a'))
    folder.write('signature', new Uint8Array(signature))
    folder.must('pkey -in key.pem -pubout -out key.pub')
    folder.must('dgst -sha256 -verify key.pub -signature signature text')
  })

  it('agrees with openssl on the key id of Kubernetes', async () => {
    folder.must('pkey -in key.pem -pubout -outform DER -out spki.der')
    folder.must('pkey -in key.pem -pubout -out key.pub')
    folder.must('dgst -sha256 -binary -out digest spki.der')
    const read = await readPublicKeys(folder.text('key.pub'))
    if (!read.ok) throw new Error(read.problem.title)
    const ids = await Promise.all(read.value.map(({ jwk }) => keyId(jwk, 'kubernetes')))
    expect(ids).toEqual([Buffer.from(folder.read('digest')).toString('base64url')])
  })

  it.each<[string, string, string]>([
    [
      'des3.pem',
      'pkcs8 -topk8 -v2 des3 -in key.pem -passout pass:right -out des3.pem',
      'private-key-encryption',
    ],
    [
      'scrypt.pem',
      'pkcs8 -topk8 -scrypt -in key.pem -passout pass:right -out scrypt.pem',
      'private-key-encryption',
    ],
    [
      'old.pem',
      'rsa -in key.pem -traditional -aes256 -passout pass:right -out old.pem',
      'private-key-encryption',
    ],
    [
      'small.pem',
      'genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out small.pem',
      'key-too-small',
    ],
    [
      'ec.pem',
      'genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.pem',
      'key-algorithm',
    ],
    ['ec-old.pem', 'ecparam -name prime256v1 -genkey -noout -out ec-old.pem', 'key-algorithm'],
    ['ed.pem', 'genpkey -algorithm ED25519 -out ed.pem', 'key-algorithm'],
    [
      'pss.pem',
      'genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out pss.pem',
      'key-algorithm',
    ],
    [
      'ed-sealed.pem',
      'genpkey -algorithm ED25519 -aes-256-cbc -pass pass:right -out ed-sealed.pem',
      'key-algorithm',
    ],
    ['public.pem', 'pkey -in key.pem -pubout -out public.pem', 'private-key-is-public'],
    [
      'public.der',
      'pkey -in key.pem -pubout -outform DER -out public.der',
      'private-key-is-public',
    ],
  ])('%s: a clear refusal', async (name, command, code) => {
    folder.must(command)
    const result = await importPrivateKey(folder.read(name), 'right')
    expect(result).toMatchObject({ ok: false, problem: { code } })
    if (!result.ok && code === 'private-key-encryption') {
      // The line that is shown works.
      const line = (result.problem.hint ?? '').replace('Convert it: openssl ', '')
      folder.must(
        `${line.replaceAll('private_key.pem', name)} -passin pass:right -passout pass:right`,
      )
      expect(await imported(folder.read('converted.pem'), 'right')).toBeTypeOf('object')
    }
  })

  it('names the kind of key', async () => {
    const result = await importPrivateKey(folder.read('ed.pem'))
    expect(result.ok ? '' : result.problem.detail).toBe(
      'The key is an Ed25519 key. Entra takes assertions signed with RS256 only, which needs an RSA key.',
    )
  })
})

describe('importPrivateKey', () => {
  const jwkOf = (bits = 2048) =>
    generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ format: 'jwk' })
  const file = (value: unknown) => bytes(JSON.stringify(value))

  it('takes a private JWK, whatever its ext and key_ops say', async () => {
    const jwk = jwkOf()
    const result = await importPrivateKey(
      file({ ...jwk, ext: true, key_ops: ['verify'], kid: 'a' }),
    )
    if (!result.ok) throw new Error(result.problem.title)
    expect(result.value.publicKey).toEqual({ kty: 'RSA', n: jwk.n, e: jwk.e })
    expect(result.value.privateKey).toMatchObject({ extractable: false, usages: ['sign'] })
  })

  it('skips a byte order mark and spaces', async () => {
    expect(await imported(bytes(`\uFEFF\n ${JSON.stringify(jwkOf())}\n`))).toBeTypeOf('object')
  })

  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'private-key-unreadable'],
    ['words', () => bytes('hello'), 'private-key-unreadable'],
    ['a cut PEM', () => bytes('-----BEGIN PRIVATE KEY-----\nAAAA'), 'private-key-unreadable'],
    [
      'a PEM of nonsense',
      () => bytes('-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----'),
      'private-key-unreadable',
    ],
    [
      'a PEM of other bytes',
      () => bytes('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'),
      'private-key-unreadable',
    ],
    ['cut DER', () => Uint8Array.of(0x30, 0x82, 1, 0, 2), 'private-key-unreadable'],
    [
      'an SSH key',
      () => bytes('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----'),
      'private-key-openssh',
    ],
    ['64 KiB and a byte', () => new Uint8Array(64 * 1024 + 1), 'private-key-too-large'],
    ['a public JWK', () => file({ ...jwkOf(), d: undefined }), 'private-key-is-public'],
    [
      'a JWK without primes',
      () => file({ ...jwkOf(), p: undefined, q: undefined }),
      'private-key-broken',
    ],
    ['a small JWK', () => file(jwkOf(1024)), 'key-too-small'],
    ['a JWK set', () => file({ keys: [jwkOf()] }), 'private-key-is-set'],
    ['halves of two keys', () => file({ ...jwkOf(), n: jwkOf().n }), 'private-key-broken'],
    [
      'a JWK of another type',
      () =>
        file(
          generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
        ),
      'key-algorithm',
    ],
    ['broken JSON', () => bytes('{"kty":"RSA"'), 'private-key-unreadable'],
  ])('refuses %s', async (_, make, code) => {
    expect(await imported(make())).toBe(code)
  })

  it('finds the key among other blocks', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const text = `notes\n${publicKey.export({ type: 'spki', format: 'pem' })}\n${privateKey.export({ type: 'pkcs8', format: 'pem' })}`
    const { n, e } = publicKey.export({ format: 'jwk' })
    expect(await imported(bytes(text.replaceAll('\n', '\r\n')))).toEqual({ kty: 'RSA', n, e })
  })
})
