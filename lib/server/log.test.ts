import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLog, type LogEntry } from './log'
import { redact } from './redact'

const b64 = (bytes: number) => randomBytes(bytes).toString('base64url')
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Eleven kinds of secret, made at run time: the secret, and a text that carries it. */
const KINDS: readonly (readonly [string, () => readonly [secret: string, text: string]])[] = [
  ['jwt', () => plain(`${part({ alg: 'RS256', fake: 1 })}.${part({ sub: b64(8) })}.${b64(64)}`)],
  ['jwe', () => plain(`${part({ alg: 'dir', enc: 'A256GCM' })}..${b64(12)}.${b64(40)}.${b64(16)}`)],
  ['client secret', () => plain(`abc8Q~${'x'.repeat(4)}${b64(21)}x`)],
  ['refresh token', () => plain(`0.A${b64(60)}.${b64(30)}`)],
  ['storage key', () => plain(`${randomBytes(64).toString('base64')}`)],
  [
    'sas',
    () => {
      const secret = encodeURIComponent(randomBytes(32).toString('base64'))
      return [secret, `https://x.blob.core.windows.net/c?sv=2024&sig=${secret}&se=1`]
    },
  ],
  [
    'pem',
    () => {
      const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
      return [String(pem).split('\n')[1] ?? '', `key: ${pem}`]
    },
  ],
  [
    'private member',
    () => {
      const secret = b64(32)
      return [secret, `{"kty":"RSA","n":"x","d":"${secret}"}`]
    },
  ],
  [
    'authorization header',
    () => {
      const secret = b64(24)
      return [secret, `Authorization: Bearer ${secret}`]
    },
  ],
  [
    'form',
    () => {
      const secret = b64(24)
      return [secret, `grant_type=x&client_assertion=${secret}&client_id=y`]
    },
  ],
  [
    'json',
    () => {
      const secret = b64(24)
      return [secret, `{"access_token": "${secret}", "expires_in": 3}`]
    },
  ],
]

function plain(secret: string): readonly [string, string] {
  return [secret, `before ${secret} after`]
}

describe('redact', () => {
  it.each(KINDS)('L1: %s', (_, make) => {
    for (let round = 0; round < 20; round++) {
      const [secret, text] = make()
      const masked = redact(text)
      expect(masked).not.toContain(secret)
      expect(masked).toMatch(/\[redacted [a-z-]+ [0-9a-f]{4}\]/)
    }
  })

  it('marks one secret the same way twice', () => {
    const [secret] = KINDS[0]?.[1]() ?? ['']
    expect(redact(secret)).toBe(redact(secret))
  })

  it('L1: masks nothing harmless', () => {
    const hosts = [
      'token.actions.githubusercontent.com',
      'oidc.contoso.com',
      'x.blob.core.windows.net',
    ]
    const words = [
      'code: not-found',
      'AADSTS700213',
      'issuer-mismatch',
      'kid a1b2c3',
      'repo:octo-org/octo-repo:ref:refs/heads/main',
      'system:serviceaccount:ns:name',
      'api://AzureADTokenExchange',
      '{"code":"wrong-shape","title":"x"}',
      'e=AQAB',
      'assertions were refused',
      'the key d is missing',
    ]
    let checked = 0
    for (let round = 0; round < 46; round++) {
      for (const word of words) {
        const text = `${word} on ${hosts[round % 3]} at 2026-09-01T10:00:00Z (${crypto.randomUUID()}) ${round}`
        expect(redact(text)).toBe(text)
        checked++
      }
    }
    expect(checked).toBeGreaterThanOrEqual(500)
  })
})

describe('createLog', () => {
  function logged(entry: LogEntry): string {
    let out = ''
    createLog(
      (line) => {
        out += line
      },
      () => new Date('2026-09-01T00:00:00Z'),
    )(entry)
    return out
  }

  it('writes the allowed fields and no others', () => {
    const entry = {
      event: 'probe',
      host: 'oidc.contoso.com',
      ids: ['a'],
      ms: 3,
      body: 'secret',
      headers: {},
    }
    expect(JSON.parse(logged(entry))).toEqual({
      time: '2026-09-01T00:00:00.000Z',
      event: 'probe',
      host: 'oidc.contoso.com',
      ids: ['a'],
      ms: 3,
    })
  })

  it('L2: one line in, one line out', () => {
    const hostile = [
      '\n',
      '\r\n',
      '\u2028',
      '\u2029',
      '\u0085',
      '\u001b[31m',
      '\u202e',
      '\u0000',
      '\u200b',
      '{"event":"forged"}\n',
    ]
    for (const text of hostile) {
      const line = logged({ event: 'probe', reason: `a${text}b` })
      expect(line.endsWith('\n')).toBe(true)
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      expect(JSON.parse(line)).toMatchObject({ event: 'probe' })
    }
  })

  it('redacts inside fields', () => {
    const [secret, text] = KINDS[0]?.[1]() ?? ['', '']
    expect(logged({ event: 'x', reason: text, ids: [text] })).not.toContain(secret)
  })
})
