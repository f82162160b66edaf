import { beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../credential/model'
import { judgeIssuer } from '../judge'
import { issuerDocuments, storageIssuer } from './documents'
import { generateSigningPair } from './generate'
import { keyId, publishedKey } from './key-id'
import type { PublishedKey } from './model'
import { privateMembers } from './private-members'

let keys: readonly PublishedKey[]

beforeAll(async () => {
  const make = async () => {
    const { publicKey } = await generateSigningPair({ bits: 2048, extractable: false })
    return publishedKey(publicKey, await keyId(publicKey, 'thumbprint'))
  }
  keys = await Promise.all([make(), make()])
})

function parsed(issuer: string, list = keys): readonly unknown[] {
  return issuerDocuments(issuer, list).map(({ text }) => JSON.parse(text))
}

describe('issuerDocuments', () => {
  it('writes the smallest whole pair, the key set first', () => {
    const files = issuerDocuments('https://contosooidc.blob.core.windows.net/oidc', keys)
    expect(files.map(({ path }) => path)).toEqual([
      'openid/v1/jwks',
      '.well-known/openid-configuration',
    ])
    expect(parsed('https://contosooidc.blob.core.windows.net/oidc')).toEqual([
      { keys },
      {
        issuer: 'https://contosooidc.blob.core.windows.net/oidc',
        jwks_uri: 'https://contosooidc.blob.core.windows.net/oidc/openid/v1/jwks',
        response_types_supported: ['id_token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
    ])
    expect(files.every(({ text }) => text.endsWith('}\n'))).toBe(true)
  })

  it('keeps a slash at the end of the issuer and doubles none', () => {
    const [, discovery] = parsed('https://oidc.contoso.com/k/')
    expect(discovery).toMatchObject({
      issuer: 'https://oidc.contoso.com/k/',
      jwks_uri: 'https://oidc.contoso.com/k/openid/v1/jwks',
    })
  })

  it.each<[string, string]>([
    ['a public account', storageIssuer('contosooidc', 'oidc', 'public')],
    ['an account for US government', storageIssuer('contosooidc', 'oidc', 'usgov')],
    ['an account in China', storageIssuer('contosooidc', 'oidc', 'china')],
    ['an own domain', 'https://oidc.contoso.com/k3s'],
  ])('has nothing to find above a note: %s', async (_, issuer) => {
    const [jwks, discovery] = issuerDocuments(issuer, keys).map(({ text }) => text)
    const findings = await judgeIssuer({ issuer, discovery, jwks })
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  it('leaves out what a key object carries beside the named members', () => {
    const rich = keys.map((key) => ({ ...key, d: 'secret', qi: 'secret', x5u: 'https://x' }))
    expect(issuerDocuments('https://a.contoso.com', rich)).toEqual(
      issuerDocuments('https://a.contoso.com', keys),
    )
    expect(privateMembers(issuerDocuments('https://a.contoso.com', rich)[0]?.text)).toEqual([])
  })
})

describe('storageIssuer', () => {
  it.each<[Cloud, string]>([
    ['public', 'https://contosooidc.blob.core.windows.net/oidc'],
    ['usgov', 'https://contosooidc.blob.core.usgovcloudapi.net/oidc'],
    ['china', 'https://contosooidc.blob.core.chinacloudapi.cn/oidc'],
  ])('names the host of the cloud %s', (cloud, issuer) => {
    expect(storageIssuer('contosooidc', 'oidc', cloud)).toBe(issuer)
  })
})
