import { describe, expect, it } from 'vitest'
import { splitPaste } from './paste'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const TOKEN = `${part({ alg: 'RS256', kid: 'fake' })}.${part({ iss: 'https://issuer.example', sub: 'fake' })}.ZmFrZQ`

describe('splitPaste', () => {
  it('finds nothing in nothing', () => {
    expect(splitPaste(' \n\t')).toEqual({})
  })

  it('gives a token whole, with its wrapper', () => {
    expect(splitPaste(`Bearer ${TOKEN}`)).toEqual({ token: `Bearer ${TOKEN}` })
  })

  it('gives an error text without a token', () => {
    const text = 'ERROR: AADSTS700211: No matching federated identity record found'
    expect(splitPaste(text)).toEqual({ error: text })
  })

  it('splits a log that holds both', () => {
    const paste = splitPaste(`token=${TOKEN}\n{"error":"invalid_client","error_codes":[700213]}`)
    expect(paste.token).toBe(TOKEN)
    expect(paste.error).toContain('"error_codes":[700213]')
    expect(paste.error).not.toContain(TOKEN.slice(0, 20))
  })

  it('takes the longest token of several', () => {
    const short = `${part({ alg: 'RS256' })}.${part({ a: 1 })}.ZmFrZQ`
    expect(splitPaste(`${short} AADSTS700213 ${TOKEN}`).token).toBe(TOKEN)
  })

  it('leaves what is neither to the decoder', () => {
    expect(splitPaste('hello')).toEqual({ token: 'hello' })
  })

  it('is linear in hostile input', () => {
    const started = performance.now()
    splitPaste(`AADSTS700213 ${'eyJaaaa.'.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
