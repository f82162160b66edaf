import { describe, expect, it } from 'vitest'
import { redactSecrets } from './redact'
import { goodClaims, goodHeader, unverifiable } from './testing/mint'

const LETTERS = 'aB3dE7gH1jK5mN9pQ2rS6tU8vW4xY0z'
/** A made-up secret that differs for each index and is no known format. */
function made(length: number, index: number): string {
  const start = (index * 7) % LETTERS.length
  return (LETTERS.slice(start) + LETTERS.repeat(Math.ceil(length / LETTERS.length))).slice(
    0,
    length,
  )
}

/** The eleven kinds of secret of the plan (security notes, 5), as they stand in a text. */
const KINDS: Readonly<Record<string, (index: number) => readonly [text: string, secret: string]>> =
  {
    jwt: (i) => {
      const token = unverifiable(goodHeader({ kid: `k${i}` }), goodClaims())
      return [token, token.slice(0, 60)]
    },
    jwe: (i) => {
      const secret = `eyJ${made(20, i)}..${made(16, i)}.${made(40, i)}.${made(22, i)}`
      return [secret, secret]
    },
    'client-secret': (i) => [`aB${i % 10}8Q~${made(34, i)}`, made(34, i)],
    'refresh-token': (i) => [`${i % 2}.A${made(90, i)}.${made(60, i)}`, made(60, i)],
    'storage-key': (i) => [`${made(86, i)}==`, made(86, i)],
    sas: (i) => [`https://a.blob.core.windows.net/c?sv=2024&sig=${made(43, i)}%3D`, made(43, i)],
    pem: (i) => {
      const body = made(64, i)
      return [`-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`, body]
    },
    jwk: (i) => [`{"kty":"RSA","n":"public","d":"${made(86, i)}"}`, made(86, i)],
    authorization: (i) => [`Authorization: Bearer ${made(40, i)}`, made(40, i)],
    field: (i) => [
      ['client_secret=', '"access_token":"', '"refresh_token": "', 'client_assertion='][i % 4] +
        made(30, i),
      made(30, i),
    ],
    'connection-string': (i) => [
      `Endpoint=sb://a.example/;SharedAccessKey=${made(43, i)}=`,
      made(43, i),
    ],
  }

const FRAMES: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `failed: ${secret} (retry)`,
  (secret) => JSON.stringify({ message: `got\n${secret}\nback` }),
  (secret) => `a=1&${secret}`,
  (secret) => `<p>${secret}</p>`,
  (secret) => `'${secret}', next`,
  (secret) => `x: ${secret};`,
]

describe('redactSecrets', () => {
  it('leaves none of 220 planted secrets, wherever they stand', () => {
    const left: string[] = []
    let planted = 0
    for (const [kind, make] of Object.entries(KINDS)) {
      for (let index = 0; index < 20; index++) {
        planted++
        const [text, secret] = make(index)
        for (const [frame, wrap] of FRAMES.entries()) {
          const redacted = redactSecrets(wrap(text))
          if (redacted.includes(secret) || !redacted.includes('[redacted ')) {
            left.push(`${kind} ${index} in frame ${frame}: ${redacted.slice(0, 80)}`)
          }
        }
      }
    }
    expect(planted).toBe(220)
    expect(left).toEqual([])
  })

  it('marks type and a short hash, the same for the same secret', () => {
    const [first] = KINDS['client-secret']?.(1) ?? ['']
    const [second] = KINDS['client-secret']?.(2) ?? ['']
    expect(redactSecrets(first)).toMatch(/^\[redacted client-secret [0-9a-f]{4}\]$/)
    expect(redactSecrets(`one ${first}`).slice(4)).toBe(redactSecrets(first))
    expect(redactSecrets(first)).not.toBe(redactSecrets(second))
  })

  it('redacts several secrets of one text, and twice is once', () => {
    const text = Object.values(KINDS)
      .map((make, index) => make(index)[0])
      .join('\n')
    const once = redactSecrets(text)
    expect(once.match(/\[redacted /g)?.length).toBeGreaterThanOrEqual(11)
    expect(redactSecrets(once)).toBe(once)
    const two = `${KINDS.jwt?.(1)[0]} ${KINDS.jwt?.(2)[0]}`
    expect(redactSecrets(two).match(/\[redacted jwt/g)).toHaveLength(2)
  })

  it('takes an unfinished private key to the end of the text, and leaves public ones', () => {
    expect(redactSecrets('a -----BEGIN RSA PRIVATE KEY-----\nabc')).toMatch(
      /^a \[redacted private-key [0-9a-f]{4}\]$/,
    )
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
    expect(redactSecrets(certificate)).toBe(certificate)
  })

  it('leaves 500 harmless texts as they are', () => {
    const templates: readonly ((index: number) => string)[] = [
      (i) =>
        `AADSTS70021${i % 10}: No matching federated identity record found for presented assertion subject 'repo:contoso/app-${i}'.`,
      (i) =>
        `https://graph.microsoft.com/v1.0/applications/${i}/federatedIdentityCredentials?$select=id,name`,
      (i) => `00000000-1111-2222-3333-${String(i).padStart(12, '0')}`,
      (i) =>
        `{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges ${i}"}}`,
      (i) => `{"code":"InvalidAuthenticationTokenTenant","requestId":"a${i}"}`,
      (i) => `repo:contoso/app:environment:production-${i}`,
      (i) => `https://eastus.oic.prod-aks.azure.com/tenant/${i}/`,
      (i) => `{"kty":"RSA","e":"AQAB","kid":"key-${i}","n":"${made(342, i)}"}`,
      (i) => `The refresh_token is required; grant_type=client_credentials (${i})`,
      (i) => `sha256:${'0123456789abcdef'.repeat(4)} build ${i}`,
      (i) => `version 1.A${i} and 0.Alpha`,
      (i) => `Bearer authentication is used; Basic configuration-management, run ${i}`,
      (i) => `error_uri=https://login.microsoftonline.com/error?code=7002${i}`,
      (i) => `eyJ is how tokens begin ${i}. They have dots. So.`,
      (i) => `MIIC${made(400, i)}`,
      (i) => `password policy ${i}: Pwd=none`,
      (i) => `signature=valid sig=ok ${i}`,
      (i) => `client_secret: none, access_token: expired (${i})`,
      (i) => `kubectl -n default get pod azure-demo-59665cb8f5-${i}.default.svc.cluster.local`,
      (i) => `"q":"appId eq '${i}'","k":"short","d":"2026-03-01"`,
    ]
    let count = 0
    for (const template of templates) {
      for (let index = 0; index < 25; index++) {
        count++
        expect(redactSecrets(template(index))).toBe(template(index))
      }
    }
    expect(count).toBe(500)
  })
})

describe('the authorization header', () => {
  it.each([
    'Authorization: Bearer tmqFpLfPFkvMcgKdisvPqCdHXXjErvM',
    'authorization=Bearer abcdefghijkl',
    '"Authorization": "PoP abcdefghijklmnop"',
  ])('is masked without a digit in it: %s', (text) => {
    expect(redactSecrets(text)).toMatch(/\[redacted authorization [0-9a-f]{4}\]/)
    expect(redactSecrets(text)).not.toContain(text.slice(-8, -1))
  })
})
