import { describe, expect, it } from 'vitest'
import type { Identity } from '@/lib/federation/credential/model'
import { identityLine, identityOf } from './identity-field'
import type { OpenedKey } from './key-file'
import { kidToUse } from './key-match'
import { readBrought } from './reading'
import { scopeChoices } from './scopes'
import { seal } from './sealed'

const shop: Identity = {
  kind: 'application',
  id: 'object-1',
  clientId: 'aaaaaaaa-0000-4000-8000-000000000001',
  displayName: 'shop',
}
const twin: Identity = { ...shop, id: 'object-2', clientId: 'aaaaaaaa-0000-4000-8000-000000000002' }

describe('identityOf', () => {
  it('tells two identities of one name apart by the whole line', () => {
    expect(identityOf(identityLine(twin), [shop, twin])).toEqual({
      clientId: twin.clientId,
      identity: twin,
    })
  })
  it('takes a client id in any case', () => {
    expect(identityOf(` ${shop.clientId.toUpperCase()} `, [shop]).identity).toBe(shop)
  })
  it('takes a client id that the scan does not know', () => {
    const clientId = 'bbbbbbbb-0000-4000-8000-000000000001'
    expect(identityOf(clientId, [shop])).toEqual({ clientId })
  })
  it('takes no bare name: it may be the name of several', () => {
    expect(identityOf('shop', [shop, twin])).toEqual({ clientId: '' })
  })
})

describe('kidToUse', () => {
  const opened = {
    fileName: 'key.pem',
    pair: { publicKey: { kty: 'RSA', n: 'modulus', e: 'AQAB' } },
    kids: { thumbprint: 'by-thumbprint', kubernetes: 'by-kubernetes' },
  } as unknown as OpenedKey
  const card = { kty: 'RSA', thumbprint: 't', e: 'AQAB' }

  it('is the id under which the issuer publishes the key', () => {
    const published = [
      { ...card, kid: 'another', n: 'other' },
      { ...card, kid: 'published', n: 'modulus' },
    ]
    expect(kidToUse(opened, published, 'thumbprint')).toBe('published')
  })
  it('is the form asked for as long as nothing is known', () => {
    expect(kidToUse(opened, undefined, 'kubernetes')).toBe('by-kubernetes')
    expect(kidToUse(opened, [{ ...card, n: 'other', kid: 'x' }], 'thumbprint')).toBe(
      'by-thumbprint',
    )
    expect(kidToUse(opened, [{ ...card, n: 'modulus' }], 'thumbprint')).toBe('by-thumbprint')
  })
})

describe('readBrought', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (claims: object) => `${part({ alg: 'RS256', kid: 'fake' })}.${part(claims)}.ZmFrZQ`

  it('keeps the token closed and tells its values', () => {
    const text = token({ iss: 'https://a.contoso.com', sub: 's', aud: ['x'], exp: 7 })
    const brought = readBrought(`Bearer ${text}\n`)
    expect(brought).toMatchObject({
      issuer: 'https://a.contoso.com',
      subject: 's',
      audience: 'x',
      kid: 'fake',
      expires: 7,
    })
    if (!('assertion' in brought)) throw new Error('expected an assertion')
    expect(brought.assertion.open()).toBe(text)
    expect(JSON.stringify(brought)).not.toContain(text)
  })

  it('names a key that was pasted by mistake and holds nothing of it', () => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(60)}\n-----END PRIVATE KEY-----`
    const said = readBrought(pem)
    expect(said).toMatchObject({ title: 'This is a private key (PEM)', secret: true })
    expect(JSON.stringify(said)).not.toContain('QUJD')
  })

  it.each(['hello', 'a.b.c', '{}'])('says that %j is none', (text) => {
    expect(readBrought(text)).not.toHaveProperty('assertion')
  })
})

describe('scopeChoices', () => {
  it('asks the hosts of the cloud', () => {
    expect(scopeChoices('usgov').map(({ scope }) => scope)).toEqual([
      'https://graph.microsoft.us/.default',
      'https://management.usgovcloudapi.net/.default',
      'https://storage.azure.com/.default',
      'https://vault.usgovcloudapi.net/.default',
    ])
  })
})

describe('seal', () => {
  it('shows nothing to what writes objects down', () => {
    expect(JSON.stringify({ token: seal('secret') })).toBe('{"token":{}}')
    expect(seal('secret').open()).toBe('secret')
  })
})
