import { describe, expect, it } from 'vitest'
import { allowsAction, withoutRight } from '../../plan/rights'
import { neededRights } from '../../plan/show'
import {
  accountNameFault,
  containerNameFault,
  groupNameFault,
  identityNameFault,
  type NameRule,
  subjectFault,
} from './names'
import { storageIssuerPlan } from './plan'
import { republishPlan, storagePlace } from './republish-plan'
import { INPUT } from './testing/input'

const NAMES: readonly (readonly [string, NameRule, readonly string[], readonly string[]])[] = [
  [
    'account',
    accountNameFault,
    ['abc', 'a1234', 'a'.repeat(24)],
    ['ab', 'a'.repeat(25), 'Abc', 'a-b', 'ä12', 'abc\n'],
  ],
  [
    'container',
    containerNameFault,
    ['oidc', 'a-b', 'a'.repeat(63)],
    ['ab', '-ab', 'ab-', 'a--b', 'Abc', 'a'.repeat(64)],
  ],
  ['group', groupNameFault, ['rg', 'rg.a_(1)', 'a'.repeat(90)], ['', 'rg.', 'a/b', 'a'.repeat(91)]],
  [
    'identity',
    identityNameFault,
    ['id-1', 'abc', 'a'.repeat(128)],
    ['ab', '-abc', 'a b c', 'a'.repeat(129)],
  ],
  [
    'subject',
    subjectFault,
    ['local-dev', 'a:b/c', 'a'.repeat(600)],
    ['', ' ', ' a', 'a ', 'a*', 'a'.repeat(601)],
  ],
]

describe('names', () => {
  for (const [what, rule, good, bad] of NAMES) {
    it(`of ${what}`, () => {
      expect(good.map(rule)).toEqual(good.map(() => undefined))
      expect(bad.filter((name) => rule(name) === undefined)).toEqual([])
    })
  }
})

describe('the plan', () => {
  it('without identity and lock has seven requests', () => {
    const { identity: _, ...plain } = INPUT
    expect(storageIssuerPlan({ ...plain, lock: false }).requests.map(({ id }) => id)).toEqual([
      'check-name',
      'group',
      'account',
      'container',
      'signature',
      'publish',
      'keys-off',
    ])
    expect(storageIssuerPlan(INPUT).requests).toHaveLength(15)
  })

  it('keeps what a person types inside its own segment of a path', () => {
    const plan = storageIssuerPlan({ ...INPUT, resourceGroup: 'a/../b?x=1#{clientId}' })
    const group = plan.requests.find(({ id }) => id === 'group')
    expect(group?.path).toBe(
      '/subscriptions/sub-1/resourceGroups/a%2F..%2Fb%3Fx%3D1%23%7BclientId%7D?api-version=2021-04-01',
    )
  })

  it('uses the audience of its cloud', () => {
    const plan = storageIssuerPlan({ ...INPUT, cloud: 'usgov' })
    const credential = plan.requests.find(({ id }) => id === 'credential')
    expect(credential?.service !== 'publish' && credential?.body).toMatchObject({
      properties: { audiences: ['api://AzureADTokenExchangeUSGov'] },
    })
  })

  it('names the rights that it takes', () => {
    expect(neededRights(storageIssuerPlan(INPUT)).map(({ role }) => role)).toEqual([
      'Reader on the subscription, to check the name beforehand',
      'Contributor on the subscription, where the resource group is new',
      'Storage Account Contributor or Contributor on the resource group',
      'Managed Identity Contributor or Contributor on the resource group',
      'Role Based Access Control Administrator, User Access Administrator or Owner on the resource group',
      'Privileged Role Administrator or Global Administrator',
      'Owner or User Access Administrator on the storage account',
    ])
  })
})

describe('rights', () => {
  const sets = (actions: string[], notActions: string[] = []) => [{ actions, notActions }]

  it('are read as Azure reads them', () => {
    expect(allowsAction(sets(['*']), 'Microsoft.Storage/storageAccounts/write')).toBe(true)
    expect(allowsAction(sets(['*/read']), 'Microsoft.Storage/storageAccounts/read')).toBe(true)
    expect(allowsAction(sets(['*/read']), 'Microsoft.Storage/storageAccounts/write')).toBe(false)
    expect(allowsAction(sets(['microsoft.storage/*']), 'Microsoft.Storage/a/write')).toBe(true)
    expect(allowsAction(sets(['Microsoft.Storage/*/write']), 'Microsoft.Storage/write')).toBe(false)
    expect(allowsAction(sets(['a/b']), 'a/b/c')).toBe(false)
    const contributor = sets(['*'], ['Microsoft.Authorization/*/Write'])
    expect(allowsAction(contributor, 'Microsoft.Authorization/locks/write')).toBe(false)
    expect(allowsAction([], 'a/b')).toBe(false)
  })

  it('of a Contributor cover all but the role and the lock', () => {
    const contributor = sets(
      ['*'],
      ['Microsoft.Authorization/*/Write', 'Microsoft.Authorization/*/Delete'],
    )
    expect(withoutRight(storageIssuerPlan(INPUT), contributor).map(({ id }) => id)).toEqual([
      'reader',
      'lock',
    ])
    const reader = withoutRight(storageIssuerPlan(INPUT), sets(['*/read']))
    expect(reader.map(({ id }) => id)).toEqual(
      storageIssuerPlan(INPUT)
        .requests.filter(({ service, optional }) => service === 'arm' && !optional)
        .map(({ id }) => id),
    )
  })
})

describe('an issuer that exists', () => {
  it('is found by its address', () => {
    const place = { account: 'contosoissuer', container: 'oidc' }
    expect(storagePlace('https://contosoissuer.blob.core.windows.net/oidc', 'public')).toEqual(
      place,
    )
    expect(storagePlace('https://contosoissuer.blob.core.windows.net/oidc/', 'public')).toEqual(
      place,
    )
    expect(storagePlace('https://contosoissuer.blob.core.usgovcloudapi.net/oidc', 'usgov')).toEqual(
      place,
    )
    for (const other of [
      'https://contosoissuer.blob.core.usgovcloudapi.net/oidc',
      'https://contosoissuer.blob.core.windows.net/oidc/deeper',
      'https://contosoissuer.blob.core.windows.net',
      'https://contosoissuer.blob.core.windows.net.example/oidc',
      'https://a.b.blob.core.windows.net/oidc',
      'http://contosoissuer.blob.core.windows.net/oidc',
      'https://token.actions.githubusercontent.com',
    ]) {
      expect(storagePlace(other, 'public')).toBeUndefined()
    }
  })

  it('gets new documents with the keys on for that time only', () => {
    const input = { ...INPUT, keysOn: false }
    const plan = republishPlan(input)
    expect(plan.requests.map(({ id }) => id)).toEqual([
      'keys-on',
      'signature',
      'publish',
      'keys-off',
    ])
    expect(plan.requests.find(({ id }) => id === 'publish')?.destructive).toBe(true)
    const left = republishPlan({ ...input, keysOn: true }).requests
    expect(left.map(({ id }) => id)).toEqual(['signature', 'publish'])
  })
})
