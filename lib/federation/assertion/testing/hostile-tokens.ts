import type { JsonObject } from '../model'
import {
  base64url,
  goodClaims,
  goodHeader,
  mint,
  NOW_SECONDS,
  signBytes,
  signingInput,
  type TestKey,
  unverifiable,
} from './mint'

/** A text and what reading, header, claims and keys must say about it. */
export interface HostileCase {
  readonly name: string
  /** Class of the vocabulary; `control` where nothing may be found. */
  readonly class: string
  readonly outcome: 'fail' | 'warn' | 'pass'
  readonly code?: number
  readonly text: string
  /** Key set to verify with; that of the good key when absent. */
  readonly keys?: readonly JsonObject[]
  /** Classes that fail besides `class`, because the text has that defect too. */
  readonly also?: readonly string[]
}

export interface HostileKeys {
  /** Signs good tokens; its kid is `key-1`. */
  readonly good: TestKey
  /** Another 2048 bit key, also called `key-1`. */
  readonly other: TestKey
  /** A 1024 bit key called `key-1`. */
  readonly weak: TestKey
}

type Token = (changes: Record<string, unknown>) => Promise<string>

/** Encodes a text with the standard alphabet and padding. */
function padded(text: string): string {
  return Buffer.from(text).toString('base64')
}

function changeLast(part: string, mask: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const value = alphabet.indexOf(part.slice(-1))
  return part.slice(0, -1) + alphabet.charAt(value | mask)
}

const HEADER_TEXT = JSON.stringify(goodHeader())
const CLAIMS_TEXT = JSON.stringify(goodClaims())

function rows(
  defectClass: string,
  outcome: HostileCase['outcome'],
  code: number | undefined,
  texts: Readonly<Record<string, string>>,
  more: Pick<HostileCase, 'also' | 'keys'> = {},
): HostileCase[] {
  return Object.entries(texts).map(([name, text]) => ({
    name,
    class: defectClass,
    outcome,
    ...(code === undefined ? {} : { code }),
    text,
    ...more,
  }))
}

async function signedRows(
  defectClass: string,
  outcome: HostileCase['outcome'],
  code: number | undefined,
  sign: Token,
  changes: Readonly<Record<string, Record<string, unknown>>>,
  more: Pick<HostileCase, 'also' | 'keys'> = {},
): Promise<HostileCase[]> {
  const texts: Record<string, string> = {}
  for (const [name, change] of Object.entries(changes)) texts[name] = await sign(change)
  return rows(defectClass, outcome, code, texts, more)
}

/** Without the named members; a change to undefined drops a member. */
function without(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

function shapes(good: string): HostileCase[] {
  const [header = '', payload = '', signature = ''] = good.split('.')
  return [
    ...rows('structure', 'fail', 50027, {
      empty: '',
      blank: '  \n\t ',
      'undefined word': 'undefined',
      'null word': 'null',
      'object text': '[object Object]',
      'one part': header,
      'two parts': `${header}.${payload}`,
      'four parts': `${good}.abc`,
      'six parts': `${good}.a.b.c`,
      'only dots': '..',
      'no header': `.${payload}.${signature}`,
      'no payload': `${header}..${signature}`,
      'null byte inside': good.replace('.', '\u0000.'),
      'escape inside': `${header}\u001b[31m.${payload}.${signature}`,
      'tab inside': `${header}.\t${payload}.${signature}`,
      'flattened JSON form': JSON.stringify({ payload, protected: header, signature }),
      'general JSON form': JSON.stringify({
        payload,
        signatures: [{ protected: header, signature }],
      }),
      'decoded claims': CLAIMS_TEXT,
      'key set': JSON.stringify({ keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }] }),
      'discovery document': JSON.stringify({
        issuer: 'https://a.example',
        jwks_uri: 'https://a.example/k',
      }),
      prose: 'please check my token',
      'opaque text': 'dGhpcyBpcyBub3QgYSB0b2tlbg',
      'error text': 'AADSTS700213: No matching federated identity record found',
      'web address': 'https://login.microsoftonline.com/common',
      binary: '\u0000\u0001\u0002\ufffd\ufffd',
    }),
    ...rows('signature-missing', 'fail', 50027, {
      'empty third part': `${header}.${payload}.`,
      'empty third part in quotes': `"${header}.${payload}."`,
    }),
    ...rows('encrypted-token', 'fail', 50027, {
      'five parts': `${base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.a.b.c.d`,
      'five parts, direct key': `${base64url('{"alg":"dir","enc":"A256GCM"}')}..b.c.d`,
    }),
    ...rows('size', 'fail', undefined, {
      'one character too many': 'a'.repeat(65_537),
      'large token': `${header}.${'A'.repeat(70_000)}.${signature}`,
      'many dots': '.'.repeat(200_000),
      'deep arrays': unverifiable(goodHeader(), `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`),
      'deep objects': unverifiable(goodHeader(), `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`),
      'unclosed arrays': unverifiable(goodHeader(), `{"a":${'['.repeat(20_000)}`),
      'deep header': unverifiable(
        `{"alg":"RS256","a":${'['.repeat(40)}${']'.repeat(40)}}`,
        goodClaims(),
      ),
      'many members': unverifiable(
        goodHeader(),
        `{${Array.from({ length: 2_000 }, (_, index) => `"c${index}":0`).join(',')}}`,
      ),
      'many elements': unverifiable(goodHeader(), {
        ...goodClaims(),
        list: new Array(2_000).fill(0),
      }),
    }),
  ]
}

function wrappers(good: string): HostileCase[] {
  const [header = '', payload = '', signature = ''] = good.split('.')
  const lines = good.match(/.{1,64}/g) ?? []
  return rows('wrapper', 'warn', undefined, {
    'double quotes': `"${good}"`,
    'single quotes': `'${good}'`,
    backticks: `\`${good}\``,
    'typographic quotes': `“${good}”`,
    'quotes and comma': `"${good}",`,
    'leading quote only': `"${good}`,
    bearer: `Bearer ${good}`,
    'bearer in lower case': `bearer ${good}`,
    'authorization header': `Authorization: Bearer ${good}`,
    'quoted bearer': `"Bearer ${good}"`,
    'form field': `client_assertion=${good}`,
    'whole form': `client_id=a&scope=b&client_assertion=${good}&grant_type=client_credentials`,
    'form, token first': `client_assertion=${good}&client_assertion_type=urn%3Aietf`,
    'percent encoded form': `client_assertion=${good.replaceAll('.', '%2E')}`,
    'JSON access_token': `{"access_token":"${good}","expires_in":300}`,
    'JSON value': JSON.stringify({ value: good, count: 1 }, null, 2),
    'Kubernetes TokenRequest': JSON.stringify({ kind: 'TokenRequest', status: { token: good } }),
    'JSON text': JSON.stringify(good),
    'environment variable': `export ID_TOKEN="${good}"`,
    'lines of 64': lines.join('\n'),
    'lines with indent': lines.join('\r\n    '),
    'line break after dot': `${header}.\n${payload}.\n${signature}`,
    'trailing newline': `${good}\n`,
    'trailing CRLF': `${good}\r\n`,
    'trailing space': `${good} `,
    'leading tab': `\t${good}`,
    'byte order mark': `\uFEFF${good}`,
    'byte order mark read as Latin-1': `ï»¿${good}`,
  })
}

function encodings(good: string): HostileCase[] {
  const [header = '', payload = '', signature = ''] = good.split('.')
  const bytes = (...values: number[]) => base64url(Uint8Array.from(values))
  const withPayload = (encoded: string) => `${header}.${encoded}.${signature}`
  const withText = (text: string) => withPayload(base64url(text))
  const inQuotes = (text: string) => [...Buffer.from(text)]
  return [
    ...rows('base64', 'fail', 50027, {
      'padded header': `${padded('{"alg":"RS256","kid":"key-1","typ":"J"}').replace(/=*$/, '')}=.${payload}.${signature}`,
      'padded payload': `${header}.${payload}==.${signature}`,
      'padded signature': `${good}==`,
      'one = too much': `${good}=`,
      'plus in payload': `${header}.${payload.slice(0, -1)}+.${signature}`,
      'slash in signature': `${header}.${payload}./${signature.slice(1)}`,
      'space in payload': `${header}.${payload.slice(0, 8)} ${payload.slice(8)}.${signature}`,
      'space after dot': `${header}. ${payload}.${signature}`,
      'space in signature': `${header}.${payload}.${signature.slice(0, 9)} ${signature.slice(9)}`,
      'no-break space': `${header}.${payload.slice(0, 8)}\u00a0${payload.slice(8)}.${signature}`,
      'zero-width space': `${header}.${payload.slice(0, 8)}\u200b${payload.slice(8)}.${signature}`,
      'full-width letter': `${header}.${payload.slice(0, 8)}Ａ${payload.slice(9)}.${signature}`,
      'percent sign': `${header}.${payload}%3D.${signature}`,
      'exclamation mark': `${header}.${payload}.${signature}!!`,
      ellipsis: `${header}.${payload.slice(0, 20)}…${payload.slice(-5)}.${signature}`,
      'impossible length of header': `${header}${'A'.repeat((5 - (header.length % 4)) % 4)}.${payload}.${signature}`,
      'impossible length of signature': `${header}.${payload}.${signature.slice(0, 341)}`,
      'host name': 'www.example.com',
      'one character signature': `${header}.${payload}.A`,
      'unused bits in signature': `${header}.${payload}.${changeLast(signature, 1)}`,
      'more unused bits in signature': `${header}.${payload}.${changeLast(signature, 15)}`,
      'unused bits in header': `${changeLast(base64url('{"alg":"RS256","kid":"key-1","typ":"J"} '.slice(0, 40)), 1)}.${payload}.${signature}`,
    }),
    ...rows('json', 'fail', 50027, {
      'payload text': withText('hello'),
      'payload array': withText('[1]'),
      'payload string': withText('"text"'),
      'payload number': withText('5'),
      'payload null': withText('null'),
      'payload true': withText('true'),
      'payload of one space': withText(' '),
      'cut payload': withText(CLAIMS_TEXT.slice(0, -1)),
      'two objects': withText(`${CLAIMS_TEXT}${CLAIMS_TEXT}`),
      'text after object': withText(`${CLAIMS_TEXT}x`),
      'null byte after object': withText(`${CLAIMS_TEXT}\u0000`),
      'trailing comma': withText('{"iss":"a",}'),
      'single quotes': withText("{'iss':'a'}"),
      'unquoted name': withText('{iss:"a"}'),
      comment: withText('{"iss":"a"/* b */}'),
      'leading zero': withText('{"exp":01}'),
      'plus sign': withText('{"exp":+1}'),
      hexadecimal: withText('{"exp":0x10}'),
      'dot without digits': withText('{"exp":1.}'),
      NaN: withText('{"exp":NaN}'),
      Infinity: withText('{"exp":Infinity}'),
      'raw newline in text': withText('{"iss":"a\nb"}'),
      'bad escape': withText('{"iss":"\\x41"}'),
      'short unicode escape': withText('{"iss":"\\u41"}'),
      'unclosed text': withText('{"iss":"a'),
      'missing colon': withText('{"iss" "a"}'),
      'missing value': withText('{"iss":}'),
      'only braces open': withText('{'),
      'wrong closing': withText('{"a":[1}'),
      'byte order mark': withText(`\uFEFF${CLAIMS_TEXT}`),
      'no-break space before': withText(`\u00a0${CLAIMS_TEXT}`),
      'header text': `${base64url('hello')}.${payload}.${signature}`,
      'header array': `${base64url('["RS256"]')}.${payload}.${signature}`,
      'cut header': `${base64url(HEADER_TEXT.slice(0, -1))}.${payload}.${signature}`,
      'invalid UTF-8': withPayload(bytes(...inQuotes('{"a":"'), 0xff, ...inQuotes('"}'))),
      'overlong UTF-8': withPayload(bytes(...inQuotes('{"a":"'), 0xc0, 0xaf, ...inQuotes('"}'))),
      'surrogate in UTF-8': withPayload(
        bytes(...inQuotes('{"a":"'), 0xed, 0xa0, 0x80, ...inQuotes('"}')),
      ),
      'cut UTF-8': withPayload(bytes(...inQuotes('{"a":"'), 0xe2, 0x82, ...inQuotes('"}'))),
      'UTF-16 payload': withPayload(base64url(new Uint8Array(Buffer.from(CLAIMS_TEXT, 'utf16le')))),
      'compressed payload': withPayload(bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)),
    }),
    ...rows('nested', 'fail', 50027, {
      'token as payload': withText(good),
      'token as JSON text': withText(JSON.stringify(good)),
    }),
  ]
}

async function members(key: TestKey): Promise<HostileCase[]> {
  const signed = (header: string, payload: string) => mint(key, header, payload)
  const append = (text: string, more: string) => `${text.slice(0, -1)},${more}}`
  return [
    ...rows('duplicate-member', 'fail', undefined, {
      'sub twice': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"sub":"repo:contoso/app:ref:refs/heads/main"'),
      ),
      'iss twice, other first': await signed(
        HEADER_TEXT,
        `{"iss":"https://b.example",${CLAIMS_TEXT.slice(1)}`,
      ),
      'escaped name': await signed(HEADER_TEXT, `{"\\u0073ub":"b",${CLAIMS_TEXT.slice(1)}`),
      'alg twice': await signed(append(HEADER_TEXT, '"alg":"RS256"'), CLAIMS_TEXT),
      'escaped alg': await signed(`{"\\u0061lg":"none",${HEADER_TEXT.slice(1)}`, CLAIMS_TEXT),
      'kid twice': await signed(append(HEADER_TEXT, '"kid":"key-1"'), CLAIMS_TEXT),
      'nested name twice': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"k":{"a":1,"a":2}')),
      'empty name twice': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"":1,"":2')),
      'same claim three times': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"x":1,"x":1,"x":1')),
    }),
    ...rows('prototype', 'warn', undefined, {
      '__proto__ claim': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"__proto__":{"admin":true}'),
      ),
      'constructor claim': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"constructor":{"prototype":{"admin":true}}'),
      ),
      'prototype claim': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"prototype":1')),
      'escaped __proto__': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"\\u005f_proto__":{"admin":true}'),
      ),
      'nested __proto__': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"a":{"b":[{"__proto__":{"admin":true}}]}'),
      ),
    }),
    ...rows('json', 'warn', undefined, {
      'lone high surrogate': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"\\ud800"')),
      'lone low surrogate': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"x\\udc00y"')),
      'lone surrogate in a name': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"\\udfff":1')),
    }),
    ...rows('display', 'warn', undefined, {
      script: await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"<script>alert(1)</script>"')),
      'image tag in a name': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"<img src=x onerror=alert(1)>":1'),
      ),
      'javascript link': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"a":"javascript:alert(1)"'),
      ),
      'right-to-left override': await signed(
        HEADER_TEXT,
        append(CLAIMS_TEXT, '"a":"main\\u202eniam"'),
      ),
      'isolate mark': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"\\u2066x\\u2069"')),
      'zero-width space': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"ma\\u200bin"')),
      'terminal escape': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"\\u001b[31mred"')),
      newline: await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"one\\ntwo"')),
      'null character': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"one\\u0000two"')),
      'line separator': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"one\\u2028two"')),
      'tag character': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":"\\udb40\\udc41"')),
      'nested escape': await signed(HEADER_TEXT, append(CLAIMS_TEXT, '"a":{"b":["ok","\\u0007"]}')),
    }),
  ]
}

async function hmacToken(alg: string, secret: string | Uint8Array): Promise<string> {
  const input = signingInput(goodHeader({ alg }), goodClaims())
  const bytes =
    typeof secret === 'string' ? new TextEncoder().encode(secret) : Uint8Array.from(secret)
  const hash = `SHA-${alg.slice(2)}`
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(input))
  return `${input}.${base64url(new Uint8Array(signature))}`
}

async function spkiPem(key: TestKey): Promise<string> {
  const imported = await crypto.subtle.importKey(
    'jwk',
    key.publicJwk as JsonWebKey,
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    true,
    ['verify'],
  )
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', imported)).toString('base64')
  const lines = spki.match(/.{1,64}/g) ?? []
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n')
}

async function headers(keys: HostileKeys): Promise<HostileCase[]> {
  const key = keys.good
  const sign: Token = (changes) => mint(key, without(goodHeader(changes)), goodClaims())
  const unsecured = (alg: string) =>
    `${signingInput({ alg, typ: 'JWT', kid: 'key-1' }, goodClaims())}.`
  const pem = await spkiPem(key)
  const der = new Uint8Array(Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64'))
  return [
    ...rows('alg-none', 'fail', 5002738, {
      'none without signature': unsecured('none'),
      'None without signature': unsecured('None'),
      'NONE without signature': unsecured('NONE'),
      'nOnE without signature': unsecured('nOnE'),
      'none with spaces': unsecured(' none '),
      'none with a signature': await sign({ alg: 'none' }),
    }),
    ...(await signedRows('alg-missing', 'fail', 5002738, sign, {
      'no alg': { alg: undefined },
      'empty alg': { alg: '' },
      'null alg': { alg: null },
    })),
    ...(await signedRows('alg-unsupported', 'fail', 5002738, sign, {
      ES256: { alg: 'ES256' },
      ES384: { alg: 'ES384' },
      EdDSA: { alg: 'EdDSA' },
      'lower case rs256': { alg: 'rs256' },
      'RS256 with space': { alg: 'RS256 ' },
      RS1: { alg: 'RS1' },
      'RSA-OAEP': { alg: 'RSA-OAEP' },
      'alg as number': { alg: 256 },
      'alg as list': { alg: ['RS256'] },
      'alg as object': { alg: { name: 'RS256' } },
      'alg __proto__': { alg: '__proto__' },
      'alg constructor': { alg: 'constructor' },
      'alg true': { alg: true },
    })),
    ...(await signedRows('alg-symmetric', 'fail', 5002738, sign, {
      'HS256 over an RSA signature': { alg: 'HS256' },
      'HS384 over an RSA signature': { alg: 'HS384' },
      'HS512 over an RSA signature': { alg: 'HS512' },
    })),
    ...rows(
      'alg-confusion',
      'fail',
      5002738,
      {
        'HS256 with PEM': await hmacToken('HS256', pem),
        'HS256 with PEM without last line end': await hmacToken('HS256', pem.trimEnd()),
        'HS256 with PEM in CRLF': await hmacToken('HS256', pem.replaceAll('\n', '\r\n')),
        'HS384 with PEM': await hmacToken('HS384', pem),
        'HS512 with PEM': await hmacToken('HS512', pem),
        'HS256 with DER': await hmacToken('HS256', der),
        'HS256 with JWK text': await hmacToken('HS256', JSON.stringify(key.publicJwk)),
        'HS256 with modulus text': await hmacToken('HS256', String(key.publicJwk.n)),
      },
      { also: ['alg-symmetric'] },
    ),
    ...(await signedRows('crit', 'fail', 5002726, sign, {
      'crit exp': { crit: ['exp'], exp: 1 },
      'crit unknown': { crit: ['https://example.com/ext'], 'https://example.com/ext': true },
      'empty crit': { crit: [] },
      'crit as text': { crit: 'exp' },
      'crit null': { crit: null },
      'b64 false': { b64: false, crit: ['b64'] },
      'b64 false without crit': { b64: false },
      'crit of nothing there': { crit: ['nope'] },
    })),
    ...(await signedRows('embedded-key', 'fail', 5002726, sign, {
      'jwk of the attacker': { jwk: keys.other.publicJwk },
      'jwk null': { jwk: null },
    })),
    ...(await signedRows('embedded-key', 'warn', undefined, sign, {
      x5c: { x5c: ['TUlJQg=='] },
      'empty x5c': { x5c: [] },
    })),
    ...(await signedRows('remote-key', 'fail', 5002726, sign, {
      jku: { jku: 'https://attacker.example/jwks.json' },
      x5u: { x5u: 'https://attacker.example/cert.pem' },
      'jku on loopback': { jku: 'http://127.0.0.1/jwks' },
    })),
    ...(await signedRows('zip', 'fail', 5002726, sign, { 'zip DEF': { zip: 'DEF' } })),
    ...(await signedRows('nested', 'fail', 5002726, sign, {
      'cty JWT': { cty: 'JWT' },
      'cty jwt': { cty: 'jwt' },
    })),
    ...(await signedRows('typ', 'fail', 5002727, sign, {
      'at+jwt': { typ: 'at+jwt' },
      'application/jwt': { typ: 'application/jwt' },
      JOSE: { typ: 'JOSE' },
      'typ with space': { typ: 'JWT ' },
      'empty typ': { typ: '' },
      'typ null': { typ: null },
      'typ number': { typ: 1 },
      'logout+jwt': { typ: 'logout+jwt' },
    })),
    ...(await signedRows('typ', 'warn', undefined, sign, {
      'lower case jwt': { typ: 'jwt' },
      'mixed case Jwt': { typ: 'Jwt' },
    })),
  ]
}

async function keyIds(keys: HostileKeys): Promise<HostileCase[]> {
  const sign: Token = (changes) => mint(keys.good, without(goodHeader(changes)), goodClaims())
  const hostile = [
    '../../../../dev/null',
    '/dev/null',
    '..\\..\\windows\\win.ini',
    'C:\\keys\\a.pem',
    '%2e%2e%2fkeys',
    "x' UNION SELECT 'secret' --",
    '1; DROP TABLE keys',
    '$(id)',
    '`id`',
    'a|whoami',
    'key && curl example.com',
    'https://attacker.example/key',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '<script>',
    'a\u0000b',
    'a\r\nX-Injected: 1',
  ]
  return [
    ...(await signedRows('kid-missing', 'fail', 5002723, sign, {
      'no kid': { kid: undefined },
      'empty kid': { kid: '' },
    })),
    ...(await signedRows('kid-unknown', 'fail', 7000272, sign, {
      'other kid': { kid: 'key-2' },
      'other letter case': { kid: 'KEY-1' },
      'kid with space': { kid: 'key-1 ' },
      'kid prefix': { kid: 'key' },
      'full-width kid': { kid: 'ｋey-1' },
      'x5t of another key': { kid: undefined, x5t: 'b'.repeat(27) },
    })),
    ...(await signedRows('kid-invalid', 'fail', undefined, sign, {
      'kid number': { kid: 1 },
      'kid null': { kid: null },
      'kid list': { kid: ['key-1'] },
      'kid object': { kid: { toString: 'key-1' } },
      'kid true': { kid: true },
    })),
    ...(await signedRows(
      'kid-hostile',
      'fail',
      7000272,
      sign,
      Object.fromEntries(hostile.map((kid) => [`kid ${JSON.stringify(kid)}`, { kid }])),
    )),
  ]
}

async function signatures(keys: HostileKeys): Promise<HostileCase[]> {
  const { good, other, weak } = keys
  const input = signingInput(goodHeader(), goodClaims())
  const signature = await signBytes(good, input)
  const flipped = Uint8Array.from(signature, (byte, index) => (index === 100 ? byte ^ 1 : byte))
  const with64 = (bytes: Uint8Array) => `${input}.${base64url(bytes)}`
  const foreign = await mint(other, goodHeader(), goodClaims())
  return [
    ...rows('signature-invalid', 'fail', 7000274, {
      'one bit flipped': with64(flipped),
      'signed by another key': foreign,
      'payload swapped': `${signingInput(goodHeader(), goodClaims({ sub: 'repo:contoso/app:ref:refs/heads/other' }))}.${base64url(signature)}`,
      'header changed': `${signingInput(goodHeader({ x5t: 'added' }), goodClaims())}.${base64url(signature)}`,
      zeros: with64(new Uint8Array(256)),
      ones: with64(new Uint8Array(256).fill(255)),
      'first byte cut': with64(signature.slice(1)),
      'last byte cut': with64(signature.slice(0, -1)),
      'zero byte added before': with64(Uint8Array.from([0, ...signature])),
      'zero byte added after': with64(Uint8Array.from([...signature, 0])),
      'one byte': with64(Uint8Array.of(1)),
      twice: with64(Uint8Array.from([...signature, ...signature])),
      'PSS under RS256': await mint(good, goodHeader(), goodClaims(), 'PS256'),
      'SHA-512 under RS256': await mint(good, goodHeader(), goodClaims(), 'RS512'),
      'signature of the payload alone': with64(await signBytes(good, input.split('.')[1] ?? '')),
    }),
    ...rows(
      'weak-key',
      'fail',
      50032,
      { '1024 bits': await mint(weak, goodHeader(), goodClaims()) },
      { keys: [weak.publicJwk] },
    ),
    ...rows(
      'duplicate-kid',
      'warn',
      undefined,
      { 'good key second': with64(signature) },
      {
        keys: [other.publicJwk, good.publicJwk],
      },
    ),
    ...rows(
      'duplicate-kid',
      'warn',
      undefined,
      { 'elliptic key first': with64(signature) },
      {
        keys: [
          { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'key-1', use: 'sig' },
          good.publicJwk,
        ],
      },
    ),
    ...rows('alg-unsupported', 'warn', undefined, {
      RS384: await mint(good, goodHeader({ alg: 'RS384' }), goodClaims(), 'RS384'),
      RS512: await mint(good, goodHeader({ alg: 'RS512' }), goodClaims(), 'RS512'),
      PS256: await mint(good, goodHeader({ alg: 'PS256' }), goodClaims(), 'PS256'),
      PS384: await mint(good, goodHeader({ alg: 'PS384' }), goodClaims(), 'PS384'),
      PS512: await mint(good, goodHeader({ alg: 'PS512' }), goodClaims(), 'PS512'),
    }),
    ...rows('signature-invalid', 'fail', 7000274, {
      'PKCS1 under PS256': await mint(good, goodHeader({ alg: 'PS256' }), goodClaims(), 'RS256'),
    }),
  ]
}

async function claims(key: TestKey): Promise<HostileCase[]> {
  const sign: Token = (changes) => mint(key, goodHeader(), without(goodClaims(changes)))
  const raw = (name: string, text: string) =>
    mint(key, HEADER_TEXT, CLAIMS_TEXT.replace(new RegExp(`"${name}":[^,}]+`), `"${name}":${text}`))
  const now = NOW_SECONDS
  const ms = 1000
  return [
    ...(await signedRows('claim-missing', 'fail', 90014, sign, {
      'no iss': { iss: undefined },
      'empty iss': { iss: '' },
      'no aud': { aud: undefined },
      'empty aud list': { aud: [] },
    })),
    ...(await signedRows('claim-missing', 'fail', undefined, sign, {
      'no sub': { sub: undefined },
    })),
    ...(await signedRows('claim-missing', 'fail', 700024, sign, { 'no exp': { exp: undefined } })),
    ...(await signedRows('claim-missing', 'fail', 70023, sign, { 'no iat': { iat: undefined } })),
    ...(await signedRows('claim-type', 'fail', undefined, sign, {
      'iss number': { iss: 1 },
      'iss list': { iss: ['https://issuer.example.com'] },
      'iss null': { iss: null },
      'sub number': { sub: 1 },
      'sub object': { sub: {} },
      'sub true': { sub: true },
      'aud number': { aud: 1 },
      'aud object': { aud: {} },
      'aud null': { aud: null },
      'aud list of numbers': { aud: [1] },
      'aud list of lists': { aud: [['api://AzureADTokenExchange']] },
      'exp text': { exp: String(now + 240) },
      'exp null': { exp: null },
      'exp object': { exp: {} },
      'iat text': { iat: String(now) },
      'iat true': { iat: true },
      'nbf text': { nbf: String(now) },
      'jti number': { jti: 7 },
    })),
    ...rows('claim-type', 'fail', undefined, {
      'exp 1e400': await raw('exp', '1e400'),
      'iat -1e999': await raw('iat', '-1e999'),
      'nbf 1e309': await raw('nbf', '1e309'),
    }),
    ...(await signedRows('claim-type-lenient', 'warn', undefined, sign, {
      'fraction in exp': { exp: now + 240.5 },
      'fraction in iat': { iat: now - 60.25 },
      'fraction in nbf': { nbf: now - 60.999 },
    })),
    ...(await signedRows('claim-units', 'fail', 70023, sign, {
      'all in milliseconds': { exp: (now + 240) * ms, iat: now * ms, nbf: now * ms },
      'exp in milliseconds': { exp: (now + 240) * ms },
      'exp and iat in microseconds': { exp: (now + 240) * 1e6, iat: now * 1e6 },
    })),
    ...(await signedRows('claim-units', 'fail', 700024, sign, {
      'nbf in milliseconds': { nbf: now * ms },
    })),
    ...(await signedRows('claim-units', 'fail', undefined, sign, {
      'iat in milliseconds': { iat: now * ms },
    })),
    ...(await signedRows('claim-order', 'fail', undefined, sign, {
      'exp before iat': { exp: now + 100, iat: now + 200, nbf: undefined },
      'exp before nbf': { exp: now + 100, nbf: now + 200 },
    })),
    ...(await signedRows('expired', 'fail', 700024, sign, {
      'an hour ago': { exp: now - 3600, iat: now - 4000, nbf: now - 4000 },
      'a second beyond the skew': { exp: now - 301, iat: now - 700, nbf: now - 700 },
      'exp moved only': { exp: now - 3600 },
      'exp zero': { exp: 0, iat: -100, nbf: -100 },
      'exp negative': { exp: -1, iat: -100, nbf: -100 },
      'years ago': { exp: 1_632_493_867, iat: 1_632_493_567, nbf: 1_632_492_967 },
    })),
    ...(await signedRows('skew', 'warn', undefined, sign, {
      'expired by the skew': { exp: now - 300, iat: now - 700, nbf: now - 700 },
      'expired just now': { exp: now, iat: now - 300, nbf: now - 300 },
      'early by the skew': { nbf: now + 300, exp: now + 600 },
      'early by a second': { nbf: now + 1 },
    })),
    ...(await signedRows('not-yet-valid', 'fail', 700024, sign, {
      'an hour early': { nbf: now + 3600, exp: now + 4000 },
      'a second beyond the skew': { nbf: now + 301, exp: now + 900 },
      'nbf moved only': { nbf: now + 3600 },
    })),
    ...(await signedRows('iat-future', 'warn', undefined, sign, {
      'iat in an hour': { iat: now + 3600, exp: now + 4000 },
      'a second beyond the skew': { iat: now + 301, exp: now + 900 },
    })),
    ...(await signedRows('lifetime', 'fail', 70023, sign, {
      '25 h and a second': { exp: now - 60 + 90_001 },
      '26 h': { exp: now - 60 + 93_600 },
      'a year': { exp: now - 60 + 31_536_000 },
      'iat zero': { iat: 0 },
      'exp at the end of time': { exp: 253_402_300_799 },
    })),
    ...(await signedRows('aud-multiple', 'fail', 5002741, sign, {
      two: { aud: ['api://AzureADTokenExchange', 'https://b.example'] },
      'the same twice': { aud: ['api://AzureADTokenExchange', 'api://AzureADTokenExchange'] },
      twenty: { aud: Array.from({ length: 20 }, (_, index) => `aud-${index}`) },
    })),
    ...(await signedRows('iss-whitespace', 'fail', 700211, sign, {
      'space before': { iss: ' https://issuer.example.com' },
      'space after': { iss: 'https://issuer.example.com ' },
      'no-break space after': { iss: 'https://issuer.example.com\u00a0' },
      'newline after': { iss: 'https://issuer.example.com\n' },
    })),
    ...(await signedRows('sub-too-long', 'fail', undefined, sign, {
      '601 characters': { sub: 'a'.repeat(601) },
      '10,000 characters': { sub: 'a'.repeat(10_000) },
    })),
    ...(await signedRows('sensitive-token', 'warn', undefined, sign, {
      'Entra v1 access token': {
        iss: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
        aud: 'https://graph.microsoft.com',
      },
      'Entra v2 ID token': {
        iss: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
        aud: '66666666-7777-8888-9999-000000000000',
      },
      'US Government token': {
        iss: 'https://login.microsoftonline.us/11111111-2222-3333-4444-555555555555/v2.0',
        aud: 'https://graph.microsoft.us',
      },
    })),
    ...(await signedRows('claim-missing', 'fail', 700024, sign, {
      'legacy Kubernetes token': {
        iss: 'kubernetes/serviceaccount',
        sub: 'system:serviceaccount:default:app',
        exp: undefined,
        nbf: undefined,
      },
    })),
  ]
}

async function controls(key: TestKey): Promise<HostileCase[]> {
  const sign = (header: Record<string, unknown>, payload: Record<string, unknown>) =>
    mint(key, without(goodHeader(header)), without(goodClaims(payload)))
  const now = NOW_SECONDS
  const exchange = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'
  return rows('control', 'pass', undefined, {
    plain: await sign({}, {}),
    'without typ': await sign({ typ: undefined }, {}),
    'long typ': await sign({ typ: 'http://openid.net/specs/jwt/1.0' }, {}),
    'without nbf': await sign({}, { nbf: undefined }),
    'without jti': await sign({}, { jti: undefined }),
    'audience list of one': await sign({}, { aud: ['api://AzureADTokenExchange'] }),
    'lifetime of exactly 25 h': await sign({}, { exp: now - 60 + 90_000 }),
    'exp equal to nbf and iat plus one': await sign({}, { exp: now + 1, nbf: now, iat: now }),
    'subject of 600 characters': await sign({}, { sub: 'a'.repeat(600) }),
    'kid and x5t': await sign({ x5t: 'example-thumbprint' }, {}),
    'all parameters that Entra knows': await sign(
      {
        x5t: 'a',
        'x5t#S256': 'b',
        use: 'sig',
        enc: 'a',
        ctx: 'a',
        nonce: 'a',
        rh: 'a',
        kdf_ver: 1,
      },
      {},
    ),
    'Kubernetes claims': await sign(
      { typ: undefined },
      { 'kubernetes.io': { namespace: 'default', pod: { name: 'a', uid: 'b' } } },
    ),
    'non-Latin text': await sign({}, { actor: 'Zoë 東京 👩‍💻'.replace('\u200d', '') }),
    'managed identity token for the exchange': await sign(
      {},
      { iss: exchange, aud: 'fb60f99c-7a34-4190-8149-302f77469936' },
    ),
    '900 list elements': await sign({}, { groups: Array.from({ length: 900 }, (_, i) => `g${i}`) }),
    'nested 20 deep': await mint(
      key,
      HEADER_TEXT,
      `{"a":${'['.repeat(20)}${']'.repeat(20)},${CLAIMS_TEXT.slice(1)}`,
    ),
    'white space in JSON': await mint(key, HEADER_TEXT, JSON.stringify(goodClaims(), null, 2)),
    'escaped slash': await mint(key, HEADER_TEXT, CLAIMS_TEXT.replaceAll('/', '\\/')),
  })
}

/** Secrets and keys are assembled from pieces: no secret scanner should find them here. */
function foreign(keys: HostileKeys): HostileCase[] {
  const fill = (length: number, from = 'aB3dE7') =>
    from.repeat(Math.ceil(length / from.length)).slice(0, length)
  const pem = (label: string) =>
    `-----BEGIN ${label}-----\n${fill(64)}\n${fill(40)}\n-----END ${label}-----\n`
  const base64Key = Buffer.from([
    0x30, 0x82, 0x04, 0xbd, 0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7,
    0x0d, 0x01, 0x01, 0x01, 0x05, 0x00, 0x04, 0x82, 0x04, 0xa7,
  ]).toString('base64')
  return rows('not-a-token', 'fail', undefined, {
    'PKCS#8 PEM': pem('PRIVATE KEY'),
    'PKCS#1 PEM': pem('RSA PRIVATE KEY'),
    'EC PEM': pem('EC PRIVATE KEY'),
    'encrypted PEM': pem('ENCRYPTED PRIVATE KEY'),
    'OpenSSH key': pem('OPENSSH PRIVATE KEY'),
    'PEM in quotes, escaped': JSON.stringify(pem('PRIVATE KEY')),
    'PEM behind text': `my key: ${pem('PRIVATE KEY')}`,
    'PuTTY key': `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n${fill(64)}`,
    'bare PKCS#8': `${base64Key.slice(0, 34)}${fill(800)}`,
    certificate: pem('CERTIFICATE'),
    'public key': pem('PUBLIC KEY'),
    'SSH public key': `ssh-rsa AAAA${fill(200)} me`,
    'Entra client secret': `abc8Q~${fill(34)}`,
    'quoted client secret': `"aB.4Q~${fill(31)}"`,
    'refresh token': `0.A${fill(90)}.${fill(300)}`,
    'version 1 refresh token': `1.A${fill(90)}-${fill(50)}`,
    'authorization code of a personal account': `M.C5${'07'}_BAY.2.U.${fill(60)}`,
    'SAML response':
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"></samlp:Response>',
    'SAML assertion': '<?xml version="1.0"?><saml:Assertion></saml:Assertion>',
    'encoded SAML': Buffer.from(`<samlp:Response>${fill(100)}</samlp:Response>`).toString('base64'),
    XML: '<?xml version="1.0"?><note/>',
    HTML: '<!DOCTYPE html><html></html>',
    'SAS address': `https://account.blob.core.windows.net/c?sv=2024-01-01&sp=r&sig=${fill(43)}%3D`,
    'SAS text': `SharedAccessSignature sr=a&sig=${fill(43)}&se=1`,
    'storage key': `${fill(86)}==`,
    'storage connection string': `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${fill(86)}==;`,
    'bus connection string': `Endpoint=sb://a.example/;SharedAccessKeyName=a;SharedAccessKey=${fill(43)}=`,
    'database connection string': `Server=a.example;User Id=a;Password=${fill(12)};`,
    'private JWK': JSON.stringify({ ...keys.good.publicJwk, d: fill(342) }),
    'private JWK in a set': JSON.stringify({
      keys: [keys.good.publicJwk, { ...keys.other.publicJwk, p: fill(171) }],
    }),
    'symmetric JWK': JSON.stringify({ kty: 'oct', k: fill(43) }),
    'JSON with a client secret': JSON.stringify({ client_id: 'a', client_secret: fill(40) }),
    'GitHub token': `gh${'p_'}${fill(36)}`,
    'GitLab token': `gl${'pat-'}${fill(20)}`,
    'Basic header': `Authorization: Basic ${fill(40)}`,
  })
}

/** All cases, the tokens freshly signed with the given keys. */
export async function hostileCases(keys: HostileKeys): Promise<readonly HostileCase[]> {
  const good = await mint(keys.good, goodHeader(), goodClaims())
  return [
    ...(await controls(keys.good)),
    ...shapes(good),
    ...wrappers(good),
    ...foreign(keys),
    ...encodings(good),
    ...(await members(keys.good)),
    ...(await headers(keys)),
    ...(await keyIds(keys)),
    ...(await signatures(keys)),
    ...(await claims(keys.good)),
  ]
}
