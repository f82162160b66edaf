import { describe, expect, it } from 'vitest'
import { takeTokenFromAddress } from './token-in-address'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const TOKEN = `${part({ alg: 'RS256', kid: 'fake' })}.${part({ sub: 'fake' })}.ZmFrZQ`

/** What stands in the address afterwards, and whether the mark was left. */
function open(address: string) {
  const url = new URL(address, 'http://localhost')
  let shown = url.pathname + url.search + url.hash
  const stored = new Map<string, string>()
  takeTokenFromAddress({
    location: url,
    history: { replaceState: (_state: unknown, _title: string, next: string) => (shown = next) },
    sessionStorage: { setItem: (key: string, value: string) => stored.set(key, value) },
  } as unknown as Window)
  return { shown, marked: stored.size === 1 }
}

describe('takeTokenFromAddress', () => {
  it.each([
    `/check?token=${TOKEN}`,
    `/check#${TOKEN}`,
    `/check?a=b&t=${TOKEN.replaceAll('.', '%2E')}`,
    `/check?t=${TOKEN.slice(0, TOKEN.lastIndexOf('.') + 1)}`,
  ])('cleans %.40s', (address) => expect(open(address)).toEqual({ shown: '/check', marked: true }))

  it.each(['/check?identity=1', `/check#shared=${part({ claims: {} })}`, `/auth#code=${TOKEN}`])(
    'leaves %.40s',
    (address) => expect(open(address)).toEqual({ shown: address, marked: false }),
  )
})
