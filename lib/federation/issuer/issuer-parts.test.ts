import { generateKeyPairSync, generatePrimeSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bitLength, decodeBase64, decodeBase64url, encodeBase64url, toBigInt } from './base64url'
import { KNOWN_PUBLIC_KEYS } from './data/known-public-keys'
import { TOP_LEVEL_DOMAINS } from './data/top-level-domains'
import { differBySlash, discoveryUrl, firstDifference, isStorageHost, shown } from './identifier'
import { judgeIssuer } from './judge'
import { keyCards } from './jwks'
import { keyId } from './keys/key-id'
import { registrableDomain } from './registrable-domain'
import { readJsonText } from './strict-json'
import { rogueCertificate } from './testing/certificates'
import { isProbablyPrime, powerModulo } from './testing/material'
import {
  hasClosePrimes,
  hasRocaFingerprint,
  modulusWeakness,
  sharedPrimes,
  smallFactor,
} from './weak-modulus'

describe('identifier', () => {
  it.each([
    ['https://h.com', 'https://h.com/.well-known/openid-configuration'],
    ['https://h.com/', 'https://h.com/.well-known/openid-configuration'],
    ['https://h.com/p/', 'https://h.com/p/.well-known/openid-configuration'],
    ['https://h.com/p//', 'https://h.com/p//.well-known/openid-configuration'],
  ])('discovery of %s', (issuer, url) => {
    expect(discoveryUrl(issuer)).toBe(url)
  })

  it('compares issuers', () => {
    expect(differBySlash('https://a/', 'https://a')).toBe(true)
    expect(differBySlash('https://a//', 'https://a')).toBe(false)
    expect(differBySlash('https://a', 'https://a')).toBe(false)
    expect(firstDifference('abc', 'abd')).toBe(
      'at character 3: "c" in the credential, "d" in the document',
    )
    expect(firstDifference('ab', 'ab/')).toContain('the end in the credential, "/"')
  })

  it('knows storage hosts', () => {
    for (const host of [
      'a1b.blob.core.windows.net',
      'abc.z6.web.core.windows.net',
      'abc.blob.core.usgovcloudapi.net',
      'abc.z12.blob.storage.azure.net',
    ]) {
      expect(isStorageHost(host), host).toBe(true)
    }
    for (const host of [
      'blob.core.windows.net',
      'a.b.blob.core.windows.net',
      'abc.blob.core.windows.net.evil.com',
      'abc.queue.core.windows.net',
    ]) {
      expect(isStorageHost(host), host).toBe(false)
    }
  })

  it('shows the text of others safely', () => {
    expect(shown('a\u202eb\nc')).toBe('a\uFFFDb\uFFFDc')
    expect(shown('x'.repeat(500), 200)).toHaveLength(200)
  })
})

describe('registrableDomain', () => {
  it.each([
    ['oidc.contoso.com', 'contoso.com'],
    ['contoso.com', 'contoso.com'],
    ['a.b.contoso.co.uk', 'contoso.co.uk'],
    ['contoso.co.uk', 'contoso.co.uk'],
    ['co.uk', 'co.uk'],
    ['x.com.br', 'x.com.br'],
    ['abc.blob.core.windows.net', 'abc.blob.core.windows.net'],
    ['abc.z6.web.core.windows.net', 'abc.z6.web.core.windows.net'],
    ['octo.github.io', 'octo.github.io'],
    ['bucket.s3.eu-west-1.amazonaws.com', 'bucket.s3.eu-west-1.amazonaws.com'],
    ['oidc.eks.eu-west-1.amazonaws.com', 'amazonaws.com'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['localhost', 'localhost'],
  ])('%s: %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain)
  })
})

describe('strict JSON', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1},"c":[{"b":1},{"b":2}]}', undefined],
    ['{"a":"\\"b\\":","b" : 1}', undefined],
    ['{"x":{"k":1,"k" \n :2}}', 'k'],
    ['{"\\u0061":1,"a":2}', 'a'],
    ['["a","a"]', undefined],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"a":["b:","b:"]}', undefined],
  ])('%s', (text, duplicate) => {
    const reading = readJsonText(text)
    expect(reading.isJson).toBe(true)
    expect(reading.duplicateMember).toBe(duplicate)
  })

  it.each(['', '{', '{}{}', "{'a':1}", '{"a":1,}', 'NaN', '\uFEFF\uFEFF{}', '// x\n{}'])(
    'refuses %j',
    (text) => {
      expect(readJsonText(text).isJson).toBe(false)
    },
  )

  it('measures bytes, not characters', () => {
    expect(readJsonText('"ü€"').bytes).toBe(7)
  })
})

describe('base64url', () => {
  it('agrees with the platform on what is canonical', () => {
    for (let length = 0; length < 40; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 255)
      const text = Buffer.from(bytes).toString('base64url')
      expect(encodeBase64url(bytes)).toBe(text)
      expect(decodeBase64url(text)).toEqual(bytes)
      expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
    }
  })

  it.each(['A', 'AB', 'AAB', 'AA=', 'AA==', 'A A', 'A+', 'A/', 'AAAA\n', 'Ä'])(
    'refuses %j',
    (text) => {
      expect(decodeBase64url(text)).toBeUndefined()
    },
  )

  it('counts bits', () => {
    for (const bits of [1, 7, 8, 9, 2047, 2048, 2049])
      expect(bitLength(1n << BigInt(bits - 1))).toBe(bits)
    expect(bitLength(0n)).toBe(0)
    expect(toBigInt(Uint8Array.of(1, 0))).toBe(256n)
  })
})

describe('weak moduli', () => {
  const prime = (bits: number) => generatePrimeSync(bits, { bigint: true })

  it('leaves sound moduli alone', () => {
    for (let round = 0; round < 10; round++) {
      const { n } = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
        format: 'jwk',
      })
      expect(modulusWeakness(toBigInt(Buffer.from(String(n), 'base64url')))).toBeUndefined()
    }
  })

  it('finds small factors up to 2^16', () => {
    expect(smallFactor(65_521n * prime(512))).toBe(65_521)
    expect(smallFactor(65_537n * prime(512))).toBeUndefined()
    expect(smallFactor(3n * 5n)).toBe(3)
  })

  it('finds close primes', () => {
    const p = prime(512)
    let q = p + 1_000n
    while (!isProbablyPrime(q)) q++
    expect(hasClosePrimes(p * q)).toBe(true)
    expect(modulusWeakness(p * q)).toContain('close')
    expect(hasClosePrimes(prime(512) * prime(512))).toBe(false)
    expect(hasClosePrimes(p * p)).toBe(true)
  })

  it('finds the fingerprint of ROCA', () => {
    // Primes of the form k·M + (65537^a mod M), M the product of the first 39 primes.
    const small = [
      2n,
      3n,
      5n,
      7n,
      11n,
      13n,
      17n,
      19n,
      23n,
      29n,
      31n,
      37n,
      41n,
      43n,
      47n,
      53n,
      59n,
      61n,
      67n,
      71n,
      73n,
      79n,
      83n,
      89n,
      97n,
      101n,
      103n,
      107n,
      109n,
      113n,
      127n,
      131n,
      137n,
      139n,
      149n,
      151n,
      157n,
      163n,
      167n,
    ]
    const modulus = small.reduce((product, factor) => product * factor)
    const roca = (start: bigint) => {
      for (let a = start; ; a++) {
        const candidate = (start << 36n) * modulus + powerModulo(65_537n, a, modulus)
        if (isProbablyPrime(candidate)) return candidate
      }
    }
    const n = roca(12_345n) * roca(54_321n)
    expect(hasRocaFingerprint(n)).toBe(true)
    expect(modulusWeakness(n)).toContain('ROCA')
    expect(hasRocaFingerprint(prime(256) * prime(256))).toBe(false)
  })

  it('finds shared primes and skips equal moduli', () => {
    const [p, q, r, s] = [prime(256), prime(256), prime(256), prime(256)] as const
    expect([...sharedPrimes([p * q, r * s, p * r])].sort()).toEqual([0, 1, 2])
    expect([...sharedPrimes([p * q, p * q, r * s])]).toEqual([])
    expect([...sharedPrimes([])]).toEqual([])
  })

  it('finds repeated bytes', () => {
    expect(modulusWeakness(BigInt(`0x${'c3a5'.repeat(64)}01`))).toBeDefined()
  })
})

describe('keys', () => {
  /** Vector of azure.github.io/azure-workload-identity/docs/topics/azwi/jwks.html. */
  const AZWI = {
    kty: 'RSA',
    e: 'AQAB',
    n: 'ywg7HeKIFX3vleVKZHeYoNpuLHIDisnczYXrUdIGCNilCJFA1ymjG2UAADnt_FpYUsCVyKYJTqcxNbK4boNg_P3uK39OAqXabwYrilEZvsVJQKhzn8dXLeqAnM98L8eBpySU208KTsfMkS3Q6lqwurUP7c_a3g_1XRJukz_EmQxg9jLD_fQd5VwPTEo8HJQIFqIxFWzjTkkK5hbcL9Cclkf6RpeRyjh7Vem57Fu-jAlxDUiYiqyieM4OBNm4CQjiqDE8_xOC8viNpHNw542MYVDKSRnYui31lCOj32wBDphczR8BbnrZgbqN3K_zzB3gIjcGbWbbGA5xKJYqSu5uRwN89_CWrT3vGw5RN3XQPSbhGC4smgZkOCw3N9i1b-x-rrd-mRse6F95ONaoslCJUbJvxvDdb5X0P4_CVZRwJvUyP3OJ44ZvwzshA-zilG-QC9E1j2R9DTSMqOJzUuOxS0JIvoboteI1FAByV9KyU948zQRM7r7MMZYBKWIsu6h7',
  }

  it('derives the key id of Kubernetes and the RFC 7638 thumbprint', async () => {
    expect(await keyId({ ...AZWI, kty: 'RSA' }, 'kubernetes')).toBe(
      'Me5VC6i4_4mymFj7T5rcUftFjYX70YoCfSnZB6-nBY4',
    )
    expect(await keyCards({ keys: [{ ...AZWI, kid: 'x' }] })).toEqual([
      {
        kid: 'x',
        kty: 'RSA',
        bits: 3072,
        thumbprint: 'EIGvE3p742dOm4s3mcEZQSdy05xCq3gfEWMIuviHNg0',
        n: AZWI.n,
        e: 'AQAB',
      },
    ])
  })

  it('shows only public, named members', async () => {
    const [card] = await keyCards({
      keys: [{ ...AZWI, d: 'secret', kid: 'k'.repeat(300), other: 1 }, 'x', null],
    })
    expect(Object.keys(card ?? {}).sort()).toEqual(['bits', 'e', 'kid', 'kty', 'n', 'thumbprint'])
    expect(card?.kid).toHaveLength(200)
    expect(await keyCards(undefined)).toEqual([])
    expect(await keyCards({ keys: [{ kty: 'oct', k: 'secret' }, { kty: 'RSA' }] })).toEqual([
      { kty: 'oct', thumbprint: '' },
      { kty: 'RSA', thumbprint: '' },
    ])
  })

  it('compares a certificate with its key, and knows the tool that makes its own', async () => {
    const issuer = 'https://oidc.contoso.com'
    const made = await rogueCertificate(issuer)
    const ids = async (key: object) =>
      (await judgeIssuer({ issuer, jwks: { keys: [key] } })).map(({ id }) => id)
    expect(await ids(made.key)).toEqual(['issuer-known-offensive-tool'])
    expect(await ids({ ...made.key, kid: 'other' })).toEqual([])
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
      format: 'jwk',
    })
    expect(await ids({ ...made.key, n: other.n, kid: 'other' })).toEqual(['jwks-x5c-mismatch'])
  })

  it('knows the thumbprints of published private keys and the top-level domains', () => {
    expect(KNOWN_PUBLIC_KEYS.size).toBe(390)
    for (const thumbprint of KNOWN_PUBLIC_KEYS.keys()) expect(thumbprint).toMatch(/^[\w-]{43}$/)
    expect(TOP_LEVEL_DOMAINS.size).toBeGreaterThan(1_400)
    for (const name of ['com', 'net', 'io', 'app', 'aws', 'uk', 'xn--p1ai'])
      expect(TOP_LEVEL_DOMAINS.has(name)).toBe(true)
    for (const name of [
      'local',
      'internal',
      'corp',
      'home',
      'lan',
      'test',
      'example',
      'svc',
      'arpa2',
    ])
      expect(TOP_LEVEL_DOMAINS.has(name)).toBe(false)
  })
})
