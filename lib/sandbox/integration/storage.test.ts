import { afterAll, describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { type Body, createBench, exchangeForm, postToken, TENANT } from '../testing/client'

const ISSUER = 'https://contosokindoidc.blob.core.windows.net/oidc'

describe('an issuer in a real blob store', () => {
  const bench = createBench()
  const get = (path: string, init = {}) =>
    bench.sandbox.fetch(new Request(`${ISSUER}${path}`, init))
  afterAll(() => bench.sandbox.close())

  it('is published to everybody, blob by blob', async () => {
    const document = await get('/.well-known/openid-configuration')
    expect(document.status).toBe(200)
    expect(document.headers.get('content-type')).toBe('application/json')
    const { issuer, jwks_uri: keys }: Body = await document.json()
    expect(issuer).toBe(ISSUER)
    expect(keys).toBe(`${ISSUER}/openid/v1/jwks`)
    expect(((await (await get('/openid/v1/jwks')).json()) as Body).keys[0].use).toBe('sig')
    expect((await get('/openid/v1/jwks', { method: 'HEAD' })).status).toBe(200)
    expect((await get('?restype=container&comp=list')).status).toBe(403)
    const absent = await get('/nothing')
    expect(absent.status).toBe(404)
    expect(await absent.text()).toContain('BlobNotFound')
    const upload = { method: 'PUT', body: '{}', headers: { 'x-ms-blob-type': 'BlockBlob' } }
    expect((await get('/openid/v1/jwks', upload)).status).toBe(403)
  })

  it('is accepted by the token endpoint, end to end', async () => {
    const sub = 'system:serviceaccount:default:default'
    const assertion = await bench.sandbox.mint('storage', { sub })
    const client = guidFrom(TENANT, 'client id-developer-clusters')
    const response = await postToken(bench, exchangeForm(client, assertion))
    expect(response.status).toBe(200)
    expect(((await response.json()) as Body).expires_in).toBe(86_399)
  })
})
