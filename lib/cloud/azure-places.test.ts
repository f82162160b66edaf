import { describe, expect, it } from 'vitest'
import { ok } from '../federation/result'
import {
  checkAccountName,
  findStorageAccount,
  listGraphRoles,
  listGraphScopes,
  listPermissions,
  listRegions,
  listSubscriptions,
} from './azure-places'
import { fakeServices, refused } from './testing/fake-services'

const SUBSCRIPTIONS = 'arm GET /subscriptions?api-version=2022-12-01'
const accounts = (id: string) =>
  `arm GET /subscriptions/${id}/providers/Microsoft.Storage/storageAccounts?api-version=2025-08-01`

describe('places in Azure', () => {
  it('are read over all pages; what takes no writes is left out', async () => {
    const { arm, log } = fakeServices({
      [SUBSCRIPTIONS]: ok({
        value: [
          { subscriptionId: 's1', displayName: 'One', state: 'Enabled' },
          { subscriptionId: 's2', displayName: 'Two', state: 'Disabled' },
          { displayName: 'no id' },
        ],
        nextLink: 'https://management.azure.com/subscriptions?next',
      }),
      'arm GET https://management.azure.com/subscriptions?next': ok({
        value: [{ subscriptionId: 's3' }],
      }),
    })
    expect(await listSubscriptions(arm)).toEqual(
      ok([
        { id: 's1', name: 'One' },
        { id: 's3', name: 's3' },
      ]),
    )
    expect(log).toHaveLength(2)
  })

  it('pass a refusal on', async () => {
    const { arm } = fakeServices({ [SUBSCRIPTIONS]: refused('AuthorizationFailed', 403) })
    expect(await listSubscriptions(arm)).toMatchObject({ problem: { code: 'AuthorizationFailed' } })
  })

  it('offer physical regions, by name', async () => {
    const { arm } = fakeServices({
      'arm GET /subscriptions/s1/locations?api-version=2022-12-01': ok({
        value: [
          { name: 'westeurope', displayName: 'West Europe', metadata: { regionType: 'Physical' } },
          { name: 'europe', displayName: 'Europe', metadata: { regionType: 'Logical' } },
          { name: 'eastus', displayName: 'East US' },
        ],
      }),
    })
    expect(await listRegions(arm, 's1')).toEqual(
      ok([
        { name: 'eastus', label: 'East US' },
        { name: 'westeurope', label: 'West Europe' },
      ]),
    )
  })

  it('tell whether a name is free', async () => {
    const line =
      'arm POST /subscriptions/s1/providers/Microsoft.Storage/checkNameAvailability?api-version=2025-08-01'
    const taken = fakeServices({ [line]: ok({ nameAvailable: false, message: 'Taken.' }) })
    expect(await checkAccountName(taken.arm, 's1', 'abc')).toEqual(
      ok({ free: false, reason: 'Taken.' }),
    )
    expect(taken.bodies.get(line)).toEqual({
      name: 'abc',
      type: 'Microsoft.Storage/storageAccounts',
    })
    // An answer of another shape is not a yes.
    const odd = fakeServices({ [line]: ok({ nameAvailable: 'true' }) })
    expect(await checkAccountName(odd.arm, 's1', 'abc')).toEqual(ok({ free: false }))
  })

  it('say what the person may do', async () => {
    const { arm } = fakeServices({
      'arm GET /x/providers/Microsoft.Authorization/permissions?api-version=2022-04-01': ok({
        value: [{ actions: ['*', 7], notActions: ['a/*'] }, {}],
      }),
    })
    expect(await listPermissions(arm, '/x')).toEqual(
      ok([
        { actions: ['*'], notActions: ['a/*'] },
        { actions: [], notActions: [] },
      ]),
    )
  })

  it('find an account in whichever subscription it is', async () => {
    const id =
      '/subscriptions/s2/resourcegroups/rg-1/providers/Microsoft.Storage/storageAccounts/wanted'
    const table = {
      [SUBSCRIPTIONS]: ok({ value: [{ subscriptionId: 's1' }, { subscriptionId: 's2' }] }),
      [accounts('s1')]: ok({ value: [{ name: 'other', id: id.replace('wanted', 'other') }] }),
      [accounts('s2')]: ok({
        value: [{ name: 'wanted', id, properties: { allowSharedKeyAccess: false } }],
      }),
    }
    expect(await findStorageAccount(fakeServices(table).arm, 'wanted')).toEqual(
      ok({
        name: 'wanted',
        subscriptionId: 's2',
        resourceGroup: 'rg-1',
        allowSharedKeyAccess: false,
      }),
    )
    expect(await findStorageAccount(fakeServices(table).arm, 'missing')).toEqual(ok(undefined))
  })

  it('list the roles of Graph that applications can hold', async () => {
    const { graph } = fakeServices({
      "graph GET /servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=appRoles":
        ok({
          appRoles: [
            { id: '2', value: 'User.Read.All', displayName: 'Read users', isEnabled: true },
            { id: '1', value: 'Mail.Send', allowedMemberTypes: ['Application'] },
            { id: '3', value: 'Old', isEnabled: false },
            { id: '4', value: 'People', allowedMemberTypes: ['User'] },
            { id: '5', value: null },
          ],
        }),
    })
    expect(await listGraphRoles(graph)).toEqual(
      ok([
        { id: '1', value: 'Mail.Send', name: 'Mail.Send' },
        { id: '2', value: 'User.Read.All', name: 'Read users' },
      ]),
    )
  })

  it('list the delegated permissions of Graph by name', async () => {
    const { graph } = fakeServices({
      "graph GET /servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=oauth2PermissionScopes":
        ok({ oauth2PermissionScopes: [{ value: 'User.Read' }, { value: null }, {}] }),
    })
    expect(await listGraphScopes(graph)).toEqual(ok(['User.Read']))
  })
})
