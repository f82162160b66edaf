import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { privateMembers } from './private-members'

const NAMES = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const
const MARK = 'planted-value'
const publicKey = { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'a', use: 'sig', alg: 'RS256' }

const PEMS = [
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
]
const pemOf = (label: string) => `-----BEGIN ${label}-----\n${MARK}\n-----END ${label}-----\n`
const wrapped = (depth: number) => {
  let value: unknown = { d: MARK }
  for (let level = 0; level < depth; level++) value = level % 2 ? { inner: value } : [value]
  return value
}

const nested = (value: unknown, times: number): unknown =>
  times === 0 ? value : nested(JSON.stringify({ note: value }), times - 1)

/** Plan K4: the shape, and what must be named. */
const SHAPES: readonly (readonly [string, unknown, string])[] = [
  ...NAMES.map((name) => [`a key with ${name}`, { ...publicKey, [name]: MARK }, name] as const),
  ...NAMES.map(
    (name) =>
      [
        `a set with ${name}`,
        { keys: [publicKey, { ...publicKey, [name]: MARK }] },
        `keys[1].${name}`,
      ] as const,
  ),
  ...NAMES.map(
    (name) =>
      [
        `a text with ${name}`,
        JSON.stringify({ keys: [{ [name]: MARK }] }),
        `keys[0].${name}`,
      ] as const,
  ),
  ...NAMES.map(
    (name) =>
      [
        `${name} in capitals`,
        { keys: [{ [name.toUpperCase()]: MARK }] },
        `keys[0].${name.toUpperCase()}`,
      ] as const,
  ),
  ...PEMS.map((label) => [`PEM ${label}`, pemOf(label), 'PEM private key'] as const),
  ...PEMS.map(
    (label) =>
      [
        `PEM ${label} in a member`,
        { keys: [{ note: pemOf(label) }] },
        'keys[0].note: PEM private key',
      ] as const,
  ),
  ['the discovery document', { issuer: 'x', jwks: { keys: [{ d: MARK }] } }, 'jwks.keys[0].d'],
  ['lists in lists', [[[{ p: MARK }]]], '[0][0][0].p'],
  ['depth 30', wrapped(30), 'd'],
  ['depth 5,000', wrapped(5_000), 'd'],
  ['an empty private member', { d: '' }, 'd'],
  ['a null private member', { keys: [{ qi: null }] }, 'keys[0].qi'],
  ['other primes as a list', { oth: [] }, 'oth'],
  ['a name with a space', { 'd ': MARK }, 'd'],
  ['an escaped name', '{"\\u0064":"x"}', 'd'],
  ['a private member that a doubled name hides', '{"a":{"d":"x"},"a":1}', '"d"'],
  ['JSON in a text', { note: JSON.stringify({ keys: [{ d: MARK }] }) }, 'note.keys[0].d'],
  [
    'JSON in JSON in a text',
    { note: JSON.stringify({ note: JSON.stringify({ dp: MARK }) }) },
    'note.note.dp',
  ],
  [
    'two documents in a text',
    `${JSON.stringify(publicKey)}\n${JSON.stringify({ d: MARK })}`,
    '"d"',
  ],
  ['a cut document', '{"keys":[{"kty":"RSA","d":"AQ', '"d"'],
  ['single quotes', "{'d': 'x'}", '"d"'],
  ['a byte order mark before it', `\uFEFF${JSON.stringify({ d: MARK })}`, 'd'],
  [
    'PEM in base64',
    { data: { 'tls.key': Buffer.from(pemOf('PRIVATE KEY')).toString('base64') } },
    'data.tls.key: PEM private key',
  ],
  [
    'PEM with escaped line ends',
    JSON.stringify({ note: pemOf('PRIVATE KEY') }),
    'note: PEM private key',
  ],
  ['a PEM as a name', { '-----BEGIN PRIVATE KEY-----': 1 }, '-----BEGIN PRIVATE KEY-----'],
  ['JSON in JSON, seven times', nested({ d: MARK }, 7), '"d"'],
  ['PEM in JSON, seven times', nested(pemOf('PRIVATE KEY'), 7), 'PEM private key'],
  ['only the end of a PEM', `${MARK}\n-----END PRIVATE KEY-----`, 'PEM private key'],
  ['PEM in small letters', '-----begin private key-----', 'PEM private key'],
]

describe('privateMembers', () => {
  let real: Record<string, unknown>

  beforeAll(() => {
    real = {
      ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    }
  })

  it('has at least the 60 shapes of the plan', () => {
    expect(SHAPES.length).toBeGreaterThanOrEqual(60)
  })

  it.each(SHAPES)('refuses %s', (_, document, wanted) => {
    const found = privateMembers(document)
    expect(found.some((path) => path.trim().endsWith(wanted))).toBe(true)
    expect(found.join()).not.toContain(MARK)
  })

  it('names every member of a real key, and no value', () => {
    const found = privateMembers({ keys: [real] })
    expect(found).toEqual(['d', 'dp', 'dq', 'p', 'q', 'qi'].map((name) => `keys[0].${name}`))
  })

  it.each<[string, unknown]>([
    ['a public key', publicKey],
    [
      'a key set',
      { keys: [publicKey, { ...publicKey, kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ' }] },
    ],
    ['its text', JSON.stringify({ keys: [publicKey] }, null, 2)],
    [
      'a key with certificates',
      { ...publicKey, x5c: ['MIIB'], x5t: 'AQ', 'x5t#S256': 'AQ', key_ops: ['verify'] },
    ],
    ['a public PEM', pemOf('PUBLIC KEY')],
    ['a certificate', pemOf('CERTIFICATE')],
    ['a public PEM in base64', { data: Buffer.from(pemOf('PUBLIC KEY')).toString('base64') }],
    ['values that are names of members', { use: 'd', kid: 'k', keys: ['p', 'q'] }],
    ['words about private keys', 'Keep the private key to yourself.'],
    ['empty', {}],
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
  ])('lets %s pass', (_, document) => {
    expect(privateMembers(document)).toEqual([])
  })

  it('ends for an object that contains itself', () => {
    const loop: Record<string, unknown> = { keys: [publicKey] }
    loop.self = loop
    expect(privateMembers(loop)).toEqual([])
  })

  it('takes linear time for hostile texts', () => {
    const started = process.cpuUsage()
    for (const text of [
      '"d"'.repeat(80_000),
      '{"a":'.repeat(50_000),
      'LS0tLS1CRUdJTi'.repeat(18_000),
    ]) {
      privateMembers(text)
    }
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000)
  })
})
