import { expect, it } from 'vitest'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import { byIdentity } from './dependants'

function entry(owner: string, name: string): InventoryCredential {
  return {
    key: `${owner}/${name}`,
    identity: { kind: 'application', id: `id-${owner}`, clientId: owner, displayName: owner },
    credential: { name, issuer: 'https://a.example', subject: name, audiences: ['a'] },
  }
}

it('groups credentials by identity: most first, then by name, each in the order of the inventory', () => {
  const groups = byIdentity([
    entry('zulu', '1'),
    entry('alpha', '1'),
    entry('mike', '2'),
    entry('mike', '1'),
  ])
  expect(
    groups.map(({ identity, entries }) => [identity.displayName, entries.map(({ key }) => key)]),
  ).toEqual([
    ['mike', ['mike/2', 'mike/1']],
    ['alpha', ['alpha/1']],
    ['zulu', ['zulu/1']],
  ])
})

it('keeps identities apart that share a name', () => {
  const twin = entry('alpha', '2')
  expect(
    byIdentity([entry('alpha', '1'), { ...twin, identity: { ...twin.identity, id: 'other' } }]),
  ).toHaveLength(2)
})
