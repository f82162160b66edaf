import { describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { SANDBOX_USERS } from '../public/constants'
import { ARM, armClient, armError } from '../testing/arm-client'
import {
  type Bench,
  type Body,
  call,
  createBench,
  exchangeForm,
  graphClient,
  postToken,
  TENANT,
} from '../testing/client'

const MSI = 'api-version=2024-11-30'
const GROUPS = 'api-version=2021-04-01'
const AUTH = 'api-version=2022-04-01'
const LOCKS = 'api-version=2016-09-01'
const RIGHTS = 'providers/Microsoft.Authorization'
const IDENTITY = 'providers/Microsoft.ManagedIdentity/userAssignedIdentities'
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c'

async function target(hint?: string, bench: Bench = createBench()) {
  const arm = await armClient(bench, hint)
  const root = arm.subscription('Retail Test')
  return { ...arm, bench, root, group: `${root}/resourceGroups/rg-retail-test-weu` }
}

describe('identities', () => {
  it('are made with a service principal, change their tags and go with it', async () => {
    const { send, group, bench } = await target()
    const path = `${group}/${IDENTITY}/id-new?${MSI}`
    const made = await send('PUT', path, { location: 'West Europe', tags: { a: '1' } })
    expect(made.status).toBe(201)
    const body: Body = await made.json()
    expect(body).toMatchObject({ name: 'id-new', location: 'westeurope', tags: { a: '1' } })
    const graph = await graphClient(bench, 'Application.Read.All')
    const address = `https://graph.microsoft.com/v1.0/servicePrincipals/${body.properties.principalId}`
    expect(await graph.get(address)).toMatchObject({
      appId: body.properties.clientId,
      displayName: 'id-new',
      servicePrincipalType: 'ManagedIdentity',
      alternativeNames: ['isExplicit=True', body.id],
    })
    const again = await send('PUT', path, { location: 'westeurope' })
    expect(again.status).toBe(200)
    expect(((await again.json()) as Body).tags).toEqual({})
    const patched: Body = await (await send('PATCH', path, { tags: { b: '2' } })).json()
    expect(patched.tags).toEqual({ b: '2' })
    expect((await armError(await send('PUT', path, { location: 'eastus' }))).slice(0, 2)).toEqual([
      409,
      'InvalidResourceLocation',
    ])
    expect((await send('DELETE', path)).status).toBe(200)
    expect((await send('DELETE', path)).status).toBe(204)
    expect((await graph.send('GET', address)).status).toBe(404)
  })
})

describe('resource groups', () => {
  it('are made, kept in their region and deleted with what they hold', async () => {
    const { send, get, root } = await target()
    const path = `${root}/resourceGroups/rg-new?${GROUPS}`
    const body = { location: 'northeurope', tags: { team: 'x' } }
    expect((await send('HEAD', path)).status).toBe(404)
    expect((await send('PUT', path, body)).status).toBe(201)
    expect((await send('HEAD', path)).status).toBe(204)
    expect((await send('PUT', path, body)).status).toBe(200)
    expect(await get(path)).toMatchObject({ ...body, name: 'rg-new' })
    const moved = await send('PUT', path, { location: 'eastus' })
    expect((await armError(moved)).slice(0, 2)).toEqual([409, 'InvalidResourceGroupLocation'])
    expect((await armError(await send('PUT', path, {}))).slice(0, 2)).toEqual([
      400,
      'LocationRequired',
    ])
    await send('PUT', `${root}/resourceGroups/rg-new/${IDENTITY}/id-inside?${MSI}`, {
      location: 'northeurope',
    })
    const gone = await send('DELETE', path)
    expect(gone.status).toBe(202)
    expect((await send('GET', gone.headers.get('location') ?? '')).status).toBe(200)
    expect(await armError(await send('GET', path))).toEqual([
      404,
      'ResourceGroupNotFound',
      "Resource group 'rg-new' could not be found.",
    ])
    const { value } = await get(`${root}/${IDENTITY}?${MSI}`)
    expect(value.map(({ name }: Body) => name)).not.toContain('id-inside')
  })
})

describe('role assignments', () => {
  const principal = guidFrom(TENANT, 'principal id-load-tests')
  const id = '0f0f0f0f-0000-4000-8000-000000000001'
  const body = (root: string, role = CONTRIBUTOR, principalId = principal) => ({
    properties: {
      roleDefinitionId: `${root}/${RIGHTS}/roleDefinitions/${role}`,
      principalId,
      principalType: 'ServicePrincipal',
    },
  })

  it('are made once, found by principal and deleted', async () => {
    const { send, get, root, group } = await target()
    const path = `${group}/${RIGHTS}/roleAssignments/${id}?${AUTH}`
    const made = await send('PUT', path, body(root))
    expect(made.status).toBe(201)
    expect(((await made.json()) as Body).properties).toMatchObject({
      principalId: principal,
      principalType: 'ServicePrincipal',
      roleDefinitionId: `${root}/${RIGHTS}/roleDefinitions/${CONTRIBUTOR}`,
      scope: group,
    })
    const other = path.replace(id, '0f0f0f0f-0000-4000-8000-000000000002')
    expect(await armError(await send('PUT', other, body(root)))).toEqual([
      409,
      'RoleAssignmentExists',
      `The role assignment already exists. The ID of the existing role assignment is ${id.replaceAll('-', '')}.`,
    ])
    const nobody = await send(
      'PUT',
      other,
      body(root, READER, '99999999-0000-4000-8000-000000000009'),
    )
    expect((await armError(nobody)).slice(0, 2)).toEqual([400, 'PrincipalNotFound'])
    const list = `${root}/${RIGHTS}/roleAssignments?${AUTH}&$filter=principalId eq '${principal}'`
    const { value } = await get(list)
    expect(value.map(({ properties }: Body) => properties.scope).sort()).toEqual([root, group])
    const assigned = await get(
      list.replace('principalId eq ', 'atScope() and assignedTo(').concat(')'),
    )
    expect(assigned.value).toHaveLength(1)
    expect((await send('GET', list.replace('principalId', 'other'))).status).toBe(501)
    const query = `authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | where properties.principalId == '${principal}' | project id, role = tostring(properties.roleDefinitionId)`
    const rows: Body = await (
      await send('POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01', {
        query,
      })
    ).json()
    expect(rows.totalRecords).toBe(2)
    expect(rows.data.map(({ role }: Body) => role.split('/').at(-1)).sort()).toEqual([
      READER,
      CONTRIBUTOR,
    ])
    expect((await send('DELETE', path)).status).toBe(200)
    expect((await send('DELETE', path)).status).toBe(204)
  })

  it('give an application rights that it uses at once and loses again', async () => {
    const { send, root, bench } = await target()
    const assertion = await bench.sandbox.mint('github', {
      sub: 'repo:contoso-retail/load-tests:ref:refs/heads/main',
    })
    const client = guidFrom(TENANT, 'client id-load-tests')
    const form = exchangeForm(client, assertion, { scope: `${ARM}/.default` })
    const { access_token: token }: Body = await (await postToken(bench, form)).json()
    const own = `${ARM}${root}/resourceGroups/rg-retail-test-weu/${IDENTITY}/id-load-tests?${MSI}`
    const write = () => call(bench, token, own, { method: 'PATCH', body: { tags: {} } })
    expect((await call(bench, token, own)).status).toBe(200)
    expect(await armError(await write())).toEqual([
      403,
      'AuthorizationFailed',
      `The client '${client}' with object id '${principal}' does not have authorization to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/write' over scope '${new URL(own).pathname}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    ])
    const path = `${root}/${RIGHTS}/roleAssignments/${id}?${AUTH}`
    await send('PUT', path, body(root))
    expect((await write()).status).toBe(200)
    // A Contributor manages everything but rights.
    const grant = { method: 'PUT', body: body(root, READER) }
    expect((await armError(await call(bench, token, `${ARM}${path}`, grant)))[1]).toBe(
      'AuthorizationFailed',
    )
    await send('DELETE', path)
    expect((await write()).status).toBe(403)
  })

  it('name built-in roles and the rights of the caller', async () => {
    const { get, root, bench } = await target()
    const roles = `${root}/${RIGHTS}/roleDefinitions?${AUTH}&$filter=`
    const { value } = await get(`${roles}roleName eq 'Managed Identity Contributor'`)
    expect(value.map(({ name }: Body) => name)).toEqual(['e40ec5ca-96e0-45a2-b4ff-59039f2c2b59'])
    expect((await get(`${roles}type eq 'BuiltInRole'`)).value.length).toBeGreaterThan(10)
    const one = await get(`/${RIGHTS}/roleDefinitions/${READER}?${AUTH}`)
    expect(one.properties).toMatchObject({ roleName: 'Reader', type: 'BuiltInRole' })
    const permissions = `${root}/${RIGHTS}/permissions?${AUTH}`
    expect((await get(permissions)).value[0].actions).toEqual(['*'])
    const reader = await armClient(bench, SANDBOX_USERS.reader)
    expect((await reader.get(permissions)).value[0].actions).toEqual(['*/read'])
  })

  it('leave a guest with nothing', async () => {
    const { root, bench } = await target()
    const guest = await armClient(bench, SANDBOX_USERS.guest)
    const [status, code, message] = await armError(await guest.send('GET', `${root}?${AUTH}`))
    expect([status, code]).toEqual([403, 'AuthorizationFailed'])
    expect(message).toContain("'Microsoft.Resources/subscriptions/read'")
    expect((await guest.get(`/tenants?${AUTH}`)).value[0].tenantId).toBe(TENANT)
  })
})

describe('a credential of an identity', () => {
  it('works only after its propagation', async () => {
    const { send, group, bench } = await target(undefined, createBench({ propagationSeconds: 30 }))
    const subject = 'repo:contoso-retail/load-tests:environment:late'
    const properties = {
      issuer: 'https://token.actions.githubusercontent.com',
      subject,
      audiences: ['api://AzureADTokenExchange'],
    }
    const path = `${group}/${IDENTITY}/id-load-tests/federatedIdentityCredentials/late?${MSI}`
    expect((await send('PUT', path, { properties })).status).toBe(201)
    const client = guidFrom(TENANT, 'client id-load-tests')
    const exchange = async () =>
      postToken(bench, exchangeForm(client, await bench.sandbox.mint('github', { sub: subject })))
    expect((await exchange()).status).toBe(401)
    bench.advance(30)
    expect((await exchange()).status).toBe(200)
  })
})

describe('locks', () => {
  it('stop deletes or every write, also from below, and end', async () => {
    const { send, get, group } = await target()
    const lock = `${group}/${RIGHTS}/locks/keep?${LOCKS}`
    const level = (name: string) => ({ properties: { level: name, notes: 'because' } })
    expect((await send('PUT', lock, level('CanNotDelete'))).status).toBe(201)
    expect((await get(lock)).properties).toEqual({ level: 'CanNotDelete', notes: 'because' })
    const identity = `${group}/${IDENTITY}/id-load-tests?${MSI}`
    const scope = identity.split('?')[0]
    expect(await armError(await send('DELETE', identity))).toEqual([
      409,
      'ScopeLocked',
      `The scope '${scope}' cannot perform delete operation because following scope(s) are locked: '${group}'. Please remove the lock and try again.`,
    ])
    expect((await send('PATCH', identity, {})).status).toBe(200)
    expect((await send('PUT', lock, level('ReadOnly'))).status).toBe(200)
    expect((await armError(await send('PATCH', identity, {})))[1]).toBe('ScopeLocked')
    expect((await send('GET', identity)).status).toBe(200)
    expect((await send('DELETE', lock)).status).toBe(200)
    expect((await send('DELETE', lock)).status).toBe(204)
    expect((await send('PATCH', identity, {})).status).toBe(200)
  })
})

describe('throttling', () => {
  const remaining = 'x-ms-ratelimit-remaining-subscription-reads'

  it('is off unless asked for', async () => {
    const { send, root } = await target()
    const fine = await send('GET', `${root}?${AUTH}`)
    expect(fine.headers.get(remaining)).toBe('249')
    expect((await send('GET', `${root}?${AUTH}`)).headers.get(remaining)).toBe('249')
  })

  it('counts 250 reads and refills 25 a second', async () => {
    const bench = createBench({ armThrottling: true })
    const { send, root } = await target(undefined, bench)
    for (let count = 249; count >= 0; count -= 1) {
      const answer = await send('GET', `${root}?${AUTH}`)
      expect(answer.headers.get(remaining)).toBe(String(count))
    }
    const stopped = await send('GET', `${root}?${AUTH}`)
    expect(stopped.headers.get('retry-after')).toBe('1')
    expect((await armError(stopped)).slice(0, 2)).toEqual([429, 'SubscriptionRequestsThrottled'])
    bench.advance(1)
    expect((await send('GET', `${root}?${AUTH}`)).headers.get(remaining)).toBe('24')
  })

  it('lists the credentials of one identity once in four seconds', async () => {
    const bench = createBench({ armThrottling: true })
    const { send, group } = await target(undefined, bench)
    const path = `${group}/${IDENTITY}/id-load-tests/federatedIdentityCredentials?${MSI}`
    expect((await send('GET', path)).status).toBe(200)
    const stopped = await send('GET', path)
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '4'])
    bench.advance(4)
    expect((await send('GET', path)).status).toBe(200)
  })
})
