import { describe, expect, it } from 'vitest'
import { sharedKeyFinding } from './shared-keys'

const keys = (issuer: string, ...thumbprints: readonly string[]) => ({
  issuer,
  keys: thumbprints.map((thumbprint) => ({ thumbprint })),
})
const A = keys('https://a.example', '1', '2')

describe('sharedKeyFinding', () => {
  it('high: another issuer publishes the same key', () => {
    const all = [A, keys('https://b.example', '3'), keys('https://c.example', '2')]
    expect(sharedKeyFinding(A, all)).toMatchObject({
      id: 'jwks-shared-key-across-issuers',
      severity: 'high',
      message: 'A key of this issuer is also published by https://c.example.',
    })
  })

  it('medium within one storage account', () => {
    const one = keys('https://acc1.blob.core.windows.net/a', '1')
    const two = keys('https://acc1.blob.core.windows.net/b', '1')
    expect(sharedKeyFinding(one, [one, two])?.severity).toBe('medium')
    const far = keys('https://acc2.blob.core.windows.net/b', '1')
    expect(sharedKeyFinding(one, [one, two, far])).toMatchObject({
      severity: 'high',
      message:
        'A key of this issuer is also published by https://acc1.blob.core.windows.net/b and 1 more.',
    })
  })

  it('nothing for the same issuer in another spelling, for other keys, for malformed ones', () => {
    expect(sharedKeyFinding(A, [A, keys('https://a.example/', '1')])).toBeUndefined()
    expect(sharedKeyFinding(A, [A, keys('https://b.example', '3')])).toBeUndefined()
    expect(
      sharedKeyFinding(keys('https://a.example', ''), [keys('https://b.example', '')]),
    ).toBeUndefined()
  })
})
