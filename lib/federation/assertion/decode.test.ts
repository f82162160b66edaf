import { describe, expect, it } from 'vitest'
import { decodeAssertion, MAX_ASSERTION_LENGTH } from './decode'
import { base64url, goodClaims, goodHeader, unverifiable } from './testing/mint'

const token = unverifiable(goodHeader(), goodClaims())

describe('decodeAssertion', () => {
  it('gives header, claims and the exact signed text of a well-formed token', () => {
    const decoded = decodeAssertion(token)
    expect({ ...decoded.header }).toEqual(goodHeader())
    expect({ ...decoded.claims }).toEqual(goodClaims())
    expect(decoded.signingInput).toBe(token.slice(0, token.lastIndexOf('.')))
    expect(decoded.signature).toHaveLength(256)
    expect(decoded.compact).toBe(token)
    expect(decoded.checks).toEqual([
      { id: 'shape', outcome: 'pass', title: 'The assertion is a signed JWT' },
    ])
    expect(decoded.warnings).toEqual([])
    expect(decoded.wrappers).toEqual([])
    expect(decoded.foreign).toBeUndefined()
    expect(Object.getPrototypeOf(decoded.claims)).toBeNull()
  })

  it.each([
    [`"${token}"`, ['quotes']],
    [
      `Authorization: Bearer ${token}\n`,
      ['line-breaks', 'authorization-header', 'whitespace', 'bearer'],
    ],
    [`\uFEFF${token}`, ['byte-order-mark']],
    [`a=b&client_assertion=${token}`, ['form-field']],
    [`{"value":"${token}"}`, ['json-field']],
    [`${token.slice(0, 40)}\n${token.slice(40)}`, ['line-breaks']],
    [` ${token}`, ['whitespace']],
    [`ID_TOKEN=${token}`, ['variable']],
  ])('names what was taken off (%#)', (text, wrappers) => {
    const decoded = decodeAssertion(text)
    expect([...decoded.wrappers].sort()).toEqual([...wrappers].sort())
    expect(decoded.compact).toBe(token)
    expect(decoded.warnings.map((warning) => warning.class)).toEqual(['wrapper'])
  })

  it('still shows the parts that could be read of a refused token', () => {
    const [header = '', payload = ''] = token.split('.')
    const unsigned = decodeAssertion(`${header}.${payload}.`)
    expect(unsigned.claims?.sub).toBe(goodClaims().sub)
    expect(unsigned.compact).toBeUndefined()
    const brokenPayload = decodeAssertion(`${header}.${base64url('{')}.AAAA`)
    expect(brokenPayload.header?.alg).toBe('RS256')
    expect(brokenPayload.claims).toBeUndefined()
    expect(brokenPayload.checks[0]).toMatchObject({ class: 'json', field: 'payload' })
  })

  it('names the part and place of a wrong character', () => {
    const [header, payload, signature] = token.split('.')
    const check = decodeAssertion(`${header}.${payload}=.${signature}`).checks[0]
    expect(check).toMatchObject({ id: 'shape', class: 'base64', field: 'payload', code: 50027 })
    expect(check?.reason).toBe(
      `The payload is not base64url: it carries = padding, which a JWT never has (position ${(payload?.length ?? 0) + 1}).`,
    )
  })

  it.each([
    ['', 'empty'],
    ['undefined', 'undefined'],
    ['hello', 'text'],
    ['AADSTS700213: No matching record', 'error-text'],
    ['https://login.microsoftonline.com/x', 'url'],
    ['{"iss":"https://a.b.example"}', 'claims'],
    ['{"payload":"a","signatures":[]}', 'jws-json'],
    ['{"ciphertext":"a"}', 'jwe-json'],
    ['{"keys":[]}', 'jwks'],
    ['[1]', 'json'],
    ['a.b.c.d.e', 'encrypted-token'],
    ['One. Two. Three. Four. Five', 'text'],
    [token.slice(0, 150), 'incomplete-token'],
  ])('describes %j as %s', (text, kind) => {
    const decoded = decodeAssertion(text)
    expect(decoded.foreign?.kind).toBe(kind)
    expect(decoded.checks[0]).toMatchObject({ id: 'shape', outcome: 'fail', code: 50027 })
  })

  it('calls a token in a full OAuth answer with a refresh token a secret', () => {
    const answer = JSON.stringify({ access_token: token, refresh_token: '0.A' })
    expect(decodeAssertion(answer).foreign?.kind).toBe('client-secret')
  })

  it('reads 64 KiB and not one character more', () => {
    const fill = (length: number) => decodeAssertion('a'.repeat(length)).checks.at(-1)?.class
    expect(fill(MAX_ASSERTION_LENGTH)).toBe('structure')
    expect(fill(MAX_ASSERTION_LENGTH + 1)).toBe('size')
  })
})
