import { describe, expect, it } from 'vitest'
import { decodeShared, encodeShared } from './share-link'

const shared = {
  header: { alg: 'RS256', kid: 'k' },
  claims: { iss: 'https://issuer.example', sub: 'repo:contoso/größe:ref:refs/heads/main' },
  judgedAt: '2026-01-01T00:00:00.000Z',
  code: 700213,
}

describe('a shared link', () => {
  it('comes back as it was', () => {
    expect(decodeShared(encodeShared(shared))).toEqual(shared)
  })

  it('is no token, whatever the claims are', () => {
    expect(encodeShared(shared)).toMatch(/^#shared=[\w-]+$/)
  })

  it.each([
    '',
    '#shared=',
    '#shared=!!',
    '#other=e30',
    `#shared=${btoa('[]')}`,
    `#shared=${btoa('{"claims":1}')}`,
    `#shared=${'A'.repeat(40_000)}`,
  ])('reads nothing from %.20s', (fragment) => expect(decodeShared(fragment)).toBeUndefined())
})
