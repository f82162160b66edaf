import { createSign, generatePrimeSync, type KeyObject } from 'node:crypto'
import { AUDIENCE, GITHUB, type Json, keys, publicJwk } from './kit'

/** Documents of an issuer and the findings, with their severity, that the reference gives them. */
export interface JudgeCase {
  readonly name: string
  readonly input: Json | string
  readonly finds: Readonly<Record<string, string>>
  readonly not?: readonly string[]
}

const ISSUER = 'https://issuer.contoso.com'
const main = publicJwk(keys.main.publicKey)
const other = publicJwk(keys.other.publicKey, { kid: 'second' })

function discovery(patch: Json = {}): Json {
  return Object.fromEntries(
    Object.entries({
      issuer: ISSUER,
      jwks_uri: `${ISSUER}/jwks.json`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...patch,
    }).filter(([, value]) => value !== undefined),
  )
}
function documents(patch: Json = {}): Json {
  return { issuer: ISSUER, discovery: discovery(), jwks: { keys: [main] }, ...patch }
}
function doc(name: string, patch: Json, finds: Record<string, string>, not?: string[]): JudgeCase {
  return { name, input: documents({ discovery: discovery(patch) }), finds, ...(not ? { not } : {}) }
}
function set(
  name: string,
  list: unknown,
  finds: Record<string, string>,
  not?: string[],
): JudgeCase {
  return { name, input: documents({ jwks: { keys: list } }), finds, ...(not ? { not } : {}) }
}
function at(issuer: string, finds: Record<string, string>, not?: string[]): JudgeCase {
  return { name: `issuer ${issuer}`, input: { issuer }, finds, ...(not ? { not } : {}) }
}
function http(
  name: string,
  status: number,
  headers: Json,
  finds: Record<string, string>,
  rest: Json = {},
  not?: string[],
): JudgeCase {
  return {
    name,
    input: { issuer: ISSUER, discovery: '<html></html>', http: { status, headers }, ...rest },
    finds,
    ...(not ? { not } : {}),
  }
}
function key(patch: Json): Json {
  return Object.fromEntries(
    Object.entries({ ...main, ...patch }).filter(([, value]) => value !== undefined),
  )
}
function modulus(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url')
}
function product(first: bigint, second: bigint): string {
  return modulus(first * second)
}
function prime(bits: number): bigint {
  return generatePrimeSync(bits, { bigint: true })
}
const shared = prime(1024)

/** A number whose residues modulo the small primes lie in the group of 65537, as ROCA keys have them. */
function rocaModulus(): bigint {
  let primorial = 1n
  for (let candidate = 2n, found = 0; found < 39; candidate++) {
    if (isSmallPrime(candidate)) {
      primorial *= candidate
      found++
    }
  }
  let residue = 1n
  for (let step = 0; step < 12_345; step++) residue = (residue * 65_537n) % primorial
  const high = ((1n << 2047n) / primorial) * primorial
  return high + primorial * (prime(64) | 1n) + residue
}
function isSmallPrime(value: bigint): boolean {
  for (let divisor = 2n; divisor * divisor <= value; divisor++)
    if (value % divisor === 0n) return false
  return true
}

/** A minimal self-signed X.509 certificate of a key, in DER. */
function certificate(pair: { publicKey: KeyObject; privateKey: KeyObject }): string {
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
  const name = der(
    0x30,
    der(
      0x31,
      der(
        0x30,
        Buffer.concat([Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('contract'))]),
      ),
    ),
  )
  const validity = der(
    0x30,
    Buffer.concat([
      der(0x17, Buffer.from('250101000000Z')),
      der(0x17, Buffer.from('350101000000Z')),
    ]),
  )
  const body = der(
    0x30,
    Buffer.concat([
      der(0xa0, der(0x02, Buffer.from([2]))),
      der(0x02, Buffer.from([1])),
      algorithm,
      name,
      validity,
      name,
      pair.publicKey.export({ format: 'der', type: 'spki' }),
    ]),
  )
  const signature = createSign('RSA-SHA256').update(body).sign(pair.privateKey)
  return der(
    0x30,
    Buffer.concat([body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature]))]),
  ).toString('base64')
}
function der(tag: number, content: Buffer): Buffer {
  const length = content.length
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const text = JSON.stringify(discovery())
const setText = JSON.stringify({ keys: [main] })
/** RFC 7517, appendix A.1: its private half is printed in appendix A.2. */
const RFC7517_N =
  '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw'

export const FINDING_CASES: readonly JudgeCase[] = [
  doc(
    'none',
    { id_token_signing_alg_values_supported: ['RS256', 'none'] },
    { 'discovery-alg-none': 'high' },
  ),
  doc(
    'None',
    { id_token_signing_alg_values_supported: ['RS256', 'NONE'] },
    { 'discovery-alg-none': 'high' },
  ),
  doc(
    'HS',
    { id_token_signing_alg_values_supported: ['RS256', 'HS384'] },
    { 'discovery-alg-symmetric': 'high' },
  ),
  doc(
    'no RS256',
    { id_token_signing_alg_values_supported: ['ES256'] },
    { 'discovery-no-rs256': 'medium' },
  ),
  {
    name: 'byte order mark',
    input: documents({ discovery: `\uFEFF${text}` }),
    finds: { 'discovery-bom': 'low' },
    not: ['discovery-not-json', 'issuer-without-discovery'],
  },
  ...['text/html', 'application/octet-stream', 'text/plain'].map(
    (type): JudgeCase => ({
      name: `content type ${type}`,
      input: documents({ http: { status: 200, headers: { 'content-type': type } } }),
      finds: { 'discovery-content-type': 'low' },
    }),
  ),
  {
    name: 'duplicate member',
    input: documents({ discovery: `${text.slice(0, -1)},"issuer":"${ISSUER}"}` }),
    finds: { 'discovery-duplicate-member': 'high' },
  },
  {
    name: 'duplicate escaped member',
    input: documents({ discovery: `${text.slice(0, -1)},"\\u0069ssuer":"${ISSUER}"}` }),
    finds: { 'discovery-duplicate-member': 'high' },
  },
  doc('empty text', { authorization_endpoint: '' }, { 'discovery-empty-member': 'medium' }),
  doc('empty list', { subject_types_supported: [] }, { 'discovery-empty-member': 'medium' }),
  {
    name: 'over 64 KiB',
    input: documents({ discovery: JSON.stringify(discovery({ note: 'x'.repeat(66_000) })) }),
    finds: { 'discovery-hygiene': 'low' },
  },
  ...['[]', 'hello', '"x"', '5', '{"issuer":'].map(
    (body): JudgeCase => ({
      name: `not JSON ${body}`,
      input: documents({ discovery: body }),
      finds: { 'discovery-not-json': 'high' },
    }),
  ),
  ...['hello', '<html></html>'].map(
    (body): JudgeCase => ({
      name: `no discovery ${body}`,
      input: documents({ discovery: body }),
      finds: { 'issuer-without-discovery': 'high', 'discovery-not-json': 'high' },
    }),
  ),
  ...[
    'https://8.8.8.8',
    'https://8.8.8.8/x',
    'https://[2606:4700::1111]/',
    'https://134744072/',
  ].map((issuer) => at(issuer, { 'issuer-address-literal': 'medium' }, ['issuer-private-address'])),
  ...[
    'https://10.0.0.1',
    'https://127.0.0.1/',
    'https://169.254.169.254',
    'https://[::1]',
    'https://[fd00::1]/',
    'https://192.168.1.1/x',
    'https://168.63.129.16',
    'https://[::ffff:10.0.0.1]',
    'https://0x7f.1/',
    'https://2130706433',
  ].map((issuer) =>
    at(issuer, { 'issuer-private-address': 'high', 'issuer-address-literal': 'medium' }),
  ),
  doc(
    'rogue provider',
    {
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/keys.json`,
      userinfo_endpoint: `${ISSUER}/oidc/userinfo`,
      authorization_endpoint: `${ISSUER}/authorize`,
      subject_types_supported: ['pairwise'],
      request_uri_parameter_supported: false,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      claims_supported: ['sub', 'c_hash', 'ver'],
    },
    { 'issuer-known-offensive-tool': 'critical' },
  ),
  doc('other issuer', { issuer: 'https://other.contoso.com' }, { 'issuer-mismatch': 'high' }, [
    'issuer-trailing-slash-drift',
  ]),
  doc('no issuer', { issuer: undefined }, { 'issuer-mismatch': 'high' }),
  doc(
    'issuer in other case',
    { issuer: 'https://Issuer.contoso.com' },
    { 'issuer-mismatch': 'high' },
  ),
  doc(
    'slash',
    { issuer: `${ISSUER}/` },
    { 'issuer-mismatch': 'high', 'issuer-trailing-slash-drift': 'medium' },
  ),
  at('http://issuer.contoso.com', { 'issuer-not-https': 'high' }),
  at('ftp://issuer.contoso.com', { 'issuer-not-https': 'high' }),
  http(
    'redirect inside',
    301,
    { location: 'https://www.contoso.com/x' },
    { 'issuer-redirects': 'medium' },
  ),
  http('redirect relative', 302, { location: '/x' }, { 'issuer-redirects': 'medium' }),
  http(
    'redirect elsewhere',
    302,
    { location: 'https://fabrikam.com/x' },
    { 'issuer-redirects': 'high' },
  ),
  http(
    'redirect to metadata',
    302,
    { location: 'http://169.254.169.254/latest' },
    { 'issuer-redirect-refused': 'high' },
  ),
  http(
    'redirect to private',
    307,
    { location: 'https://10.0.0.5/' },
    { 'issuer-redirect-refused': 'high' },
  ),
  {
    name: 'storage 409',
    input: {
      issuer: 'https://contosowif.blob.core.windows.net/oidc',
      discovery: '<Error><Code>PublicAccessNotPermitted</Code></Error>',
      http: { status: 409, headers: { 'x-ms-error-code': 'PublicAccessNotPermitted' } },
    },
    finds: { 'issuer-storage-not-public': 'high' },
  },
  {
    name: 'storage 409 without headers',
    input: {
      issuer: 'https://contosowif.blob.core.windows.net/oidc',
      http: { status: 409, headers: {} },
    },
    finds: { 'issuer-storage-not-public': 'high' },
  },
  http('503', 503, {}, { 'issuer-temporary-failure': 'info' }, {}, ['issuer-without-discovery']),
  http('500', 500, {}, { 'issuer-temporary-failure': 'info' }, {}, ['issuer-without-discovery']),
  http('404', 404, {}, { 'issuer-without-discovery': 'high' }, {}, ['issuer-temporary-failure']),
  http('403 no body', 403, {}, { 'issuer-without-discovery': 'high' }, { discovery: undefined }),
  ...[
    'https://10.0.0.1/keys',
    'https://127.0.0.1/k',
    'https://localhost/k',
    'https://keys.internal/k',
    'https://user@issuer.contoso.com/k',
  ].map((jwks_uri) =>
    doc(`jwks_uri ${jwks_uri}`, { jwks_uri }, { 'jwks-address-refused': 'high' }),
  ),
  set('alg of another family', [key({ alg: 'ES256' })], { 'jwks-alg-mismatch': 'medium' }),
  set('alg none', [key({ alg: 'none' })], { 'jwks-alg-mismatch': 'medium' }),
  set('same key twice', [main, main], { 'jwks-duplicate-key': 'low' }, ['jwks-duplicate-kid']),
  set('same key under two ids', [main, key({ kid: 'z' })], { 'jwks-duplicate-key': 'low' }),
  set(
    'one kid, two keys',
    [main, { ...other, kid: main.kid }],
    { 'jwks-duplicate-kid': 'medium' },
    ['jwks-duplicate-key'],
  ),
  doc(
    'key host elsewhere',
    { jwks_uri: 'https://keys.fabrikam.com/jwks' },
    { 'jwks-host-differs': 'medium' },
  ),
  {
    name: 'Google',
    input: {
      issuer: 'https://accounts.google.com',
      discovery: discovery({
        issuer: 'https://accounts.google.com',
        jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
      }),
    },
    finds: { 'jwks-host-differs': 'info' },
  },
  set('no kid', [key({ kid: undefined })], { 'jwks-kid-missing': 'high' }),
  set('empty kid', [key({ kid: '' })], { 'jwks-kid-missing': 'high' }),
  set('numeric kid', [key({ kid: 5 })], { 'jwks-malformed': 'high' }),
  set('RFC 7517 key', [key({ n: RFC7517_N, e: 'AQAB' })], {
    'jwks-known-public-private-key': 'critical',
  }),
  set('small factor', [key({ n: product(65_521n, prime(2032)) })], {
    'jwks-known-weak-key': 'critical',
  }),
  set('close primes', [key({ n: closePrimes() })], { 'jwks-known-weak-key': 'critical' }),
  set(
    'shared prime',
    [key({ n: product(shared, prime(1025)) }), key({ kid: 'b', n: product(shared, prime(1025)) })],
    { 'jwks-known-weak-key': 'critical' },
  ),
  set('ROCA', [key({ n: modulus(rocaModulus()) })], { 'jwks-known-weak-key': 'critical' }),
  ...[
    {},
    { keys: {} },
    { keys: null },
    { keys: [5] },
    { keys: [null] },
    { keys: [key({ n: undefined })] },
    { keys: [key({ e: 65_537 })] },
    { keys: [key({ kty: undefined })] },
    { keys: [key({ kty: 5 })] },
  ].map(
    (jwks, index): JudgeCase => ({
      name: `malformed ${index}`,
      input: documents({ jwks }),
      finds: { 'jwks-malformed': 'high' },
    }),
  ),
  set('padding', [key({ n: `${main.n}==` })], { 'jwks-malformed-base64': 'high' }),
  set('standard alphabet', [key({ n: `+/${String(main.n).slice(2)}` })], {
    'jwks-malformed-base64': 'high',
  }),
  set(
    'only EC',
    [
      {
        kty: 'EC',
        crv: 'P-256',
        kid: 'e',
        use: 'sig',
        alg: 'ES256',
        x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
        y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      },
    ],
    { 'jwks-no-usable-key': 'high', 'jwks-unsupported-key-type': 'low' },
  ),
  set(
    'EC beside RSA',
    [
      main,
      {
        kty: 'OKP',
        crv: 'Ed25519',
        kid: 'e',
        use: 'sig',
        alg: 'EdDSA',
        x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      },
    ],
    { 'jwks-unsupported-key-type': 'low' },
    ['jwks-no-usable-key'],
  ),
  set('no key', [], { 'jwks-no-usable-key': 'high' }),
  set('only PS256', [key({ alg: 'PS256' })], { 'jwks-no-usable-key': 'high' }),
  set(
    'leading zero',
    [
      key({
        n: Buffer.concat([Buffer.from([0]), Buffer.from(String(main.n), 'base64url')]).toString(
          'base64url',
        ),
      }),
    ],
    { 'jwks-nonminimal-encoding': 'low' },
    ['jwks-weak-rsa'],
  ),
  doc('http keys', { jwks_uri: 'http://issuer.contoso.com/k' }, { 'jwks-not-https': 'high' }),
  set(
    '101 keys',
    Array.from({ length: 101 }, (_, i) => key({ kid: `k${i}` })),
    { 'jwks-oversize': 'medium' },
  ),
  set(
    '100 keys',
    Array.from({ length: 100 }, (_, i) => key({ kid: `k${i}` })),
    {},
    ['jwks-oversize'],
  ),
  {
    name: 'over 256 KiB',
    input: documents({ jwks: JSON.stringify({ keys: [main], note: 'x'.repeat(263_000) }) }),
    finds: { 'jwks-oversize': 'medium' },
  },
  set('16384 bits', [key({ n: modulus((1n << 16_383n) + 12_345n) })], {
    'jwks-oversize-key': 'low',
  }),
  ...['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'D'].map((name) =>
    set(`private ${name}`, [key({ [name]: 'AAAA' })], { 'jwks-private-key-published': 'critical' }),
  ),
  set('private PEM', [key({ note: '-----BEGIN PRIVATE KEY-----\nAAAA' })], {
    'jwks-private-key-published': 'critical',
  }),
  doc(
    'private in discovery',
    { keys: [{ kty: 'RSA', d: 'AAAA' }] },
    { 'jwks-private-key-published': 'critical' },
  ),
  set('x5u', [key({ x5u: 'https://issuer.contoso.com/c' })], { 'jwks-remote-reference': 'low' }),
  set('jku', [key({ jku: 'https://issuer.contoso.com/c' })], { 'jwks-remote-reference': 'low' }),
  set('oct', [main, { kty: 'oct', kid: 'o', k: 'AAAA' }], {
    'jwks-symmetric-key-published': 'critical',
  }),
  set('k member', [key({ k: 'AAAA' })], { 'jwks-symmetric-key-published': 'critical' }),
  ...['<html></html>', 'null', '[]', ''].slice(0, 1).map(
    (jwks): JudgeCase => ({
      name: `key set ${jwks}`,
      input: documents({ jwks }),
      finds: { 'jwks-unreachable': 'high' },
    }),
  ),
  ...[undefined, '/jwks.json', 5, 'jwks.json', null, ''].map((jwks_uri) =>
    doc(`jwks_uri ${jwks_uri}`, { jwks_uri }, { 'jwks-uri-invalid': 'high' }),
  ),
  set('no use', [key({ use: undefined })], { 'jwks-use-missing': 'low' }, [
    'jwks-wrong-use',
    'jwks-no-usable-key',
  ]),
  set('e 1', [key({ e: 'AQ' })], { 'jwks-weak-exponent': 'critical' }),
  set('e even', [key({ e: 'AQAC' })], { 'jwks-weak-exponent': 'critical' }),
  set('e 3', [key({ e: 'Aw' })], { 'jwks-weak-exponent': 'medium' }),
  set('e 33 bits', [key({ e: 'AQAAAAE' })], { 'jwks-weak-exponent': 'low' }),
  set('1024 bits', [publicJwk(keys.weak.publicKey)], { 'jwks-weak-rsa': 'high' }),
  set('even modulus', [key({ n: modulus((1n << 2047n) + 2n) })], { 'jwks-weak-rsa': 'high' }),
  set('use enc', [key({ use: 'enc' })], { 'jwks-wrong-use': 'high', 'jwks-no-usable-key': 'high' }),
  set('key_ops', [key({ key_ops: ['encrypt'] })], { 'jwks-wrong-use': 'high' }),
  set('key_ops sign', [key({ key_ops: ['sign', 'verify'] })], { 'jwks-wrong-use': 'high' }),
  set('x5c of another key', [key({ x5c: [certificate(keys.other)] })], {
    'jwks-x5c-mismatch': 'medium',
  }),
  set('x5c of this key', [key({ x5c: [certificate(keys.main)] })], {}, ['jwks-x5c-mismatch']),
]

function closePrimes(): string {
  const first = prime(1024)
  let second = first + 2n
  while (!probablyPrime(second)) second += 2n
  return product(first, second)
}
/** Fermat's test to base 2: enough to find a neighbour for a test. */
function probablyPrime(value: bigint): boolean {
  let [result, base, exponent] = [1n, 2n, value - 1n]
  while (exponent > 0n) {
    if (exponent & 1n) result = (result * base) % value
    base = (base * base) % value
    exponent >>= 1n
  }
  return result === 1n
}

/** Healthy documents: nothing above info. */
export const HEALTHY: readonly Json[] = [
  documents(),
  documents({
    discovery: text,
    jwks: setText,
    http: { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } },
  }),
  {
    issuer: GITHUB,
    discovery: {
      issuer: GITHUB,
      jwks_uri: `${GITHUB}/.well-known/jwks`,
      subject_types_supported: ['public', 'pairwise'],
      response_types_supported: ['id_token'],
      claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
    },
    jwks: { keys: [{ ...main, x5c: [certificate(keys.main)], x5t: 'AAAA' }, other] },
  },
  {
    issuer:
      'https://eastus.oic.prod-aks.azure.com/11111111-2222-4333-8444-555555555555/66666666-7777-4888-9999-aaaaaaaaaaaa/',
    discovery: {
      issuer:
        'https://eastus.oic.prod-aks.azure.com/11111111-2222-4333-8444-555555555555/66666666-7777-4888-9999-aaaaaaaaaaaa/',
      jwks_uri:
        'https://eastus.oic.prod-aks.azure.com/11111111-2222-4333-8444-555555555555/66666666-7777-4888-9999-aaaaaaaaaaaa/openid/v1/jwks',
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    jwks: { keys: [main, other] },
  },
  {
    issuer: 'https://gitlab.com',
    discovery: {
      issuer: 'https://gitlab.com',
      authorization_endpoint: 'https://gitlab.com/oauth/authorize',
      token_endpoint: 'https://gitlab.com/oauth/token',
      jwks_uri: 'https://gitlab.com/oauth/discovery/keys',
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: ['iss', 'sub', 'aud'],
    },
    jwks: { keys: [main, other] },
  },
  {
    issuer: 'https://spire.contoso.com',
    discovery: {
      issuer: 'https://spire.contoso.com',
      jwks_uri: 'https://spire.contoso.com/keys',
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256', 'ES384'],
    },
    jwks: { keys: [{ ...main, alg: 'RS256' }] },
  },
  {
    issuer: 'https://contosowif.blob.core.windows.net/oidc/',
    discovery: {
      issuer: 'https://contosowif.blob.core.windows.net/oidc/',
      jwks_uri: 'https://contosowif.blob.core.windows.net/oidc/openid/v1/jwks',
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    jwks: { keys: [main] },
  },
  { issuer: ISSUER },
  { issuer: ISSUER, jwks: { keys: [main] } },
  { issuer: ISSUER, discovery: discovery({ audience: AUDIENCE }) },
  {
    issuer: ISSUER,
    discovery: { issuer: ISSUER, jwks_uri: `${ISSUER}/k` },
    jwks: { keys: [main] },
  },
]
