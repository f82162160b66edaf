import { createHmac } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import { armClient, armError } from '../testing/arm-client'
import { type Body, call, claimsOf, createBench, signIn } from '../testing/client'

const V = 'api-version=2025-08-01'
const TYPE = 'providers/Microsoft.Storage/storageAccounts'
const BODY = { sku: { name: 'Standard_LRS' }, kind: 'StorageV2', location: 'West Europe' }

async function target(hint?: string) {
  const bench = createBench()
  const arm = await armClient(bench, hint)
  const root = arm.subscription('Retail Test')
  const account = (name: string, below = '') =>
    `${root}/resourceGroups/rg-retail-test-weu/${TYPE}/${name}${below}?${V}`
  return { ...arm, bench, root, account }
}

describe('storage accounts', () => {
  it('are named once in the whole cloud', async () => {
    const { send, root, account, bench } = await target()
    const check = async (name: string): Promise<Body> =>
      (
        await send('POST', `${root}/providers/Microsoft.Storage/checkNameAvailability?${V}`, {
          name,
          type: 'Microsoft.Storage/storageAccounts',
        })
      ).json()
    expect(await check('free01')).toEqual({ nameAvailable: true })
    expect(await check('contosokindoidc')).toEqual({
      nameAvailable: false,
      reason: 'AlreadyExists',
      message: 'The storage account named contosokindoidc is already taken.',
    })
    expect((await check('Not-Valid')).reason).toBe('AccountNameInvalid')
    expect(await armError(await send('PUT', account('Not-Valid'), BODY))).toEqual([
      400,
      'AccountNameInvalid',
      'Not-Valid is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.',
    ])
    expect(await armError(await send('PUT', account('contosokindoidc'), BODY))).toEqual([
      409,
      'StorageAccountAlreadyTaken',
      'The storage account named contosokindoidc is already taken.',
    ])
    expect((await send('PUT', account('taken01'), BODY)).status).toBe(202)
    const other = '11111111-2222-4333-8444-555555555555'
    bench.sandbox.ensureTenant(other)
    expect((await check('taken01')).reason).toBe('AlreadyExists')
  })

  it('are made, changed, listed and deleted', async () => {
    const { send, get, root, account, bench } = await target()
    await send('PUT', account('made01'), BODY)
    expect((await get(account('made01'))).properties).toMatchObject({
      provisioningState: 'Creating',
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: true,
    })
    expect(
      (await armError(await send('POST', account('made01', '/listKeys')))).slice(0, 2),
    ).toEqual([409, 'StorageAccountIsNotProvisioned'])
    bench.advance(2)
    const change = { properties: { allowSharedKeyAccess: false }, tags: { team: 'web' } }
    const changed: Body = await (await send('PATCH', account('made01'), change)).json()
    expect(changed).toMatchObject({
      location: 'westeurope',
      tags: { team: 'web' },
      properties: {
        provisioningState: 'Succeeded',
        allowSharedKeyAccess: false,
        primaryEndpoints: { blob: 'https://made01.blob.core.windows.net/' },
        encryption: { keySource: 'Microsoft.Storage' },
      },
    })
    const { encryption, networkAcls } = changed.properties
    const same = { properties: { encryption, networkAcls } }
    expect((await send('PATCH', account('made01'), same)).status).toBe(200)
    for (const properties of [
      { networkAcls: { ...networkAcls, defaultAction: 'Deny' } },
      { networkAcls: { ...networkAcls, ipRules: [{ value: '203.0.113.7' }] } },
      { encryption: { ...encryption, keySource: 'Microsoft.Keyvault' } },
    ]) {
      expect((await send('PATCH', account('made01'), { properties })).status).toBe(501)
    }
    expect((await send('PUT', account('made01'), BODY)).status).toBe(200)
    const listed: Body = await get(`${root}/${TYPE}?${V}`)
    expect(listed.value.map(({ name }: Body) => name)).toEqual(['made01'])
    expect((await send('DELETE', account('made01'))).status).toBe(200)
    expect((await armError(await send('GET', account('made01')))).slice(0, 2)).toEqual([
      404,
      'ResourceNotFound',
    ])
  })

  it('are refused public access by policy in one group', async () => {
    const { send, subscription } = await target()
    const path = `${subscription('Platform')}/resourceGroups/rg-platform-identity/${TYPE}/pol01?${V}`
    const body = { ...BODY, properties: { allowBlobPublicAccess: true } }
    expect((await armError(await send('PUT', path, body))).slice(0, 2)).toEqual([
      403,
      'RequestDisallowedByPolicy',
    ])
    expect((await send('PUT', path, BODY)).status).toBe(202)
  })

  it('show keys, and a new key ends the old one', async () => {
    const { send, account, bench } = await target()
    await send('PUT', account('keys01'), BODY)
    bench.advance(2)
    const list = async (path: string, body?: unknown): Promise<Body> =>
      (await send('POST', account('keys01', path), body)).json()
    const { keys } = await list('/listKeys')
    expect(keys.map(({ keyName }: Body) => keyName)).toEqual(['key1', 'key2'])
    const renewed = await list('/regenerateKey', { keyName: 'key1' })
    expect(renewed.keys[0].value).not.toBe(keys[0].value)
    expect(renewed.keys[1].value).toBe(keys[1].value)
    const missing = await send('POST', account('keys01', '/ListServiceSas'), {})
    expect((await armError(missing)).slice(0, 2)).toEqual([
      400,
      'InvalidValuesForRequestParameters',
    ])
  })

  it('tell a reader what is there and no key', async () => {
    const owner = await target()
    await owner.send('PUT', owner.account('read01'), BODY)
    owner.bench.advance(2)
    const reader = await armClient(owner.bench, SANDBOX_USERS.reader)
    expect((await reader.send('GET', owner.account('read01'))).status).toBe(200)
    const [status, code, message] = await armError(
      await reader.send('POST', owner.account('read01', '/listKeys')),
    )
    expect([status, code]).toEqual([403, 'AuthorizationFailed'])
    expect(message).toContain("'Microsoft.Storage/storageAccounts/listkeys/action'")
    const patch = await armError(await reader.send('PATCH', owner.account('read01'), {}))
    expect(patch[2]).toContain("'Microsoft.Storage/storageAccounts/write'")
  })
})

describe('a real blob store behind an account', () => {
  const bench = createBench()
  afterAll(() => bench.sandbox.close())
  const HOST = 'https://data01.blob.core.windows.net'

  it('takes account SAS, shared key and CORS rules', async () => {
    const { send, subscription } = await armClient(bench)
    const path = `${subscription('Retail Test')}/resourceGroups/rg-retail-test-weu/${TYPE}/data01`
    await send('PUT', `${path}?${V}`, BODY)
    bench.advance(2)
    const { keys }: Body = await (await send('POST', `${path}/listKeys?${V}`)).json()
    const { accountSasToken: sas }: Body = await (
      await send('POST', `${path}/ListAccountSas?${V}`, {
        signedServices: 'b',
        signedResourceTypes: 'sco',
        signedPermission: 'rwdlac',
        signedProtocol: 'https',
        signedExpiry: new Date(bench.now().getTime() + 600_000).toISOString(),
      })
    ).json()
    const blob = (url: string, init: RequestInit = {}) =>
      bench.sandbox.fetch(new Request(`${HOST}${url}`, init))
    const container = '/files?restype=container'
    expect((await blob(`${container}&${sas}`, { method: 'PUT' })).status).toBe(201)
    // A container that is opened although the account forbids it.
    const opening = { method: 'PUT', headers: { 'x-ms-blob-public-access': 'blob' } }
    expect((await blob(`/more?restype=container&${sas}`, opening)).status).toBe(409)

    const date = bench.now().toUTCString()
    const headers = `x-ms-date:${date}\nx-ms-version:2021-12-02\n`
    const text = `GET${'\n'.repeat(12)}${headers}/data01/files\nrestype:container`
    const signature = createHmac('sha256', Buffer.from(keys[0].value, 'base64'))
      .update(text)
      .digest('base64')
    const signed = {
      headers: {
        authorization: `SharedKey data01:${signature}`,
        'x-ms-date': date,
        'x-ms-version': '2021-12-02',
      },
    }
    expect((await blob(container, signed)).status).toBe(200)
    await send('POST', `${path}/regenerateKey?${V}`, { keyName: 'key1' })
    expect((await blob(container, signed)).status).toBe(403)
    expect((await blob(`${container}&${sas}`)).status).toBe(403)

    const service = `${path}/blobServices/default?${V}`
    const rule = {
      allowedOrigins: ['https://dash.example'],
      allowedMethods: ['GET', 'PUT', 'OPTIONS'],
      allowedHeaders: ['*'],
      exposedHeaders: ['*'],
      maxAgeInSeconds: 300,
    }
    const rules = { properties: { cors: { corsRules: [rule] } } }
    expect((await send('PUT', service, rules)).status).toBe(200)
    const shown: Body = await (await send('GET', service)).json()
    expect(shown.properties.cors.corsRules).toEqual([rule])
    const website = { properties: { staticWebsite: { enabled: true } } }
    expect((await send('PUT', service, website)).status).toBe(501)
  })

  it('opens to a bearer token for storage whose holder has a data role', async () => {
    const { send, subscription } = await armClient(bench)
    const root = subscription('Retail Test')
    const scope = `${root}/resourceGroups/rg-retail-test-weu/${TYPE}/data01`
    const arm = await signIn(bench, 'https://management.azure.com/user_impersonation')
    const upload = (token: string) =>
      call(bench, token, `${HOST}/files/a.json`, {
        method: 'PUT',
        body: { a: 1 },
        headers: { 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' },
      })
    const code = async (answer: Promise<Response>) => {
      const { status, headers } = await answer
      return [status, headers.get('x-ms-error-code')]
    }
    expect(await code(upload(arm.access_token))).toEqual([401, 'InvalidAuthenticationInfo'])
    const { access_token: token } = await signIn(
      bench,
      'https://storage.azure.com/user_impersonation',
    )
    // An Owner may give itself the role, and has nothing before it does.
    expect(await code(upload(token))).toEqual([403, 'AuthorizationPermissionMismatch'])
    const rights = `${scope}/providers/Microsoft.Authorization`
    const assignment = `${rights}/roleAssignments/0f0f0f0f-0000-4000-8000-00000000000a?api-version=2022-04-01`
    const granted = await send('PUT', assignment, {
      properties: {
        roleDefinitionId: `${root}/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe`,
        principalId: claimsOf(token).oid,
        principalType: 'User',
      },
    })
    expect(granted.status).toBe(201)
    expect((await upload(token)).status).toBe(201)
    const read = await call(bench, token, `${HOST}/files/a.json`)
    expect(await read.json()).toEqual({ a: 1 })
  })
})
