import { afterAll, describe, expect, it } from 'vitest'
import { type SigningKey, signingKey, signJwt } from '../keys'
import { armClient, armError } from '../testing/arm-client'
import { type Body, createBench, exchangeForm, postToken, refusal, TENANT } from '../testing/client'

const ACCOUNT = 'fedcredissuer01'
const HOST = `https://${ACCOUNT}.blob.core.windows.net`
const ISSUER = `${HOST}/oidc`
const STORAGE = 'api-version=2025-08-01'
const MSI = 'api-version=2024-11-30'
const SUBJECT = 'system:serviceaccount:shop:checkout'

const LOCKED = `<Code>KeyBasedAuthenticationNotPermitted</Code><Message>Key based authentication is not permitted on this storage account.`

describe('an issuer published through ARM and a SAS', () => {
  const bench = createBench()
  afterAll(() => bench.sandbox.close())

  const blob = (path: string, init: RequestInit = {}) =>
    bench.sandbox.fetch(new Request(`${HOST}${path}`, init))
  const upload = (path: string, sas: string, body: unknown) =>
    blob(`${path}?${sas}`, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: {
        'x-ms-version': '2021-12-02',
        'x-ms-blob-type': 'BlockBlob',
        'x-ms-blob-content-type': 'application/json',
      },
    })

  function assertion(key: SigningKey): string {
    const now = Math.floor(bench.now().getTime() / 1000)
    const claims = { iss: ISSUER, sub: SUBJECT, aud: 'api://AzureADTokenExchange' }
    return signJwt(key, { alg: 'RS256', kid: key.kid }, { ...claims, iat: now, exp: now + 600 })
  }

  it('is fetched by the token endpoint: accepted, and refused after the key set broke', async () => {
    const { send, get, subscription } = await armClient(bench)
    const group = `${subscription('Retail Test')}/resourceGroups/rg-retail-test-weu`
    const account = `${group}/providers/Microsoft.Storage/storageAccounts/${ACCOUNT}`
    const container = `${account}/blobServices/default/containers/oidc?${STORAGE}`
    const made = await send('PUT', `${account}?${STORAGE}`, {
      sku: { name: 'Standard_LRS' },
      kind: 'StorageV2',
      location: 'westeurope',
      properties: { allowBlobPublicAccess: true, allowSharedKeyAccess: true },
    })
    expect(made.status).toBe(202)
    const poll = made.headers.get('location') ?? ''
    expect((await get(`${account}?${STORAGE}`)).properties.provisioningState).toBe('Creating')
    expect((await send('GET', poll)).status).toBe(202)
    const open = { properties: { publicAccess: 'Blob' } }
    expect((await armError(await send('PUT', container, open))).slice(0, 2)).toEqual([
      409,
      'StorageAccountIsNotProvisioned',
    ])
    await expect(blob('/oidc/x')).rejects.toThrow('fetch failed')
    bench.advance(2)
    expect((await get(poll)).properties.provisioningState).toBe('Succeeded')

    expect((await send('PUT', container, open)).status).toBe(201)
    expect((await send('PUT', container, open)).status).toBe(200)
    expect((await get(container)).properties.publicAccess).toBe('Blob')
    const { serviceSasToken: sas }: Body = await (
      await send('POST', `${account}/ListServiceSas?${STORAGE}`, {
        canonicalizedResource: `/blob/${ACCOUNT}/oidc`,
        signedResource: 'c',
        signedPermission: 'cw',
        signedProtocol: 'https',
        signedExpiry: new Date(bench.now().getTime() + 600_000).toISOString(),
      })
    ).json()
    const key = await signingKey('publish test', 'kubernetes')
    const jwks = `${ISSUER}/openid/v1/jwks`
    const document = { issuer: ISSUER, jwks_uri: jwks, response_types_supported: ['id_token'] }
    const discovery = '/oidc/.well-known/openid-configuration'
    expect((await upload(discovery, sas, document)).status).toBe(201)
    expect((await upload('/oidc/openid/v1/jwks', sas, { keys: [key.publicJwk] })).status).toBe(201)
    expect((await upload('/other/x', sas, {})).status).toBe(403)
    expect(await (await blob(discovery)).json()).toEqual(document)

    const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-published`
    const created = await send('PUT', `${identity}?${MSI}`, { location: 'westeurope' })
    expect(created.status).toBe(201)
    const { clientId } = ((await created.json()) as Body).properties
    const credential = `${identity}/federatedIdentityCredentials/published?${MSI}`
    const properties = {
      issuer: ISSUER,
      subject: SUBJECT,
      audiences: ['api://AzureADTokenExchange'],
    }
    expect((await send('PUT', credential, { properties })).status).toBe(201)
    const accepted = await postToken(bench, exchangeForm(clientId, assertion(key)))
    expect(accepted.status).toBe(200)
    expect(((await accepted.json()) as Body).token_type).toBe('Bearer')

    const other = await signingKey('publish test, other', 'kubernetes')
    const broken = await upload('/oidc/openid/v1/jwks', sas, { keys: [other.publicJwk] })
    expect(broken.status).toBe(201)
    const refused = await refusal(await postToken(bench, exchangeForm(clientId, assertion(key))))
    expect([refused.status, refused.code]).toEqual([401, 7000272])

    // Turning shared keys off ends the SAS and leaves the documents readable.
    const off = { properties: { allowSharedKeyAccess: false } }
    expect((await send('PATCH', `${account}?${STORAGE}`, off)).status).toBe(200)
    const late = await upload('/oidc/openid/v1/jwks', sas, { keys: [key.publicJwk] })
    expect(late.status).toBe(403)
    expect(late.headers.get('x-ms-error-code')).toBe('KeyBasedAuthenticationNotPermitted')
    expect(await late.text()).toContain(LOCKED)
    expect((await blob(discovery)).status).toBe(200)
    await send('PATCH', `${account}?${STORAGE}`, { properties: { allowSharedKeyAccess: true } })
    bench.advance(601)
    expect((await upload('/oidc/openid/v1/jwks', sas, {})).status).toBe(403)

    // Public access off: every anonymous read ends, and no container can be opened.
    await send('PATCH', `${account}?${STORAGE}`, { properties: { allowBlobPublicAccess: false } })
    const closed = await blob(discovery)
    expect([closed.status, closed.headers.get('x-ms-error-code')]).toEqual([
      409,
      'PublicAccessNotPermitted',
    ])
    expect(await armError(await send('PUT', container, open))).toEqual([
      409,
      'PublicAccessNotPermitted',
      'Public access is not permitted on this storage account.',
    ])
  })

  it('ends with its account, and the name starts empty for another tenant', async () => {
    const { send, subscription } = await armClient(bench)
    const group = `${subscription('Retail Test')}/resourceGroups/rg-retail-test-weu`
    const account = `${group}/providers/Microsoft.Storage/storageAccounts/reused01`
    const body = { location: 'westeurope', properties: { allowBlobPublicAccess: true } }
    const container = `${account}/blobServices/default/containers/data?${STORAGE}`
    const open = { properties: { publicAccess: 'Container' } }
    await send('PUT', `${account}?${STORAGE}`, body)
    bench.advance(2)
    expect((await send('PUT', container, open)).status).toBe(201)
    const listing = '?restype=container&comp=list'
    const ask = () =>
      bench.sandbox.fetch(new Request(`https://reused01.blob.core.windows.net/data${listing}`))
    expect((await ask()).status).toBe(200)
    expect((await send('DELETE', `${account}?${STORAGE}`)).status).toBe(200)
    expect((await send('DELETE', `${account}?${STORAGE}`)).status).toBe(204)
    await expect(ask()).rejects.toThrow('fetch failed')
    await send('PUT', `${account}?${STORAGE}`, body)
    bench.advance(2)
    expect((await armError(await send('GET', container))).slice(0, 2)).toEqual([
      404,
      'ContainerNotFound',
    ])
    expect((await ask()).status).toBe(403)

    // A reset tenant loses its accounts; their names are free.
    const control = `https://control.sandbox.invalid/tenants/${TENANT}/reset`
    await bench.sandbox.fetch(new Request(control, { method: 'POST' }))
    await expect(ask()).rejects.toThrow('fetch failed')
  })
})
