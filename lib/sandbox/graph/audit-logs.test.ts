import { describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import type { SandboxOptions } from '../sandbox'
import {
  type Body,
  clientIdOf,
  createBench,
  exchangeForm,
  graphClient,
  postToken,
} from '../testing/client'

const V1 = 'https://graph.microsoft.com/v1.0'
const BETA = 'https://graph.microsoft.com/beta'
const LOGS = 'Application.Read.All Application.ReadWrite.All AuditLog.Read.All'
const WORKLOADS = `${BETA}/auditLogs/signIns?$filter=signInEventTypes/any(t: t eq 'servicePrincipal')`

async function logs(options: SandboxOptions = {}, scope = LOGS, hint?: string) {
  const bench = createBench(options)
  return { bench, ...(await graphClient(bench, scope, hint)) }
}

async function refusal(answer: Promise<Response>) {
  const response = await answer
  const { error }: Body = await response.json()
  return [response.status, error.code, error.message]
}

describe('sign-ins', () => {
  it('of workloads are on beta only, newest first, and name the credential that was used', async () => {
    const { get } = await logs()
    const id = await clientIdOf(createBench(), 'web-shop-deploy')
    const since = '2026-11-13T00:00:00Z'
    const { value }: Body = await get(
      `${WORKLOADS} and appId eq '${id}' and createdDateTime ge ${since}`,
    )
    const times = value.map(({ createdDateTime }: Body) => createdDateTime)
    expect(times.length).toBeGreaterThan(3)
    expect(times).toEqual([...times].sort().reverse())
    expect(times.every((time: string) => time >= since)).toBe(true)
    const { value: credentials }: Body = await get(
      `${V1}/applications(appId='${id}')/federatedIdentityCredentials`,
    )
    const known = credentials.map((one: Body) => one.id)
    const good = value.filter(({ status }: Body) => status.errorCode === 0)
    expect(good.every((one: Body) => known.includes(one.federatedCredentialId))).toBe(true)
    expect(good[0]).toMatchObject({
      appDisplayName: 'web-shop-deploy',
      servicePrincipalName: 'web-shop-deploy',
      clientCredentialType: 'federatedIdentityCredential',
      signInEventTypes: ['servicePrincipal'],
      isInteractive: false,
      status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
    })
    const bad = value.find(({ status }: Body) => status.errorCode !== 0)
    expect(bad.status.errorCode).toBe(700213)
    expect(bad.federatedCredentialId).toBe('')
  })

  it('of managed identities carry the identity they belong to', async () => {
    const { get } = await logs()
    const { value }: Body = await get(
      `${BETA}/auditLogs/signIns?$filter=signInEventTypes/any(t: t eq 'managedIdentity')&$top=3`,
    )
    expect(value).toHaveLength(3)
    expect(value[0].managedServiceIdentity.msiType).toBe('userAssigned')
    expect(value[0].managedServiceIdentity.associatedResourceId).toMatch(
      /\/userAssignedIdentities\//,
    )
  })

  it('are those of persons without the filter, and on v1.0', async () => {
    const { get, send } = await logs()
    for (const root of [V1, BETA]) {
      const { value }: Body = await get(`${root}/auditLogs/signIns`)
      expect(value.map((one: Body) => one.userPrincipalName)).toEqual([
        SANDBOX_USERS.administrator,
        SANDBOX_USERS.reader,
      ])
    }
    const { value }: Body = await get(`${V1}/auditLogs/signIns`)
    expect(value[0]).not.toHaveProperty('signInEventTypes')
    expect(await refusal(send('GET', WORKLOADS.replace('beta', 'v1.0')))).toEqual([
      400,
      'Request_BadRequest',
      "Could not find a property named 'signInEventTypes' on type 'microsoft.graph.signIn'.",
    ])
    const [one]: Body[] = (await get(WORKLOADS)).value
    expect((await get(`${BETA}/auditLogs/signIns/${one.id}`)).id).toBe(one.id)
    expect((await send('GET', `${V1}/auditLogs/signIns/${one.id}`)).status).toBe(404)
  })

  it('note every exchange, with its credential or its error', async () => {
    const { bench, get } = await logs({ seed: 'default' })
    const id = await clientIdOf(bench, 'web-shop-deploy')
    const exchange = async (sub: string) =>
      (await postToken(bench, exchangeForm(id, await bench.sandbox.mint('github', { sub })))).status
    bench.advance(60)
    expect(await exchange('repo:contoso-retail/web-shop:ref:refs/heads/main')).toBe(200)
    bench.advance(1)
    expect(await exchange('repo:contoso-retail/web-shop:ref:refs/heads/other')).toBe(401)
    const { value }: Body = await get(`${WORKLOADS} and appId eq '${id}'&$top=2`)
    const [failed, done] = value
    const url = `${V1}/applications(appId='${id}')/federatedIdentityCredentials/gh-main`
    expect(done).toMatchObject({
      createdDateTime: '2026-11-20T09:01:00.000Z',
      federatedCredentialId: (await get(url)).id,
      resourceDisplayName: 'Microsoft Graph',
      status: { errorCode: 0 },
    })
    expect(failed.status.errorCode).toBe(700213)
    expect(failed.status.failureReason).toMatch(/^No matching federated identity record found/)
  })

  it('need the permission and the licence', async () => {
    const plain = await logs({}, 'Application.Read.All')
    expect(await refusal(plain.send('GET', WORKLOADS))).toEqual([
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ])
    const free = await logs({ premium: false })
    expect(await refusal(free.send('GET', WORKLOADS))).toEqual([
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    ])
    expect((await free.send('GET', `${V1}/auditLogs/directoryAudits`)).status).toBe(200)
  })

  it('can be filtered by credential unless the sandbox is told to refuse it', async () => {
    const { get } = await logs()
    const first: Body = (await get(`${WORKLOADS} and status/errorCode eq 0&$top=1`)).value[0]
    const filter = `${WORKLOADS} and federatedCredentialId eq '${first.federatedCredentialId}'`
    const { value }: Body = await get(filter)
    expect(value.length).toBeGreaterThan(0)
    expect(new Set(value.map((one: Body) => one.federatedCredentialId)).size).toBe(1)
    const strict = await logs({ refuses: ['filter-by-federated-credential'] })
    const [status, code] = await refusal(strict.send('GET', filter))
    expect([status, code]).toEqual([400, 'Request_UnsupportedQuery'])
  })

  it('are limited to five requests in ten seconds when throttling is on', async () => {
    const { bench, send } = await logs({ graphUnits: 3500 })
    for (let index = 0; index < 5; index += 1) {
      expect((await send('GET', WORKLOADS)).status).toBe(200)
    }
    const refused = await send('GET', WORKLOADS)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('2')
    bench.advance(2)
    expect((await send('GET', WORKLOADS)).status).toBe(200)
  })
})

describe('directory audits', () => {
  it('tell of a credential that was added and deleted: lists written as text', async () => {
    const { bench, get, send } = await logs()
    const id = await clientIdOf(bench, 'pricing-engine')
    const app: Body = await get(`${V1}/applications(appId='${id}')`)
    const url = `${V1}/applications/${app.id}/federatedIdentityCredentials`
    bench.advance(5)
    const credential = {
      name: 'gh-main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso-retail/pricing:ref:refs/heads/main',
      audiences: ['api://AzureADTokenExchange'],
    }
    const made: Body = await (await send('POST', url, credential)).json()
    bench.advance(5)
    await send('DELETE', `${url}/gh-main`)
    const filter = `targetResources/any(t: t/id eq '${app.id}') and activityDisplayName eq 'Update application'`
    const { value }: Body = await get(
      `${V1}/auditLogs/directoryAudits?$filter=${filter}&$orderby=activityDateTime desc`,
    )
    expect(value).toHaveLength(2)
    const [removed, added] = value
    expect(added).toMatchObject({
      category: 'ApplicationManagement',
      result: 'success',
      loggedByService: 'Core Directory',
      operationType: 'Update',
      activityDateTime: '2026-11-20T09:00:05.000Z',
      initiatedBy: { app: null, user: { userPrincipalName: SANDBOX_USERS.administrator } },
    })
    const [target] = added.targetResources
    expect(target).toMatchObject({ id: app.id, displayName: 'pricing-engine', type: 'Application' })
    const [change, included] = target.modifiedProperties
    expect(change.displayName).toBe('FederatedIdentityCredentials')
    expect(change.oldValue).toBe('[]')
    expect(JSON.parse(change.newValue)).toEqual([
      {
        Name: 'gh-main',
        Issuer: credential.issuer,
        Subject: credential.subject,
        Id: made.id,
        Description: null,
        Audiences: credential.audiences,
        ClaimsMatchingExpressionValue: null,
        ClaimsMatchingExpressionLanguageVersion: null,
        EncodingVersion: 2,
        TrustedIssuer: null,
      },
    ])
    expect(included).toEqual({
      displayName: 'Included Updated Properties',
      oldValue: null,
      newValue: '"FederatedIdentityCredentials"',
    })
    const [back] = removed.targetResources[0].modifiedProperties
    expect([back.oldValue, back.newValue]).toEqual([change.newValue, '[]'])
  })

  it('are seeded, newest first', async () => {
    const { get } = await logs()
    const { value }: Body = await get(`${V1}/auditLogs/directoryAudits`)
    const times = value.map(({ activityDateTime }: Body) => activityDateTime)
    expect(times.length).toBeGreaterThanOrEqual(5)
    expect(times).toEqual([...times].sort().reverse())
    expect((await get(`${V1}/auditLogs/directoryAudits/${value[0].id}`)).id).toBe(value[0].id)
  })
})

describe('delegated grants', () => {
  it('are the consents of this app, one grant an API', async () => {
    const { get, send } = await logs({}, 'Directory.Read.All')
    const { value }: Body = await get(`${V1}/oauth2PermissionGrants`)
    const graph: Body = await get(
      `${V1}/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')/oauth2PermissionGrants`,
    )
    expect(graph.value).toEqual([])
    expect(value).toHaveLength(3)
    const [first] = value
    expect(first).toMatchObject({ consentType: 'AllPrincipals', principalId: null })
    expect(first.scope.split(' ')).toContain('Application.Read.All')
    const own: Body = await get(
      `${V1}/servicePrincipals/${first.clientId}/oauth2PermissionGrants?$top=1`,
    )
    expect(own.value).toEqual([first])
    expect((await send('POST', `${V1}/oauth2PermissionGrants`, {})).status).toBe(501)
    const plain = await logs({}, 'Application.Read.All')
    expect((await plain.send('GET', `${V1}/oauth2PermissionGrants`)).status).toBe(403)
  })
})
