import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, fixedHeaders, liveServices } from './security-headers'

const input = {
  nonce: 'abc',
  services: liveServices('public'),
  login: 'https://login.microsoftonline.com',
  bridge: false,
  development: false,
}
const directive = (policy: string, name: string) =>
  policy.split('; ').find((one) => one.startsWith(`${name} `))

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy(input)

  it.each([
    ['default-src', "default-src 'none'"],
    ['script-src', "script-src 'nonce-abc' 'strict-dynamic'"],
    ['style-src', "style-src 'self' 'nonce-abc'"],
    [
      'connect-src',
      "connect-src 'self' https://login.microsoftonline.com https://graph.microsoft.com https://management.azure.com",
    ],
    ['frame-src', "frame-src 'self' https://login.microsoftonline.com"],
    ['frame-ancestors', "frame-ancestors 'none'"],
    ['base-uri', "base-uri 'none'"],
    ['require-trusted-types-for', "require-trusted-types-for 'script'"],
  ])('%s', (name, expected) => {
    expect(directive(policy, name)).toBe(expected)
  })

  it('has nothing unsafe outside of development, and no storage host ever', () => {
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('blob.core')
    expect(contentSecurityPolicy({ ...input, development: true })).toContain("'unsafe-eval'")
  })

  it('lets our own page frame the bridge', () => {
    expect(directive(contentSecurityPolicy({ ...input, bridge: true }), 'frame-ancestors')).toBe(
      "frame-ancestors 'self'",
    )
  })

  it('names the hosts of other clouds', () => {
    expect(liveServices('usgov')).toEqual([
      'https://login.microsoftonline.us',
      'https://graph.microsoft.us',
      'https://management.usgovcloudapi.net',
    ])
  })
})

describe('fixedHeaders', () => {
  it('leaves COOP out on the bridge only, and HSTS out without https', () => {
    expect(fixedHeaders({ https: true, bridge: false })).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    const bridge = fixedHeaders({ https: false, bridge: true })
    expect(Object.keys(bridge)).not.toContain('Cross-Origin-Opener-Policy')
    expect(Object.keys(bridge)).not.toContain('Strict-Transport-Security')
    expect(bridge['X-Frame-Options']).toBe('SAMEORIGIN')
  })
})
