import { describe, expect, it } from 'vitest'
import { isGuid } from '../ids'
import { TENANT } from '../testing/client'
import { seedTenant } from './index'
import { HUGE } from './large'

const NOW = new Date('2026-11-20T09:00:00Z')
const tenant = seedTenant('default', TENANT, NOW)
const applications = [...tenant.applications.values()]
const credentials = [
  ...applications.flatMap((application) => application.credentials),
  ...tenant.managedIdentities.flatMap((identity) => identity.credentials),
]

describe('the default tenant', () => {
  it('has the size of a company', () => {
    expect(applications.length + tenant.managedIdentities.length).toBeGreaterThanOrEqual(40)
    expect(credentials.length).toBeGreaterThanOrEqual(90)
    expect(applications.filter(({ blueprint }) => blueprint)).toHaveLength(2)
    expect(new Set(tenant.managedIdentities.map((one) => one.subscriptionId)).size).toBe(3)
  })

  it('has ids that depend on the tenant and not on the moment', () => {
    const later = seedTenant('default', TENANT, new Date('2027-01-01T00:00:00Z'))
    expect([...later.applications.keys()]).toEqual([...tenant.applications.keys()])
    const other = seedTenant('default', '00000000-0000-4000-8000-000000000001', NOW)
    expect([...other.applications.keys()]).not.toEqual([...tenant.applications.keys()])
    expect(new Set(credentials.map(({ id }) => id)).size).toBe(credentials.length)
  })

  it('keeps the limits of the services', () => {
    const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/
    for (const { name, issuer, subject, audiences } of credentials) {
      expect(name).toMatch(NAME)
      expect(issuer.length).toBeLessThanOrEqual(600)
      expect((subject ?? '').length).toBeLessThanOrEqual(600)
      expect(audiences).toHaveLength(1)
    }
    const counts = applications.map((application) => application.credentials.length)
    expect(Math.max(...counts)).toBe(20)
    for (const { createdDateTime } of applications) {
      expect(Date.parse(createdDateTime)).toBeLessThan(NOW.getTime())
    }
  })

  it('places every identity in a group of its subscription', () => {
    for (const identity of tenant.managedIdentities) {
      const groups = tenant.subscriptions.find(({ id }) => id === identity.subscriptionId)
      expect(groups?.resourceGroups.map(({ name }) => name)).toContain(identity.resourceGroup)
    }
  })

  const subjects = credentials.map(({ subject }) => subject ?? '')
  const issuers = credentials.map(({ issuer }) => issuer)
  it.each([
    ['an issuer with a slash too many', () => issuers.some((one) => one.endsWith('.com/'))],
    [
      'an issuer with a slash too few',
      () => issuers.some((one) => /prod-aks.*[0-9a-f]$/.test(one)),
    ],
    ['an immutable subject', () => subjects.some((one) => /repo:[^/]+@\d+\//.test(one))],
    ['a wildcard', () => subjects.some((one) => one.endsWith('*'))],
    ['a default service account', () => subjects.some((one) => one.endsWith(':default'))],
    ['a pull request', () => subjects.some((one) => one.endsWith(':pull_request'))],
    ['an /eid1/ subject', () => subjects.some((one) => one.startsWith('/eid1/'))],
    ['the older Azure DevOps issuer', () => issuers.some((one) => one.includes('vstoken'))],
    ['a loopback issuer', () => issuers.some((one) => one.startsWith('http://127.'))],
    ['a cluster-internal issuer', () => issuers.some((one) => one.endsWith('.cluster.local'))],
    ['an expression', () => credentials.some((one) => one.claimsMatchingExpression !== null)],
    ['a wrong audience', () => credentials.some(({ audiences: [one] }) => one?.endsWith('USGov'))],
    ['an unfilled template', () => subjects.some((one) => one.includes('<namespace>'))],
    ['a trailing space', () => subjects.some((one) => one.endsWith(' '))],
    ['a system namespace', () => subjects.some((one) => one.includes(':kube-system:'))],
    [
      'an e-mail address of Google',
      () => subjects.some((one) => /^\w+@.*gserviceaccount/.test(one)),
    ],
    [
      'Terraform without project',
      () => subjects.some((one) => /^organization:[^:]+:work/.test(one)),
    ],
    [
      'tenants of others, in issuers of Entra and of AKS',
      () =>
        ['login.microsoftonline.com', 'prod-aks.azure.com'].every((host) =>
          issuers.some((one) => one.includes(host) && !one.includes(TENANT)),
        ),
    ],
    [
      'a managed identity that is gone',
      () =>
        credentials.some(
          ({ issuer, subject }) =>
            issuer === `https://login.microsoftonline.com/${TENANT}/v2.0` &&
            isGuid(subject ?? '') &&
            !tenant.servicePrincipals.has(subject ?? ''),
        ),
    ],
    ['an application without owners', () => applications.some(({ owners }) => owners.length === 0)],
    [
      'a disabled client',
      () => [...tenant.servicePrincipals.values()].some(({ accountEnabled }) => !accountEnabled),
    ],
  ])('shows %s', (_, holds) => {
    expect(holds()).toBe(true)
  })
})

describe('other tenants', () => {
  it('are named by their seed, and the empty one trusts nobody', () => {
    const empty = seedTenant('empty', TENANT, NOW)
    expect([empty.seed, empty.applications.size, empty.managedIdentities.length]).toEqual([
      'empty',
      1,
      0,
    ])
    expect([...seedTenant('throttled', TENANT, NOW).activeFaults.keys()]).toEqual(['throttling'])
  })

  it('the huge one holds what it says, each id once, in bounded time', () => {
    const before = process.cpuUsage()
    const huge = seedTenant('huge', TENANT, NOW)
    const { user, system } = process.cpuUsage(before)
    const owners = [...huge.applications.values(), ...huge.managedIdentities]
    const held = owners.flatMap((one) => one.credentials)
    expect(huge.applications.size).toBe(HUGE.applications)
    expect(huge.managedIdentities).toHaveLength(HUGE.identities)
    expect(held).toHaveLength(HUGE.credentials)
    expect(huge.servicePrincipals.size).toBeGreaterThan(HUGE.applications)
    expect(new Set(held.map(({ id }) => id)).size).toBe(HUGE.credentials)
    // 1.5 s is the goal on a quiet machine (npm run bench -- sandbox); this catches a slip of ten times.
    expect((user + system) / 1000).toBeLessThan(8000)
  })
})
