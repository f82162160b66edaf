import { decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { createBench, TENANT } from '../testing/client'
import { workloadIssuer } from './registry'

const OTHER = '11111111-2222-4333-8444-666666666666'

function setUp() {
  const { sandbox } = createBench()
  sandbox.ensureTenant(TENANT)
  sandbox.ensureTenant(OTHER)
  const control = `https://control.sandbox.invalid/tenants/${TENANT}`
  const kids = async (tenant = TENANT): Promise<readonly string[]> => {
    const issuer = workloadIssuer('aks-production')?.issuer(tenant) ?? ''
    const response = await sandbox.fetch(new Request(`${issuer}openid/v1/jwks`))
    const { keys } = (await response.json()) as { keys: { kid: string }[] }
    return keys.map(({ kid }) => kid)
  }
  return {
    kids,
    rotate: (body: object) =>
      sandbox.fetch(
        new Request(`${control}/rotate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    mintedKid: async () => {
      const query = new URLSearchParams({ issuer: 'aks-production', subject: 'x' })
      const token = await (await sandbox.fetch(new Request(`${control}/mint?${query}`))).text()
      return decodeProtectedHeader(token).kid
    },
    reset: () => sandbox.fetch(new Request(`${control}/reset`, { method: 'POST' })),
  }
}

describe('rotating the keys of an issuer', () => {
  it('signs with the new key and publishes it, with or without the old one', async () => {
    const { kids, rotate, mintedKid } = setUp()
    const [first = ''] = await kids()
    expect((await rotate({ issuer: 'aks-production', keepOld: true })).status).toBe(200)
    const [second = '', ...rest] = await kids()
    expect(rest).toEqual([first])
    expect(second).not.toBe(first)
    expect(await mintedKid()).toBe(second)
    await rotate({ issuer: 'aks-production' })
    const third = await kids()
    expect(third).toHaveLength(1)
    expect([first, second]).not.toContain(third[0])
    expect(await mintedKid()).toBe(third[0])
  })

  it('touches no other tenant, and ends with a reset', async () => {
    const { kids, rotate, reset } = setUp()
    const first = await kids()
    await rotate({ issuer: 'aks-production' })
    expect(await kids(OTHER)).toEqual(first)
    await reset()
    expect(await kids()).toEqual(first)
  })

  it.each([{}, { issuer: 'github' }, { issuer: 'entra' }, { issuer: 'nobody' }])(
    'refuses %j: such keys belong to no tenant',
    async (body) => {
      expect((await setUp().rotate(body)).status).toBe(400)
    },
  )
})
