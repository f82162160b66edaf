import { describe, expect, it } from 'vitest'
import type { RuntimeConfig } from './config'
import { authorityMetadata, createTransport } from './transport'

const tenantId = '11111111-1111-4111-8111-111111111111'
const live: RuntimeConfig = { mode: 'live', tenantId, clientId: 'c', cloud: 'public' }
const sandbox: RuntimeConfig = { ...live, mode: 'sandbox', sandboxOrigin: 'http://localhost:4800' }

describe('createTransport', () => {
  it.each([
    [
      'https://graph.microsoft.com/v1.0/me?$select=id',
      'http://localhost:4800/graph.microsoft.com/v1.0/me?$select=id',
    ],
    [
      `https://login.microsoftonline.com/${tenantId}/v2.0`,
      `http://localhost:4800/${tenantId}/v2.0`,
    ],
    [
      'https://management.azure.com/subscriptions?api-version=1',
      'http://localhost:4800/management.azure.com/subscriptions?api-version=1',
    ],
    [
      'https://issuer.example/.well-known/openid-configuration',
      'http://localhost:4800/issuer.example/.well-known/openid-configuration',
    ],
    ['https://issuer.example:8443/x', 'http://localhost:4800/issuer.example:8443/x'],
    [
      'https://login.microsoftonline.com.evil.example/x',
      'http://localhost:4800/login.microsoftonline.com.evil.example/x',
    ],
    ['http://localhost:4800/already/there', 'http://localhost:4800/already/there'],
  ])('maps %s in sandbox mode', (from, to) => {
    expect(createTransport(sandbox).rewrite(from)).toBe(to)
  })

  it('maps the login host of the chosen cloud without a prefix', () => {
    const gov = createTransport({ ...sandbox, cloud: 'usgov' })
    expect(gov.rewrite('https://login.microsoftonline.us/t/x')).toBe('http://localhost:4800/t/x')
    expect(gov.rewrite('https://login.microsoftonline.com/t/x')).toBe(
      'http://localhost:4800/login.microsoftonline.com/t/x',
    )
  })

  it('leaves live addresses alone', () => {
    const url = 'https://graph.microsoft.com/v1.0/me'
    expect(createTransport(live).rewrite(url)).toBe(url)
  })

  it.each([
    undefined,
    'https://localhost:4800',
    'http://sandbox.example:4800',
    'http://10.0.0.1:4800',
    'http://localhost.evil.example',
    'http://127.evil.example',
    'http://localhost:4800/path',
    'http://user@localhost:4800',
  ])('refuses %s as sandbox origin', (sandboxOrigin) => {
    const { sandboxOrigin: _, ...rest } = sandbox
    const config = sandboxOrigin === undefined ? rest : { ...rest, sandboxOrigin }
    expect(() => createTransport(config)).toThrow(/sandbox/i)
  })

  it.each(['http://127.0.0.1:9', 'http://[::1]:9', 'http://localhost:9'])('takes %s', (origin) => {
    const transport = createTransport({ ...sandbox, sandboxOrigin: origin })
    expect(transport.rewrite('https://a.example/b')).toBe(`${origin}/a.example/b`)
  })

  it('refuses plain http addresses of other hosts', () => {
    expect(() => createTransport(sandbox).rewrite('http://graph.microsoft.com/')).toThrow(/https/)
  })

  it('sends to the rewritten address with the init untouched', async () => {
    const seen: [string, RequestInit | undefined][] = []
    const transport = createTransport(sandbox, async (input, init) => {
      seen.push([input, init])
      return new Response('ok')
    })
    const init = { method: 'POST', body: '{}' }
    await transport.fetch(new URL('https://graph.microsoft.com/beta/$batch'), init)
    expect(seen).toEqual([['http://localhost:4800/graph.microsoft.com/beta/$batch', init]])
  })
})

describe('authorityMetadata', () => {
  it('exists in sandbox mode only, with the tenant as first path segment', () => {
    expect(authorityMetadata(live)).toBeUndefined()
    expect(JSON.parse(authorityMetadata(sandbox) ?? '')).toEqual({
      issuer: `http://localhost:4800/${tenantId}/v2.0`,
      authorization_endpoint: `http://localhost:4800/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `http://localhost:4800/${tenantId}/oauth2/v2.0/token`,
      end_session_endpoint: `http://localhost:4800/${tenantId}/oauth2/v2.0/logout`,
      jwks_uri: `http://localhost:4800/${tenantId}/discovery/v2.0/keys`,
    })
  })
})
