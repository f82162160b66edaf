import { describe, expect, it } from 'vitest'
import type { StorageIssuerInput } from '../federation/issuer/storage/model'
import { storageIssuerPlan } from '../federation/issuer/storage/plan'
import { republishPlan } from '../federation/issuer/storage/republish-plan'
import { INPUT } from '../federation/issuer/storage/testing/input'
import { ok } from '../federation/result'
import { type JournalEntry, journaledRuns, memoryJournal } from './journal'
import { createPlanRun } from './plan-runner'
import { type FakeAnswer, fakeServices, noAnswer, refused } from './testing/fake-services'

const GROUP = '/subscriptions/sub-1/resourceGroups/rg-issuer'
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/contosoissuer`
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-local-dev`
const CREDENTIAL = `${IDENTITY}/federatedIdentityCredentials/local-dev?api-version=2024-11-30`
const CONTAINER = `${ACCOUNT}/blobServices/default/containers/oidc?api-version=2025-08-01`
const READER = `${GROUP}/providers/Microsoft.Authorization/roleAssignments/6f1c7c51-0d0e-4a57-9a0a-3a3f6f2d9b11?api-version=2022-04-01`
const LOCK = `${ACCOUNT}/providers/Microsoft.Authorization/locks/keep-issuer?api-version=2016-09-01`
const CHECK =
  'arm POST /subscriptions/sub-1/providers/Microsoft.Storage/checkNameAvailability?api-version=2025-08-01'
const V = 'api-version=2025-08-01'
const GRANTS = 'graph POST /servicePrincipals/sp-1/appRoleAssignments'
const CONTAINERS = `${ACCOUNT}/blobServices/default/containers?${V}`
const CREDENTIALS = `${IDENTITY}/federatedIdentityCredentials?api-version=2024-11-30`
const SIGNATURE = 'sv=2021&sig=very-secret'

const absent = refused('ResourceNotFound', 404)

const TABLE: Readonly<Record<string, FakeAnswer>> = {
  [CHECK]: ok({ nameAvailable: true }),
  [`arm GET ${GROUP}?api-version=2021-04-01`]: refused('ResourceGroupNotFound', 404),
  [`arm GET ${GROUP}/resources?api-version=2021-04-01`]: ok({ value: [] }),
  [`arm GET ${CONTAINERS}`]: ok({ value: [] }),
  [`arm GET ${CREDENTIALS}`]: ok({ value: [] }),
  [`arm GET ${ACCOUNT}?${V}`]: [
    absent,
    ok({ properties: { provisioningState: 'Creating' } }),
    ok({ properties: { provisioningState: 'Succeeded' } }),
  ],
  [`arm POST ${ACCOUNT}/ListServiceSas?${V}`]: ok({ serviceSasToken: SIGNATURE }),
  [`arm GET ${IDENTITY}?api-version=2024-11-30`]: absent,
  [`arm PUT ${IDENTITY}?api-version=2024-11-30`]: ok({
    properties: { clientId: 'client-1', principalId: 'principal-1' },
  }),
  [`arm GET ${CREDENTIAL}`]: absent,
  "graph GET /servicePrincipals(appId='client-1')?$select=id": [
    refused('Request_ResourceNotFound', 404),
    ok({ id: 'sp-1' }),
  ],
  "graph GET /servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id": ok({
    id: 'sp-graph',
  }),
  [GRANTS]: [
    ok({ id: 'grant-a' }),
    refused('Request_BadRequest', 400, 'Permission being assigned already exists on the object'),
  ],
}

function bench(
  table: Readonly<Record<string, FakeAnswer>> = {},
  input: StorageIssuerInput = INPUT,
) {
  const services = fakeServices({ ...TABLE, ...table })
  const journal = memoryJournal()
  let time = Date.parse('2026-11-20T09:00:00Z')
  const run = createPlanRun({
    ...services,
    runId: 'run-1',
    plan: storageIssuerPlan(input),
    tenantId: 'tenant-1',
    by: 'person-1',
    journal,
    now: () => new Date(time),
  })
  const { signal } = new AbortController()
  const unfinished = async () => unfinishedRuns(await journal.read(), 'tenant-1')
  const statuses = () =>
    Object.fromEntries(run.view().requests.map(({ id, status }) => [id, status]))
  const later = (seconds: number) => {
    time += seconds * 1000
  }
  return { ...services, run, journal, signal, unfinished, statuses, later }
}

function unfinishedRuns(entries: readonly JournalEntry[], tenantId: string) {
  return journaledRuns(entries, tenantId).filter(({ finished }) => !finished)
}

describe('a run of the plan for a new issuer', () => {
  it('sends these requests in this order', async () => {
    const { run, log, bodies, waits, signal, journal } = bench()
    await run.go(signal)
    expect(run.view().phase).toBe('finished')
    expect(log).toEqual([
      CHECK,
      `arm GET ${GROUP}?api-version=2021-04-01`,
      `arm PUT ${GROUP}?api-version=2021-04-01`,
      `arm GET ${ACCOUNT}?${V}`,
      `arm PUT ${ACCOUNT}?${V}`,
      `arm GET ${ACCOUNT}?${V}`,
      `arm GET ${ACCOUNT}?${V}`,
      `arm PUT ${CONTAINER}`,
      `arm POST ${ACCOUNT}/ListServiceSas?${V}`,
      'publish contosoissuer/oidc .well-known/openid-configuration openid/v1/jwks',
      `arm PATCH ${ACCOUNT}?${V}`,
      `arm GET ${IDENTITY}?api-version=2024-11-30`,
      `arm PUT ${IDENTITY}?api-version=2024-11-30`,
      `arm GET ${CREDENTIAL}`,
      `arm PUT ${CREDENTIAL}`,
      `arm PUT ${READER}`,
      "graph GET /servicePrincipals(appId='client-1')?$select=id",
      "graph GET /servicePrincipals(appId='client-1')?$select=id",
      "graph GET /servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id",
      GRANTS,
      GRANTS,
      `arm PUT ${LOCK}`,
    ])
    expect(waits).toEqual([2_000, 2_000])
    expect(bodies.get(`arm PUT ${ACCOUNT}?${V}`)).toEqual({
      sku: { name: 'Standard_LRS' },
      kind: 'StorageV2',
      location: 'westeurope',
      tags: { purpose: 'oidc-issuer' },
      properties: {
        allowBlobPublicAccess: true,
        allowSharedKeyAccess: true,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
      },
    })
    expect(bodies.get(`arm PUT ${CONTAINER}`)).toEqual({ properties: { publicAccess: 'Blob' } })
    expect(bodies.get(`arm POST ${ACCOUNT}/ListServiceSas?${V}`)).toEqual({
      canonicalizedResource: '/blob/contosoissuer/oidc',
      signedResource: 'c',
      signedPermission: 'cw',
      signedProtocol: 'https',
      signedExpiry: '2026-11-20T09:10:00.000Z',
    })
    expect(bodies.get('publish')).toBe(SIGNATURE)
    expect(bodies.get(`arm PATCH ${ACCOUNT}?${V}`)).toEqual({
      properties: { allowSharedKeyAccess: false },
    })
    expect(bodies.get(`arm PUT ${CREDENTIAL}`)).toEqual({
      properties: {
        issuer: INPUT.issuer,
        subject: 'local-dev',
        audiences: ['api://AzureADTokenExchange'],
      },
    })
    expect(bodies.get(`arm PUT ${READER}`)).toEqual({
      properties: {
        roleDefinitionId:
          '/subscriptions/sub-1/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7',
        principalId: 'principal-1',
        principalType: 'ServicePrincipal',
      },
    })
    expect(bodies.get(GRANTS)).toEqual({
      principalId: 'sp-1',
      resourceId: 'sp-graph',
      appRoleId: '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
    })
    // The signature is in no view and in no entry.
    expect(JSON.stringify([run.view(), await journal.read()])).not.toContain('very-secret')
    expect(run.view().facts.clientId).toBe('client-1')
  })

  it('is torn down backwards: only what it made, the group when nothing else lies in it', async () => {
    const { run, log, journal, signal, unfinished } = bench()
    await run.go(signal)
    expect(await unfinished()).toEqual([])
    const [kept] = journaledRuns(await journal.read(), 'tenant-1')
    expect(kept).toMatchObject({ finished: true, made: run.view().made })
    log.length = 0
    await run.cleanUp(signal)
    expect(log).toEqual([
      `arm DELETE ${LOCK}`,
      // The second role was there before: it stays.
      'graph DELETE /servicePrincipals/sp-1/appRoleAssignments/grant-a',
      `arm DELETE ${READER}`,
      `arm DELETE ${CREDENTIAL}`,
      `arm GET ${CREDENTIALS}`,
      `arm DELETE ${IDENTITY}?api-version=2024-11-30`,
      `arm DELETE ${CONTAINER}`,
      `arm GET ${CONTAINERS}`,
      `arm DELETE ${ACCOUNT}?${V}`,
      `arm GET ${GROUP}/resources?api-version=2021-04-01`,
      `arm DELETE ${GROUP}?api-version=2021-04-01`,
    ])
    expect(run.view()).toMatchObject({ phase: 'cleaned', made: [] })
    expect(journaledRuns(await journal.read(), 'tenant-1')).toEqual([])
  })

  it('leaves a group and an identity that were there before', async () => {
    const { run, signal, statuses } = bench({
      [`arm GET ${GROUP}?api-version=2021-04-01`]: ok({ name: 'rg-issuer' }),
      [`arm GET ${IDENTITY}?api-version=2024-11-30`]: ok({
        properties: { clientId: 'client-1', principalId: 'p' },
      }),
    })
    await run.go(signal)
    expect(statuses()).toMatchObject({ group: 'there', identity: 'there', account: 'done' })
    expect(run.view().made.map(({ id }) => id)).toEqual([
      'lock',
      'grant-df021288-bdef-4463-88db-98f22de89214',
      'reader',
      'credential',
      'container',
      'account',
    ])
  })

  it('keeps a group in which others put something meanwhile', async () => {
    const { run, log, signal, unfinished } = bench({
      [`arm GET ${GROUP}/resources?api-version=2021-04-01`]: ok({ value: [{ name: 'vm-1' }] }),
    })
    await run.go(signal)
    await run.cleanUp(signal)
    expect(run.view().phase).toBe('clean-stopped')
    expect(run.view().problem).toMatchObject({ code: 'not-empty' })
    expect(run.view().problem?.detail).toContain('vm-1')
    expect(log).not.toContain(`arm DELETE ${GROUP}?api-version=2021-04-01`)
    expect((await unfinished())[0]?.made.map(({ id }) => id)).toEqual(['group'])
  })
})

describe('a tear-down, when others have built on what the run made', () => {
  it.each([
    ['another container', CONTAINERS, 'other-issuer', `arm DELETE ${ACCOUNT}?${V}`],
    ['another credential', CREDENTIALS, 'ci', `arm DELETE ${IDENTITY}?api-version=2024-11-30`],
  ])('leaves what holds %s', async (_, list, name, forbidden) => {
    const { run, log, signal } = bench({ [`arm GET ${list}`]: ok({ value: [{ name }] }) })
    await run.go(signal)
    await run.cleanUp(signal)
    expect(run.view()).toMatchObject({ phase: 'clean-stopped', problem: { code: 'not-empty' } })
    expect(run.view().problem?.detail).toContain(name)
    expect(log).not.toContain(forbidden)
  })
})

describe('a failing run', () => {
  it.each([
    [
      'says that it is there already',
      refused('RoleAssignmentExists', 409, 'The role assignment already exists.'),
    ],
    ['is refused', refused('AuthorizationFailed', 403)],
  ])('counts as its own what it sent without an answer, when the next try %s', async (_, next) => {
    const { run, log, signal, unfinished, journal } = bench({
      [`arm PUT ${READER}`]: [noAnswer, next],
    })
    await run.go(signal)
    await run.go(signal)
    expect(run.view().made.map(({ id }) => id)).toContain('reader')
    const kept = [...(await unfinished()), ...journaledRuns(await journal.read(), 'tenant-1')]
    expect(kept[0]?.made.map(({ id }) => id)).toContain('reader')
    await run.cleanUp(signal)
    expect(log).toContain(`arm DELETE ${READER}`)
  })

  it('stops before anything is made when the name is taken', async () => {
    const { run, log, signal } = bench({
      [CHECK]: ok({ nameAvailable: false, reason: 'AlreadyExists', message: 'It is taken.' }),
    })
    await run.go(signal)
    expect(log).toEqual([CHECK])
    expect(run.view().requests[0]?.problem).toMatchObject({
      code: 'not-as-needed',
      detail: 'It is taken.',
    })
    expect(run.view().made).toEqual([])
  })

  it('goes on without the check of the name where the person may not ask', async () => {
    const { run, signal, statuses } = bench({ [CHECK]: refused('AuthorizationFailed', 403) })
    await run.go(signal)
    expect(run.view().phase).toBe('finished')
    expect(statuses()['check-name']).toBe('skipped')
  })

  it('never writes over an account that is there', async () => {
    const { run, log, signal, statuses } = bench({
      [CHECK]: refused('AuthorizationFailed', 403),
      [`arm GET ${ACCOUNT}?${V}`]: ok({ name: 'contosoissuer' }),
    })
    await run.go(signal)
    expect(statuses().account).toBe('failed')
    expect(log).not.toContain(`arm PUT ${ACCOUNT}?${V}`)
    expect(run.view().made.map(({ id }) => id)).toEqual(['group'])
  })

  it('goes on from where it stopped, and asks for a new signature', async () => {
    const { run, log, bodies, signal, later, statuses } = bench({
      publish: [refused('network', 502), ok(undefined)],
    })
    await run.go(signal)
    expect(run.view().phase).toBe('stopped')
    expect(statuses()).toMatchObject({ signature: 'waiting', publish: 'failed', lock: 'waiting' })
    log.length = 0
    later(3600)
    await run.go(signal)
    expect(log.slice(0, 2)).toEqual([
      `arm POST ${ACCOUNT}/ListServiceSas?${V}`,
      'publish contosoissuer/oidc .well-known/openid-configuration openid/v1/jwks',
    ])
    expect(bodies.get(`arm POST ${ACCOUNT}/ListServiceSas?${V}`)).toMatchObject({
      signedExpiry: '2026-11-20T10:10:00.000Z',
    })
    expect(run.view().phase).toBe('finished')
  })

  it('takes what an unanswered request made for its own', async () => {
    const { run, signal, unfinished } = bench({
      [`arm PUT ${IDENTITY}?api-version=2024-11-30`]: [
        noAnswer,
        ok({ properties: { clientId: 'client-1', principalId: 'p' } }),
      ],
    })
    await run.go(signal)
    expect(run.view().made[0]?.id).toBe('identity')
    expect((await unfinished())[0]).toMatchObject({
      runId: 'run-1',
      title: 'Issuer https://contosoissuer.blob.core.windows.net/oidc',
      startedAt: '2026-11-20T09:00:00.000Z',
    })
    expect((await unfinished())[0]?.made.map(({ id }) => id)).toEqual([
      'identity',
      'container',
      'account',
      'group',
    ])
    await run.go(signal)
    expect(run.view().phase).toBe('finished')
  })

  it('does not list for tear-down what was refused', async () => {
    const { run, signal, unfinished } = bench({
      [`arm PUT ${LOCK}`]: refused('AuthorizationFailed', 403),
    })
    await run.go(signal)
    expect(run.view().phase).toBe('stopped')
    expect(run.view().made[0]?.id).not.toBe('lock')
    expect((await unfinished())[0]?.made.map(({ id }) => id)).not.toContain('lock')
  })

  it('never writes over a credential of the same name', async () => {
    const { run, log, signal, statuses } = bench({
      [`arm GET ${CREDENTIAL}`]: ok({ name: 'local-dev' }),
    })
    await run.go(signal)
    expect(statuses().credential).toBe('failed')
    expect(log).not.toContain(`arm PUT ${CREDENTIAL}`)
  })

  it('waits out a concurrent write, but not for ever', async () => {
    const code = 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity'
    const busy = refused(code, 409)
    const once = bench({ [`arm PUT ${CREDENTIAL}`]: [busy, ok(undefined)] })
    await once.run.go(once.signal)
    expect(once.run.view().phase).toBe('finished')
    const always = bench({ [`arm PUT ${CREDENTIAL}`]: busy })
    await always.run.go(always.signal)
    expect(always.statuses().credential).toBe('failed')
    expect(always.log.filter((line) => line === `arm PUT ${CREDENTIAL}`)).toHaveLength(7)
  })

  it('gives up waiting for an account, and asks again without sending it twice', async () => {
    const { run, log, signal } = bench({
      [`arm GET ${ACCOUNT}?${V}`]: [
        absent,
        ...Array.from({ length: 90 }, () => ok({ properties: { provisioningState: 'Creating' } })),
        ok({ properties: { provisioningState: 'Succeeded' } }),
      ],
    })
    await run.go(signal)
    expect(run.view().requests.find(({ id }) => id === 'account')?.problem?.code).toBe('took-long')
    await run.go(signal)
    expect(run.view().phase).toBe('finished')
    expect(log.filter((line) => line === `arm PUT ${ACCOUNT}?${V}`)).toHaveLength(1)
  })

  it('stops when the person stops it', async () => {
    const { run, log } = bench()
    const stop = new AbortController()
    stop.abort()
    await run.go(stop.signal)
    expect(log).toEqual([])
    expect(run.view().requests[0]?.problem?.code).toBe('stopped')
  })
})

describe('the journal', () => {
  it('shows a run of an earlier visit, and no run of another tenant', async () => {
    const { run, journal, signal } = bench({ publish: noAnswer })
    await run.go(signal)
    const entries = await journal.read()
    expect(unfinishedRuns(entries, 'tenant-2')).toEqual([])
    const [found] = unfinishedRuns(entries, 'tenant-1')
    expect(found?.made.map(({ path }) => path)).toEqual([
      CONTAINER,
      `${ACCOUNT}?${V}`,
      `${GROUP}?api-version=2021-04-01`,
    ])
    await journal.append({
      runId: 'run-1',
      at: '2026-11-21T00:00:00Z',
      tenantId: 'tenant-1',
      event: { kind: 'forgotten' },
    })
    expect(unfinishedRuns(await journal.read(), 'tenant-1')).toEqual([])
  })
})

describe('new documents for an issuer that exists', () => {
  const PATCH = `arm PATCH ${ACCOUNT}?${V}`
  function republish(table: Readonly<Record<string, FakeAnswer>> = {}) {
    const services = fakeServices({ ...TABLE, ...table })
    const journal = memoryJournal()
    const run = createPlanRun({
      ...services,
      runId: 'run-2',
      plan: republishPlan({ ...INPUT, keysOn: false }),
      tenantId: 'tenant-1',
      by: 'person-1',
      journal,
      now: () => new Date(0),
    })
    return { ...services, run, journal, signal: new AbortController().signal }
  }

  it('leave nothing to take back once the keys are off again', async () => {
    const { run, log, signal } = republish()
    await run.go(signal)
    expect(run.view()).toMatchObject({ phase: 'finished', made: [] })
    expect(log.filter((line) => line === PATCH)).toHaveLength(2)
  })

  it('leave the keys to be turned off when the upload fails', async () => {
    const { run, bodies, log, journal, signal } = republish({
      publish: refused('KeyBasedAuthenticationNotPermitted', 502),
    })
    await run.go(signal)
    expect(log.filter((line) => line.startsWith('publish'))).toHaveLength(7)
    const [left] = unfinishedRuns(await journal.read(), 'tenant-1')
    expect(left?.made).toMatchObject([
      { method: 'PATCH', body: { properties: { allowSharedKeyAccess: false } } },
    ])
    await run.cleanUp(signal)
    expect(bodies.get(PATCH)).toEqual({ properties: { allowSharedKeyAccess: false } })
    expect(run.view().phase).toBe('cleaned')
  })
})
