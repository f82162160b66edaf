import { describe, expect, it } from 'vitest'
import { generateSigningPair } from '@/lib/federation/issuer/keys/generate'
import { keyId, publishedKey } from '@/lib/federation/issuer/keys/key-id'
import { draftFaults, draftInput, firstDraft } from './draft'

describe('the form of a new issuer', () => {
  const draft = {
    ...firstDraft('01234', '6f1c7c51-0d0e-4a57-9a0a-3a3f6f2d9b11'),
    subscriptionId: 'sub',
    region: 'westeurope',
  }

  it('opens without a fault', () => {
    expect(draftFaults(draft)).toEqual({})
    expect(draftFaults({ ...draft, withIdentity: true })).toEqual({})
  })

  it('names the field that is wrong, and no field that is not used', () => {
    const wrong = {
      ...draft,
      account: 'No',
      container: '-',
      newGroup: '',
      identityName: '',
      subject: ' a',
    }
    expect(Object.keys(draftFaults(wrong))).toEqual(['account', 'container', 'group'])
    expect(Object.keys(draftFaults({ ...wrong, withIdentity: true, group: 'rg' }))).toEqual([
      'account',
      'container',
      'identityName',
      'subject',
    ])
  })

  it('makes issuer, documents and a credential whose name says which issuer', async () => {
    const { publicKey } = await generateSigningPair({ bits: 2048, extractable: false })
    const key = publishedKey(publicKey, await keyId(publicKey, 'thumbprint'))
    const input = draftInput({ ...draft, withIdentity: true, group: 'rg-there' }, 'public', [key])
    expect(input.issuer).toBe('https://oidcissuer01234.blob.core.windows.net/oidc')
    expect(input.resourceGroup).toBe('rg-there')
    expect(input.identity?.credentialName).toBe('issuer-oidcissuer01234')
    const [jwks, discovery] = input.files.map(({ text }) => JSON.parse(text) as unknown)
    expect(jwks).toEqual({ keys: [key] })
    expect(discovery).toMatchObject({ issuer: input.issuer })
    expect(draftInput(draft, 'china', [key]).issuer).toBe(
      'https://oidcissuer01234.blob.core.chinacloudapi.cn/oidc',
    )
    expect(draftInput(draft, 'public', [key]).identity).toBeUndefined()
  })
})
