import { describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import { type Body, createBench, graphClient } from '../testing/client'

const V1 = 'https://graph.microsoft.com/v1.0'
const WRITE = 'Application.Read.All Application.ReadWrite.All'
const GUID = '00000000-0000-4000-8000-000000000001'

async function writer(hint?: string) {
  const bench = createBench()
  return { bench, ...(await graphClient(bench, WRITE, hint)) }
}

async function refusal(answer: Promise<Response>) {
  const response = await answer
  const { error }: Body = await response.json()
  return [response.status, error.code, error.message]
}

describe('applications', () => {
  it('are created, changed and deleted, with their service principal', async () => {
    const { get, send } = await writer()
    const made = await send('POST', `${V1}/applications`, {
      displayName: 'new-app',
      signInAudience: 'AzureADMyOrg',
      keyCredentials: [],
      web: { redirectUris: ['https://new.contoso.example'] },
    })
    expect(made.status).toBe(201)
    const app: Body = await made.json()
    expect(made.headers.get('location')).toBe(`${V1}/applications/${app.id}`)
    expect(app).toMatchObject({
      '@odata.context': `${V1}/$metadata#applications/$entity`,
      displayName: 'new-app',
      createdDateTime: '2026-11-20T09:00:00Z',
      createdByAppId: '5f3a1d70-0c7e-4b1c-9d58-3e6f7c2a9b41',
      web: { redirectUris: ['https://new.contoso.example'] },
    })
    const url = `${V1}/applications(appId='${app.appId}')`
    expect((await get(`${url}/owners`)).value[0].userPrincipalName).toBe(
      SANDBOX_USERS.administrator,
    )
    const access = [{ resourceAppId: GUID, resourceAccess: [{ id: GUID, type: 'Role' }] }]
    const change = { requiredResourceAccess: access, web: { homePageUrl: 'https://x.example' } }
    expect((await send('PATCH', url, change)).status).toBe(204)
    const changed: Body = await get(url)
    expect(changed.requiredResourceAccess).toEqual(access)
    expect(changed.web).toEqual({
      redirectUris: ['https://new.contoso.example'],
      homePageUrl: 'https://x.example',
    })

    const principals = `${V1}/servicePrincipals`
    const body = { appId: app.appId, accountEnabled: true }
    const principal = await send('POST', principals, body)
    expect(principal.status).toBe(201)
    const { id }: Body = await principal.json()
    expect(await refusal(send('POST', principals, body))).toEqual([
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${app.appId} is already in use.`,
    ])
    expect((await send('DELETE', `${V1}/applications/${app.id}`)).status).toBe(204)
    expect((await send('GET', url)).status).toBe(404)
    expect((await send('GET', `${principals}/${id}`)).status).toBe(404)
  })

  it('are reached by uniqueName, and made by it when asked to', async () => {
    const { get, send } = await writer()
    const url = `${V1}/applications(uniqueName='shop')`
    const body = { displayName: 'shop' }
    expect((await send('PATCH', url, body)).status).toBe(404)
    const prefer = { prefer: 'create-if-missing' }
    const made = await send('PATCH', url, body, prefer)
    expect(made.status).toBe(201)
    expect(((await made.json()) as Body).uniqueName).toBe('shop')
    expect((await send('PATCH', url, { notes: 'again' }, prefer)).status).toBe(204)
    expect((await get(url)).notes).toBe('again')
    const credential = {
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:o/r:pull_request',
      audiences: ['api://AzureADTokenExchange'],
    }
    const one = `${url}/federatedIdentityCredentials(name='pull')`
    expect((await send('PATCH', one, credential, prefer)).status).toBe(201)
    expect((await get(one)).subject).toBe('repo:o/r:pull_request')
    expect(await refusal(send('PATCH', url, { uniqueName: 'other' }))).toEqual([
      400,
      'Request_BadRequest',
      "Property 'uniqueName' is read-only and cannot be set.",
    ])
    const double = { displayName: 'x', uniqueName: 'shop' }
    const [status, code] = await refusal(send('POST', `${V1}/applications`, double))
    expect([status, code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue'])
  })

  const access = (resources: number, permissions: number) =>
    Array.from({ length: resources }, () => ({
      resourceAppId: GUID,
      resourceAccess: Array.from({ length: permissions }, () => ({ id: GUID, type: 'Scope' })),
    }))
  it.each([
    ['a body without a name', {}, 400, /A value is required for property 'displayName'/],
    ['an unknown property', { displayName: 'x', colour: 1 }, 400, /^Invalid property 'colour'\.$/],
    ['a property that is not for writing', { displayName: 'x', appId: GUID }, 400, /read-only/],
    [
      'a wrong value',
      { displayName: 7 },
      400,
      /Invalid value specified for property 'displayName'/,
    ],
    [
      '51 resources',
      { displayName: 'x', requiredResourceAccess: access(51, 1) },
      400,
      /at most 50/,
    ],
    ['401 permissions', { displayName: 'x', requiredResourceAccess: access(1, 401) }, 400, /400/],
  ] as const)('are refused for %s', async (_what, body, status, message) => {
    const { send } = await writer()
    const [got, code, text] = await refusal(send('POST', `${V1}/applications`, body))
    expect([got, code]).toEqual([status, 'Request_BadRequest'])
    expect(text).toMatch(message)
  })

  it('hold 50 resources and 400 permissions', async () => {
    const { send } = await writer()
    const body = { displayName: 'x', requiredResourceAccess: access(50, 8) }
    expect((await send('POST', `${V1}/applications`, body)).status).toBe(201)
  })

  it('are not written by readers, nor with secrets', async () => {
    const { send } = await writer()
    const secret = { displayName: 'x', passwordCredentials: [{ displayName: 's' }] }
    expect((await send('POST', `${V1}/applications`, secret)).status).toBe(501)
    const reader = await graphClient(createBench(), 'Application.Read.All', SANDBOX_USERS.reader)
    expect(await refusal(reader.send('POST', `${V1}/applications`, { displayName: 'x' }))).toEqual([
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ])
  })
})

describe('service principals', () => {
  it('need an application of the tenant', async () => {
    const { send } = await writer()
    expect(await refusal(send('POST', `${V1}/servicePrincipals`, { appId: GUID }))).toEqual([
      400,
      'Request_BadRequest',
      `The appId '${GUID}' of the service principal does not reference a valid application object.`,
    ])
  })

  it('are found by any of their names', async () => {
    const { get } = await writer()
    const filter = "servicePrincipalNames/any(c:c eq 'https://graph.microsoft.com')"
    const { value } = await get(`${V1}/servicePrincipals?$filter=${filter}&$select=displayName`)
    expect(value.map(({ displayName }: Body) => displayName)).toEqual(['Microsoft Graph'])
  })

  it('of managed identities are not deleted here', async () => {
    const { get, send } = await writer()
    const filter = "displayName eq 'id-orders-api'"
    const { value } = await get(`${V1}/servicePrincipals?$filter=${filter}`)
    expect((await send('DELETE', `${V1}/servicePrincipals/${value[0].id}`)).status).toBe(403)
  })
})
