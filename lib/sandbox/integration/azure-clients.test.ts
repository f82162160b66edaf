import { afterEach, describe, expect, it, vi } from 'vitest'
import { guidFrom } from '../ids'
import { armClient } from '../testing/arm-client'
import { type Body, signIn, TENANT } from '../testing/client'
import { AUTOMATION, runClient, startTools, type ToolBench } from '../testing/tools'

let bench: ToolBench | undefined
afterEach(() => bench?.end())

describe('unmodified clients behind the proxy', { timeout: 60_000 }, () => {
  it('@azure/arm-msi lists, creates, replaces and deletes credentials', async () => {
    bench = await startTools()
    const { sandbox } = bench
    const people = { sandbox, advance: () => {}, now: () => new Date() }
    const person = await signIn(people, 'https://management.azure.com/user_impersonation')
    const sub = 'repo:contoso-retail/returns-portal:environment:production'
    const result = await runClient(bench, 'arm-msi', {
      personToken: person.access_token,
      subscription: guidFrom(TENANT, 'subscription production'),
      group: 'rg-retail-prod-weu',
      identity: 'id-orders-api',
      clientId: guidFrom(TENANT, 'client returns-portal-deploy'),
      assertion: await sandbox.mint('github', { sub }),
    })
    expect(result.identities).toContain('id-orders-api')
    expect(result.before).toEqual(['aks-orders-api', 'aks-orders-worker'])
    expect(result.created.name).toBe('from-arm-msi')
    expect(result.shown.subject).toBe('repo:contoso-retail/from-arm-msi:ref:refs/heads/main')
    expect(result.shown.audiences).toEqual(['api://AzureADTokenExchange'])
    expect(result.replaced.subject).toMatch(/heads\/dev$/)
    expect(result.during).toEqual([...result.before, 'from-arm-msi'])
    expect(result.twin.status).toBe(400)
    expect(result.after).toEqual(result.before)
    expect(result.absent.status).toBe(404)
    expect(result.stranger).toMatchObject({ code: 'AuthorizationFailed', status: 403 })
  })

  it('@azure/arm-authorization lists roles, and gives, finds and takes one', async () => {
    bench = await startTools()
    const { mint } = bench.sandbox
    const platform = 'repo:contoso-retail/platform:ref:refs/heads/main'
    const returns = 'repo:contoso-retail/returns-portal:environment:production'
    const subscription = guidFrom(TENANT, 'subscription platform')
    const principalId = guidFrom(TENANT, 'principal id-load-tests')
    const assignment = guidFrom(TENANT, 'assignment of this test')
    const result = await runClient(bench, 'arm-authorization', {
      owner: {
        clientId: guidFrom(TENANT, 'client id-platform-deploy'),
        assertion: await mint('github', { sub: platform }),
      },
      stranger: {
        clientId: guidFrom(TENANT, 'client returns-portal-deploy'),
        assertion: await mint('github', { sub: returns }),
      },
      ...{ subscription, group: 'rg-platform-identity', principalId, assignment },
    })
    const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
    expect(result.reader).toMatchObject({ name: reader, roleName: 'Reader' })
    expect(result.reader.rights[0].actions).toEqual(['*/read'])
    expect(result.roles).toContain('Managed Identity Federated Identity Credential Contributor')
    expect(result.subscription).toContain(guidFrom(TENANT, 'principal id-platform-deploy'))
    expect(result.rights).toEqual([['*']])
    expect(result.before).toEqual([])
    const scope = `/subscriptions/${subscription}/resourceGroups/rg-platform-identity`
    const made = { name: assignment, scope, principalId, principalType: 'ServicePrincipal' }
    expect(result.created).toMatchObject({ ...made, roleDefinitionId: result.reader.id })
    expect(result.shown).toMatchObject(made)
    expect(result.twin).toEqual({ code: 'RoleAssignmentExists', status: 409 })
    expect(result.during).toEqual([assignment])
    // The administrator's, the platform's and the backup's from above, and the new one.
    expect(result.pages).toEqual([4])
    expect(result.deleted.name).toBe(assignment)
    expect(result.after).toEqual([])
    expect(result.absent).toEqual({ code: 'RoleAssignmentNotFound', status: 404 })
    expect(result.stranger).toEqual({ code: 'AuthorizationFailed', status: 403 })
  })

  it('microsoft-graph-client pages through 50,000 applications and sends a batch', async () => {
    bench = await startTools('huge')
    const { client, issuer, subject } = AUTOMATION
    const result = await runClient(bench, 'graph-client', {
      clientId: guidFrom(TENANT, client),
      assertion: await bench.sandbox.mint(issuer, { sub: subject }),
    })
    expect(result.count).toBeGreaterThan(49_900)
    expect(result.distinct).toBe(result.count)
    expect(result.expanded).toEqual([100, 100, 100])
    // Two, one and no credentials in turn: lib/sandbox/seeds/large.ts.
    expect(result.counts).toEqual(
      Array.from({ length: 20 }, (_, index) => [200, [2, 1, 0][index % 3]]),
    )
    expect(result.missing).toEqual({ status: 404, code: 'Request_ResourceNotFound' })
  })

  it('@azure/storage-blob reads an issuer’s documents without an account', async () => {
    bench = await startTools()
    const issuer = 'https://contosokindoidc.blob.core.windows.net/oidc'
    const result = await runClient(bench, 'storage-blob', { issuer })
    expect(result.discovery.body.issuer).toBe(issuer)
    expect(result.discovery.contentType).toBe('application/json')
    expect(result.discovery.whole).toBe(true)
    expect(result.keys.body.keys[0].kty).toBe('RSA')
    expect(result.absentBlob).toEqual({ status: 404, code: 'BlobNotFound' })
    expect(result.list.status).toBe(403)
    expect(result.upload.status).toBe(403)
  })

  it('@azure/storage-blob publishes by key, by SAS and by token', async () => {
    bench = await startTools()
    const { sandbox } = bench
    const arm = await armClient({ sandbox, advance: () => {}, now: () => new Date() })
    const group = `${arm.subscription('Retail Production')}/resourceGroups/rg-media-prod-weu`
    const account = `${group}/providers/Microsoft.Storage/storageAccounts/contosowritten`
    const version = 'api-version=2025-08-01'
    const properties = { allowBlobPublicAccess: true }
    await arm.send('PUT', `${account}?${version}`, { location: 'westeurope', properties })
    const keys: Body = await vi.waitFor(
      async () => {
        const answer = await arm.send('POST', `${account}/listKeys?${version}`)
        expect(answer.status).toBe(200)
        return answer.json()
      },
      { timeout: 20_000, interval: 100 },
    )
    // Holds Storage Blob Data Contributor on the group.
    const name = 'id-image-resizer'
    const aud = `https://westeurope.oic.prod-aks.azure.com/${TENANT}/`
    const sub = 'system:serviceaccount:media:image-resizer'
    const result = await runClient(bench, 'storage-blob-write', {
      account: 'contosowritten',
      key: keys.keys[0].value,
      container: 'oidc',
      clientId: guidFrom(TENANT, `client ${name}`),
      assertion: await sandbox.mint('aks-production', { sub, aud }, { tenantId: TENANT }),
    })
    expect(result).toEqual({
      names: ['by-key', 'by-sas', 'by-token'],
      contentType: 'application/json',
      cacheControl: 'no-store',
      body: '{"keys":[]}',
      sasCannotDelete: { status: 403, code: 'AuthorizationPermissionMismatch' },
      // Azurite's code; the real service says AuthenticationFailed.
      wrongKey: { status: 403, code: 'AuthorizationFailure' },
      tokenElsewhere: { status: 401, code: 'InvalidAuthenticationInfo' },
      after: ['by-key', 'by-sas'],
      gone: { status: 404, code: 'ContainerNotFound' },
    })
  })
})
