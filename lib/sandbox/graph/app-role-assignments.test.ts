import { describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import { type Body, createBench, graphClient } from '../testing/client'

const V1 = 'https://graph.microsoft.com/v1.0'
const READ = 'Application.Read.All'
const GRANT = `${READ} AppRoleAssignment.ReadWrite.All`
const GRAPH = `${V1}/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')`
const MAIL_SEND = 'b633e1c5-b582-4048-a93e-9f11b44c7e96'

async function parties(scope = GRANT, hint?: string) {
  const bench = createBench()
  const client = await graphClient(bench, scope, hint)
  const reader = await graphClient(bench, READ)
  const find = async (name: string): Promise<string> => {
    const { value } = await reader.get(
      `${V1}/servicePrincipals?$filter=displayName eq '${name}'&$select=id`,
    )
    return value[0].id
  }
  const { id: graph } = await reader.get(`${GRAPH}?$select=id`)
  return { ...client, bench, find, graph: graph as string }
}

/** Status, code and message of a refusal. */
async function refusal(answer: Promise<Response>) {
  const response = await answer
  const { error }: Body = await response.json()
  return [response.status, error.code, error.message]
}

describe('the service principal of Microsoft Graph', () => {
  it('offers the whole list of app roles and the delegated permissions this app asks for', async () => {
    const { get } = await parties()
    const shown: Body = await get(`${GRAPH}?$select=id,appRoles,oauth2PermissionScopes`)
    expect(Object.keys(shown)).toEqual([
      '@odata.context',
      'id',
      'appRoles',
      'oauth2PermissionScopes',
    ])
    expect(shown.appRoles).toHaveLength(716)
    expect(new Set(shown.appRoles.map(({ id }: Body) => id)).size).toBe(716)
    expect(shown.appRoles.find(({ value }: Body) => value === 'Mail.Send')).toEqual({
      id: MAIL_SEND,
      value: 'Mail.Send',
      displayName: 'Send mail as any user',
      description: 'Send mail as any user',
      allowedMemberTypes: ['Application'],
      isEnabled: true,
      origin: 'Application',
    })
    expect(
      shown.oauth2PermissionScopes.find(({ value }: Body) => value === 'User.Read'),
    ).toMatchObject({ id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'User', isEnabled: true })
  })
})

describe('app role assignments', () => {
  it('are given on the client and taken on the API, and show on both sides', async () => {
    const { get, send, find, graph } = await parties()
    const client = await find('web-shop-deploy')
    const own = `${V1}/servicePrincipals/${client}/appRoleAssignments`
    const body = { principalId: client, resourceId: graph, appRoleId: MAIL_SEND }
    const made = await send('POST', own, body)
    expect(made.status).toBe(201)
    const grant: Body = await made.json()
    expect(grant).toMatchObject({
      '@odata.context': `${V1}/$metadata#appRoleAssignments/$entity`,
      ...body,
      deletedDateTime: null,
      principalType: 'ServicePrincipal',
      principalDisplayName: 'web-shop-deploy',
      resourceDisplayName: 'Microsoft Graph',
      createdDateTime: '2026-11-20T09:00:00.000Z',
    })
    expect(grant.id).toMatch(/^[\w-]{43}$/)
    expect((await get(own)).value).toEqual([
      Object.fromEntries(Object.entries(grant).filter(([name]) => !name.startsWith('@'))),
    ])
    expect((await get(`${own}/${grant.id}`)).appRoleId).toBe(MAIL_SEND)
    const other = `${V1}/servicePrincipals/${graph}/appRoleAssignedTo`
    expect((await send('DELETE', `${other}/${grant.id}`)).status).toBe(204)
    expect((await get(own)).value).toEqual([])
    expect(await refusal(send('DELETE', `${own}/${grant.id}`))).toEqual([
      404,
      'Request_ResourceNotFound',
      `Resource '${grant.id}' does not exist or one of its queried reference-property objects are not present.`,
    ])
  })

  it('are paged', async () => {
    const { get, graph } = await parties()
    const url = `${V1}/servicePrincipals/${graph}/appRoleAssignedTo`
    const whole: Body = await get(url)
    const first: Body = await get(`${url}?$top=2`)
    expect(first.value).toEqual(whole.value.slice(0, 2))
    const second: Body = await get(first['@odata.nextLink'])
    expect(second.value).toEqual(whole.value.slice(2, 4))
  })

  it('can be given on the API, to a managed identity, once', async () => {
    const { send, find, graph } = await parties()
    const client = await find('id-orders-api')
    const url = `${V1}/servicePrincipals/${graph}/appRoleAssignedTo`
    const body = { principalId: client, resourceId: graph, appRoleId: MAIL_SEND }
    expect((await send('POST', url, body)).status).toBe(201)
    expect(await refusal(send('POST', url, body))).toEqual([
      400,
      'Request_BadRequest',
      'Permission being assigned already exists on the object',
    ])
  })

  it('are refused for unknown roles, unknown principals, half a body and blueprints', async () => {
    const { send, find, graph } = await parties()
    const client = await find('web-shop-deploy')
    const own = `${V1}/servicePrincipals/${client}/appRoleAssignments`
    const body = { principalId: client, resourceId: graph, appRoleId: MAIL_SEND }
    const unknown = '00000000-0000-4000-8000-0000000000ff'
    expect(await refusal(send('POST', own, { ...body, appRoleId: unknown }))).toEqual([
      400,
      'Request_BadRequest',
      "Permission being assigned was not found on application '00000003-0000-0000-c000-000000000000'",
    ])
    const [status, code] = await refusal(send('POST', own, { ...body, resourceId: unknown }))
    expect([status, code]).toEqual([404, 'Request_ResourceNotFound'])
    expect(await refusal(send('POST', own, { principalId: client, resourceId: graph }))).toEqual([
      400,
      'Request_BadRequest',
      "A value is required for property 'appRoleId' of resource 'AppRoleAssignment'.",
    ])
    expect((await send('POST', own, { ...body, principalId: graph })).status).toBe(400)
    const blueprint = await find('support-agent-blueprint')
    const theirs = `${V1}/servicePrincipals/${blueprint}/appRoleAssignments`
    expect(await refusal(send('POST', theirs, { ...body, principalId: blueprint }))).toEqual([
      400,
      'Request_BadRequest',
      'Service principals of agent blueprints cannot be set as the source',
    ])
  })

  it.each([
    ['without the permission', `${READ} Application.ReadWrite.All`, undefined],
    ['for a reader of the directory', READ, SANDBOX_USERS.reader],
  ])('are refused %s', async (_why, scope, hint) => {
    const { send, find, graph } = await parties(scope, hint)
    const client = await find('web-shop-deploy')
    const url = `${V1}/servicePrincipals/${client}/appRoleAssignments`
    const body = { principalId: client, resourceId: graph, appRoleId: MAIL_SEND }
    expect(await refusal(send('POST', url, body))).toEqual([
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ])
  })
})
