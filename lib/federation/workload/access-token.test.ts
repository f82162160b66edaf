import { describe, expect, it } from 'vitest'
import { readAccessToken } from './access-token'

/** A fake token: the parts are there, the signature is not one. */
function fake(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.ZmFrZQ`
}

describe('readAccessToken', () => {
  it('reads the claims of an app token of version 1', () => {
    const claims = { aud: 'https://graph.microsoft.com', appid: 'a', oid: 'o', tid: 't', exp: 9 }
    expect(readAccessToken(fake({ ...claims, roles: ['User.Read.All', 7] }))).toEqual({
      audience: 'https://graph.microsoft.com',
      appId: 'a',
      objectId: 'o',
      tenantId: 't',
      roles: ['User.Read.All'],
      expires: 9,
    })
  })

  it('takes azp of version 2, and no roles for none', () => {
    expect(readAccessToken(fake({ azp: 'b' }))).toEqual({ appId: 'b', roles: [] })
  })

  it.each(['opaque', 'a.b.c', '', `e30.${Buffer.from('[').toString('base64url')}.x`])(
    'knows nothing of %j',
    (token) => expect(readAccessToken(token)).toBeUndefined(),
  )
})
