import type { JudgeInput } from '../context'

/** Material made at run time, so that no key lies in the repository. */
export interface ExampleMaterial {
  /** A sound public RSA key of 2048 bits with kid, use and alg. */
  readonly key: Record<string, unknown>
  readonly otherKey: Record<string, unknown>
  readonly privateKey: Record<string, unknown>
  readonly smallKey: Record<string, unknown>
  readonly ecKey: Record<string, unknown>
  readonly okpKey: Record<string, unknown>
  /** Moduli (base64url) with one weakness each. */
  readonly closePrimes: string
  readonly smallFactor: string
  readonly evenModulus: string
  readonly sharedPrimes: readonly [string, string]
  readonly oversizeModulus: string
}

export interface Example {
  readonly name: string
  readonly input: (material: ExampleMaterial) => JudgeInput
  /** Exactly these finding ids. Empty: clean. */
  readonly expects: readonly string[]
  /** Severities that differ from the rule's own. */
  readonly severities?: Readonly<Record<string, string>>
}

const ISSUER = 'https://oidc.contoso.com/k3s'

function document(change: Record<string, unknown> = {}, issuer = ISSUER): Record<string, unknown> {
  const whole: Record<string, unknown> = {
    issuer,
    jwks_uri: `${issuer.replace(/\/$/, '')}/openid/v1/jwks`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    ...change,
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}

function without(key: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(key).filter(([name]) => !names.includes(name)))
}

type Spec = readonly [name: string, expects: readonly string[], input: Example['input']]

const issuerText = (issuer: string, ...expects: string[]): Spec => [
  `issuer ${issuer}`,
  expects,
  () => ({ issuer }),
]
const docs = (name: string, change: Record<string, unknown>, ...expects: string[]): Spec => [
  name,
  expects,
  () => ({ issuer: ISSUER, discovery: document(change) }),
]
const text = (name: string, discovery: string, ...expects: string[]): Spec => [
  name,
  expects,
  () => ({ issuer: ISSUER, discovery }),
]
const http = (
  name: string,
  status: number,
  headers: Record<string, string>,
  ...expects: string[]
): Spec => [name, expects, () => ({ issuer: ISSUER, http: { status, headers } })]
const keys = (
  name: string,
  list: (material: ExampleMaterial) => readonly unknown[],
  ...expects: string[]
): Spec => [name, expects, (material) => ({ issuer: ISSUER, jwks: { keys: list(material) } })]
const keyWith = (
  name: string,
  change: (material: ExampleMaterial) => Record<string, unknown>,
  ...expects: string[]
): Spec => keys(name, (material) => [{ ...material.key, ...change(material) }], ...expects)
const jwksText = (name: string, jwks: unknown, ...expects: string[]): Spec => [
  name,
  expects,
  () => ({ issuer: ISSUER, jwks }),
]

const storage = (
  status: number,
  headers: Record<string, string>,
  discovery?: string,
): JudgeInput => ({
  issuer: 'https://contosooidc.blob.core.windows.net/oidc',
  http: { status, headers },
  ...(discovery !== undefined && { discovery }),
})

const good = JSON.stringify(document())
const JSON_TYPE = { 'content-type': 'application/json' }

/** The default document of roadoidc, restated. Source: github.com/dirkjanm/ROADtools roadoidc/flaskapp/app.py. */
const toolDocument = {
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/keys.json`,
  userinfo_endpoint: `${ISSUER}/oidc/userinfo`,
  authorization_endpoint: `${ISSUER}/authorize`,
  subject_types_supported: ['pairwise'],
  request_uri_parameter_supported: false,
  http_logout_supported: true,
  frontchannel_logout_supported: true,
  claims_supported: ['sub', 'c_hash', 'ver'],
}

const SPECS: readonly Spec[] = [
  // Controls.
  issuerText('https://token.actions.githubusercontent.com'),
  issuerText('https://eastus.oic.prod-aks.azure.com/t/g/'),
  issuerText('https://oidc.contoso.com:8443/realms/prod'),
  [
    'control: all three',
    [],
    ({ key }) => ({ issuer: ISSUER, discovery: document(), jwks: { keys: [key] } }),
  ],
  [
    'control: texts',
    [],
    ({ key }) => ({ issuer: ISSUER, discovery: good, jwks: JSON.stringify({ keys: [key] }) }),
  ],
  [
    'control: two keys and an http answer',
    [],
    ({ key, otherKey }) => ({
      issuer: ISSUER,
      discovery: document(),
      jwks: { keys: [key, otherKey] },
      http: { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } },
    }),
  ],
  [
    'control: issuer with a slash',
    [],
    () => ({ issuer: `${ISSUER}/`, discovery: document({}, `${ISSUER}/`) }),
  ],
  docs('control: minimal document', {
    response_types_supported: undefined,
    subject_types_supported: undefined,
    id_token_signing_alg_values_supported: undefined,
  }),
  docs('control: unknown members', { custom: { nested: [1, 2] }, claims_supported: ['sub'] }),
  docs('control: several algorithms', {
    id_token_signing_alg_values_supported: ['RS256', 'ES256', 'ES384'],
  }),
  docs('control: keys on a sister host', { jwks_uri: 'https://keys.contoso.com/jwks' }),
  keyWith('control: key without alg', () => ({ alg: undefined })),
  keyWith('control: key_ops verify', () => ({ key_ops: ['verify'] })),
  keyWith('control: exponent 17', () => ({ e: 'EQ' })),
  http('control: answer only', 200, JSON_TYPE),

  // The issuer text.
  issuerText('http://oidc.contoso.com', 'issuer-not-https'),
  issuerText('ftp://oidc.contoso.com', 'issuer-not-https'),
  issuerText('oidc.contoso.com', 'issuer-not-https'),
  issuerText('', 'issuer-not-https'),
  issuerText('spiffe://contoso.com/ns/x', 'issuer-not-https'),
  issuerText('https://127.0.0.1', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://10.1.2.3:6443', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://0x7f.1/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://2130706433/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://[::1]/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://[::ffff:10.0.0.1]/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://[fd00::1]/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://169.254.169.254/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://168.63.129.16/', 'issuer-private-address', 'issuer-address-literal'),
  issuerText('https://8.8.8.8/', 'issuer-address-literal'),
  issuerText('https://[2a00:1450:4001::8a]/', 'issuer-address-literal'),
  issuerText(
    'http://192.168.1.1',
    'issuer-not-https',
    'issuer-private-address',
    'issuer-address-literal',
  ),

  // The answer.
  http('404', 404, {}, 'issuer-without-discovery'),
  http('401', 401, JSON_TYPE, 'issuer-without-discovery'),
  http('429', 429, {}, 'issuer-without-discovery'),
  http('204', 204, {}, 'issuer-without-discovery'),
  http('500', 500, {}, 'issuer-temporary-failure'),
  http('503', 503, JSON_TYPE, 'issuer-temporary-failure'),
  http('html', 200, { 'content-type': 'text/html' }, 'discovery-content-type'),
  http('no content type', 200, {}, 'discovery-content-type'),
  http(
    'jwk-set type',
    200,
    { 'content-type': 'application/jwk-set+json' },
    'discovery-content-type',
  ),
  http('near miss', 200, { 'content-type': 'application/jsonp' }, 'discovery-content-type'),
  http('redirect home', 301, { location: '/elsewhere' }, 'issuer-redirects'),
  http('redirect to a sister', 302, { location: 'https://www.contoso.com/x' }, 'issuer-redirects'),
  http('redirect away', 302, { location: 'https://fabrikam.com/x' }, 'issuer-redirects'),
  http('redirect without target', 307, {}, 'issuer-redirects'),
  http(
    'redirect inside',
    302,
    { location: 'http://169.254.169.254/latest' },
    'issuer-redirects',
    'issuer-redirect-refused',
  ),
  http(
    'redirect to localhost',
    308,
    { location: 'https://localhost/' },
    'issuer-redirects',
    'issuer-redirect-refused',
  ),
  http(
    'redirect to plain http',
    301,
    { location: 'http://oidc.contoso.com/x' },
    'issuer-redirects',
    'issuer-redirect-refused',
  ),
  [
    'storage 409',
    ['issuer-without-discovery', 'issuer-storage-not-public'],
    () => storage(409, { 'x-ms-error-code': 'PublicAccessNotPermitted' }),
  ],
  [
    'storage says so in the body',
    ['issuer-without-discovery', 'issuer-storage-not-public'],
    () => storage(403, {}, '<Error><Code>PublicAccessNotPermitted</Code></Error>'),
  ],
  [
    'storage 404',
    ['issuer-without-discovery'],
    () => storage(404, { 'x-ms-error-code': 'ResourceNotFound' }),
  ],
  http('409 elsewhere', 409, {}, 'issuer-without-discovery'),
  [
    'body of a redirect is not judged',
    ['issuer-redirects'],
    () => ({
      issuer: ISSUER,
      discovery: '<a>',
      http: { status: 302, headers: { location: '/a' } },
    }),
  ],
  text('html body', '<html></html>', 'issuer-without-discovery', 'discovery-not-json'),
  text('empty body', '', 'issuer-without-discovery', 'discovery-not-json'),
  text('two objects', `${good}${good}`, 'issuer-without-discovery', 'discovery-not-json'),
  text('array', '[]', 'discovery-not-json'),
  text('null', 'null', 'discovery-not-json'),
  text('byte order mark', `\uFEFF${good}`, 'discovery-bom'),
  text(
    'duplicate member',
    good.replace('{', `{"jwks_uri":"https://a.com/",`),
    'discovery-duplicate-member',
  ),
  text(
    'duplicate member, escaped and nested',
    good.replace('{', '{"x":[{"a":1,"\\u0061":2}],'),
    'discovery-duplicate-member',
  ),
  text(
    'duplicate issuer',
    good.replace('}', ',"issuer":"https://fabrikam.com"}'),
    'discovery-duplicate-member',
    'issuer-mismatch',
  ),
  docs('large document', { padding: 'x'.repeat(66_000) }, 'discovery-hygiene'),

  // Members of the document.
  docs('other issuer', { issuer: 'https://fabrikam.com' }, 'issuer-mismatch'),
  docs('no issuer', { issuer: undefined }, 'issuer-mismatch'),
  docs('issuer is a number', { issuer: 1 }, 'issuer-mismatch'),
  docs('issuer by case', { issuer: 'https://OIDC.contoso.com/k3s' }, 'issuer-mismatch'),
  docs(
    'issuer with a slash',
    { issuer: `${ISSUER}/` },
    'issuer-mismatch',
    'issuer-trailing-slash-drift',
  ),
  docs('issuer with two slashes', { issuer: `${ISSUER}//` }, 'issuer-mismatch'),
  [
    'document without the slash',
    ['issuer-mismatch', 'issuer-trailing-slash-drift'],
    () => ({ issuer: `${ISSUER}/`, discovery: document() }),
  ],
  docs('empty issuer', { issuer: '' }, 'issuer-mismatch', 'discovery-empty-member'),
  docs('no jwks_uri', { jwks_uri: undefined }, 'jwks-uri-invalid'),
  docs('relative jwks_uri', { jwks_uri: '/openid/v1/jwks' }, 'jwks-uri-invalid'),
  docs('jwks_uri without scheme', { jwks_uri: '//oidc.contoso.com/jwks' }, 'jwks-uri-invalid'),
  docs('jwks_uri is a list', { jwks_uri: [`${ISSUER}/jwks`] }, 'jwks-uri-invalid'),
  docs('empty jwks_uri', { jwks_uri: '' }, 'jwks-uri-invalid', 'discovery-empty-member'),
  docs('jwks_uri over http', { jwks_uri: 'http://oidc.contoso.com/jwks' }, 'jwks-not-https'),
  docs(
    'jwks_uri is a file',
    { jwks_uri: 'file:///etc/passwd' },
    'jwks-not-https',
    'jwks-host-differs',
  ),
  docs(
    'jwks_uri on another port',
    { jwks_uri: 'https://oidc.contoso.com:22/' },
    'jwks-address-refused',
  ),
  docs(
    'jwks_uri at the metadata service',
    { jwks_uri: 'https://169.254.169.254/metadata' },
    'jwks-address-refused',
    'jwks-host-differs',
  ),
  docs(
    'jwks_uri with a user name',
    { jwks_uri: 'https://oidc.contoso.com@10.0.0.1/' },
    'jwks-address-refused',
    'jwks-host-differs',
  ),
  docs('keys elsewhere', { jwks_uri: 'https://fabrikam.com/jwks' }, 'jwks-host-differs'),
  [
    'keys of another storage account',
    ['jwks-host-differs'],
    () => ({
      issuer: 'https://contosoa.blob.core.windows.net/oidc',
      discovery: document(
        { jwks_uri: 'https://contosob.blob.core.windows.net/oidc/jwks' },
        'https://contosoa.blob.core.windows.net/oidc',
      ),
    }),
  ],
  [
    'keys of Google',
    ['jwks-host-differs'],
    () => ({
      issuer: 'https://accounts.google.com',
      discovery: document(
        { jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs' },
        'https://accounts.google.com',
      ),
    }),
  ],
  docs(
    'offers none',
    { id_token_signing_alg_values_supported: ['RS256', 'None'] },
    'discovery-alg-none',
  ),
  docs(
    'offers HS256',
    { id_token_signing_alg_values_supported: ['RS256', 'HS256'] },
    'discovery-alg-symmetric',
  ),
  docs(
    'offers ES256 only',
    { id_token_signing_alg_values_supported: ['ES256'] },
    'discovery-no-rs256',
  ),
  docs(
    'offers nothing good',
    { id_token_signing_alg_values_supported: ['none', 'HS512'] },
    'discovery-alg-none',
    'discovery-alg-symmetric',
    'discovery-no-rs256',
  ),
  docs('empty endpoint', { authorization_endpoint: '' }, 'discovery-empty-member'),
  docs('empty list', { subject_types_supported: [] }, 'discovery-empty-member'),
  docs(
    'no algorithms',
    { id_token_signing_alg_values_supported: [] },
    'discovery-empty-member',
    'discovery-no-rs256',
  ),
  docs('tool', toolDocument, 'issuer-known-offensive-tool'),
  docs(
    'tool, two marks edited',
    {
      ...toolDocument,
      token_endpoint: `${ISSUER}/t`,
      jwks_uri: `${ISSUER}/k`,
    },
    'issuer-known-offensive-tool',
  ),
  docs('tool, three marks edited', {
    ...toolDocument,
    token_endpoint: `${ISSUER}/t`,
    jwks_uri: `${ISSUER}/k`,
    subject_types_supported: ['public'],
  }),
  docs(
    'private member in the document',
    { jwks: { keys: [{ D: 'x' }] } },
    'jwks-private-key-published',
  ),

  // The key set.
  jwksText('no key set', '<html>', 'jwks-unreachable'),
  jwksText('empty key set text', '', 'jwks-unreachable'),
  jwksText('key set is an array', [], 'jwks-malformed'),
  jwksText('no keys', {}, 'jwks-malformed'),
  jwksText('keys is an object', { keys: {} }, 'jwks-malformed'),
  jwksText('empty', { keys: [] }, 'jwks-no-usable-key'),
  jwksText(
    'duplicate keys member',
    '{"keys":[],"keys":[]}',
    'jwks-malformed',
    'jwks-no-usable-key',
  ),
  keys('key is a text', ({ key }) => [key, 'x'], 'jwks-malformed'),
  keys('only null', () => [null], 'jwks-malformed', 'jwks-no-usable-key'),
  keyWith('numeric kid', () => ({ kid: 7 }), 'jwks-malformed'),
  keyWith('use is a list', () => ({ use: ['sig'] }), 'jwks-malformed', 'jwks-no-usable-key'),
  keyWith('no kty', () => ({ kty: undefined }), 'jwks-malformed', 'jwks-no-usable-key'),
  keyWith('no modulus', () => ({ n: undefined }), 'jwks-malformed', 'jwks-no-usable-key'),
  keyWith('numeric exponent', () => ({ e: 65_537 }), 'jwks-malformed', 'jwks-no-usable-key'),
  keyWith('padded exponent', () => ({ e: 'AQAB=' }), 'jwks-malformed-base64', 'jwks-no-usable-key'),
  keyWith(
    'exponent with stray bits',
    () => ({ e: 'EX' }),
    'jwks-malformed-base64',
    'jwks-no-usable-key',
  ),
  keyWith(
    'modulus in base64',
    ({ key }) => ({ n: `${String(key.n).slice(0, -2)}+/` }),
    'jwks-malformed-base64',
    'jwks-no-usable-key',
  ),
  keyWith('zero in front', () => ({ e: 'AAEAAQ' }), 'jwks-nonminimal-encoding'),
  keyWith('no kid', () => ({ kid: undefined }), 'jwks-kid-missing'),
  keyWith('empty kid', () => ({ kid: '' }), 'jwks-kid-missing'),
  keyWith('no use', () => ({ use: undefined }), 'jwks-use-missing'),
  keyWith('for encryption', () => ({ use: 'enc' }), 'jwks-wrong-use', 'jwks-no-usable-key'),
  keyWith('key_ops sign', () => ({ key_ops: ['sign'] }), 'jwks-wrong-use'),
  keyWith('only key signs', () => ({ key_ops: ['sign', 'verify'] }), 'jwks-wrong-use'),
  keys('one of two signs', ({ key, otherKey }) => [
    { ...key, key_ops: ['sign', 'verify'] },
    otherKey,
  ]),
  keyWith('alg none', () => ({ alg: 'none' }), 'jwks-alg-mismatch', 'jwks-no-usable-key'),
  keyWith('alg of EC', () => ({ alg: 'ES256' }), 'jwks-alg-mismatch', 'jwks-no-usable-key'),
  keyWith('alg HS256', () => ({ alg: 'HS256' }), 'jwks-alg-mismatch', 'jwks-no-usable-key'),
  keyWith('alg RS512', () => ({ alg: 'RS512' }), 'jwks-no-usable-key'),
  keyWith('exponent 1', () => ({ e: 'AQ' }), 'jwks-weak-exponent'),
  keyWith('exponent 3', () => ({ e: 'Aw' }), 'jwks-weak-exponent'),
  keyWith('even exponent', () => ({ e: 'AQAA' }), 'jwks-weak-exponent'),
  keyWith('long exponent', () => ({ e: 'AQAAAAAB' }), 'jwks-weak-exponent'),
  keys('small modulus', ({ smallKey }) => [smallKey], 'jwks-weak-rsa'),
  keyWith(
    'even modulus',
    ({ evenModulus }) => ({ n: evenModulus }),
    'jwks-weak-rsa',
    'jwks-known-weak-key',
  ),
  keyWith('small factor', ({ smallFactor }) => ({ n: smallFactor }), 'jwks-known-weak-key'),
  keyWith('close primes', ({ closePrimes }) => ({ n: closePrimes }), 'jwks-known-weak-key'),
  keys(
    'shared prime',
    ({ key, sharedPrimes: [a, b] }) => [
      { ...key, n: a },
      { ...key, n: b, kid: 'b' },
    ],
    'jwks-known-weak-key',
  ),
  keyWith('huge modulus', ({ oversizeModulus }) => ({ n: oversizeModulus }), 'jwks-oversize-key'),
  keys('EC beside RSA', ({ key, ecKey }) => [key, ecKey], 'jwks-unsupported-key-type'),
  keys('EC only', ({ ecKey }) => [ecKey], 'jwks-unsupported-key-type', 'jwks-no-usable-key'),
  keys('Ed25519 only', ({ okpKey }) => [okpKey], 'jwks-unsupported-key-type', 'jwks-no-usable-key'),
  keys(
    'EC without y',
    ({ key, ecKey }) => [key, without(ecKey, 'y')],
    'jwks-unsupported-key-type',
    'jwks-malformed',
  ),
  keys('private key', ({ privateKey }) => [privateKey], 'jwks-private-key-published'),
  keyWith('one private member', () => ({ D: 'x' }), 'jwks-private-key-published'),
  keyWith(
    'private PEM',
    () => ({ note: '-----BEGIN PRIVATE KEY-----' }),
    'jwks-private-key-published',
  ),
  keyWith('private member inside', () => ({ ext: [{ qi: 'x' }] }), 'jwks-private-key-published'),
  keys(
    'shared secret',
    ({ key }) => [key, { kty: 'oct', k: 'c2VjcmV0', kid: 's', use: 'sig' }],
    'jwks-symmetric-key-published',
  ),
  keyWith('member k', () => ({ k: 'c2VjcmV0' }), 'jwks-symmetric-key-published'),
  keys(
    'one kid, two keys',
    ({ key, otherKey }) => [key, { ...otherKey, kid: key.kid }],
    'jwks-duplicate-kid',
  ),
  keys('key twice', ({ key }) => [key, key], 'jwks-duplicate-key'),
  keys('key twice, two kids', ({ key }) => [key, { ...key, kid: 'b' }], 'jwks-duplicate-key'),
  keyWith('x5u', () => ({ x5u: 'https://fabrikam.com/c' }), 'jwks-remote-reference'),
  keyWith('jku', () => ({ jku: 'https://fabrikam.com/j' }), 'jwks-remote-reference'),
  keyWith('x5c of nothing', () => ({ x5c: ['AAAA'] }), 'jwks-x5c-mismatch'),
  jwksText(
    'over 100 keys',
    {
      keys: Array.from({ length: 101 }, (_, index) => ({
        kty: 'FOO',
        kid: `k${index}`,
        use: 'sig',
      })),
    },
    'jwks-oversize',
    'jwks-unsupported-key-type',
    'jwks-no-usable-key',
  ),
  keyWith('over 256 KiB', () => ({ note: 'x'.repeat(263_000) }), 'jwks-oversize'),
  [
    'sample key of RFC 7638',
    ['jwks-known-public-private-key'],
    ({ key }) => ({ issuer: ISSUER, jwks: { keys: [{ ...key, n: RFC7638_MODULUS }] } }),
  ],
]

/** Public key of RFC 7638 3.1, whose private half is printed in RFC 7517 A.2. */
const RFC7638_MODULUS =
  '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw'

const SEVERITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'redirect away': { 'issuer-redirects': 'high' },
  'redirect inside': { 'issuer-redirects': 'high' },
  'redirect to localhost': { 'issuer-redirects': 'high' },
  'keys of Google': { 'jwks-host-differs': 'info' },
  'exponent 1': { 'jwks-weak-exponent': 'critical' },
  'even exponent': { 'jwks-weak-exponent': 'critical' },
  'exponent 3': { 'jwks-weak-exponent': 'medium' },
  'long exponent': { 'jwks-weak-exponent': 'low' },
}

/** Documents with the findings that they must give, no more and no fewer. */
export const ISSUER_EXAMPLES: readonly Example[] = SPECS.map(([name, expects, input]) => {
  const severities = SEVERITIES[name]
  return severities ? { name, expects, input, severities } : { name, expects, input }
})
