import { describe, expect, it } from 'vitest'
import type { Credential, Identity } from '../credential/model'
import type { InventoryCredential } from '../inventory/model'
import { evaluateTenant } from './evaluate-tenant'

const GITHUB = 'https://token.actions.githubusercontent.com'
const NOW = new Date('2026-10-01T12:00:00Z')
const seconds = NOW.getTime() / 1000

function row(name: string, credential: Partial<Credential>): InventoryCredential {
  const identity: Identity = {
    kind: 'application',
    id: name,
    clientId: `${name}-client`,
    displayName: name,
  }
  return {
    key: `${name}/c`,
    identity,
    credential: { issuer: GITHUB, audiences: ['api://AzureADTokenExchange'], ...credential },
  }
}

const judge = (claims: object, rows: readonly InventoryCredential[]) =>
  evaluateTenant(
    {
      claims: {
        iss: GITHUB,
        aud: 'api://AzureADTokenExchange',
        iat: seconds,
        exp: seconds + 300,
        ...claims,
      },
      now: NOW,
    },
    rows,
  )

const shop = 'repo:contoso/shop:environment:prod'
const flexible = row('flexible', {
  claimsMatchingExpression: {
    value: "claims['sub'] matches 'repo:contoso/other:*'",
    languageVersion: 1,
  },
})

describe('evaluateTenant', () => {
  it("does not let another client's expression change the code", async () => {
    const { verdict, judgedAs } = await judge({ sub: 'repo:contoso/shop:pull_request' }, [
      flexible,
      row('shop', { subject: shop }),
    ])
    expect(judgedAs?.displayName).toBe('shop')
    expect(verdict.error?.code).toBe(700213)
  })

  it("does not let another client's issuer hide a slash", async () => {
    const { verdict, judgedAs } = await judge({ sub: shop }, [
      row('slash', { issuer: `${GITHUB}/`, subject: shop }),
      row('other', { subject: 'repo:contoso/unlike:ref:refs/heads/main' }),
    ])
    expect(judgedAs?.displayName).toBe('slash')
    expect(verdict.error?.code).toBe(700211)
    expect(verdict.mismatches).toEqual(['issuer'])
  })

  it('judges a match as its owner and keeps neighbours of the whole tenant', async () => {
    const accepted = await judge({ sub: shop }, [flexible, row('shop', { subject: shop })])
    expect(accepted.judgedAs?.displayName).toBe('shop')
    expect(accepted.verdict.matched?.subject).toBe(shop)
    const refused = await judge({ sub: 'repo:contoso/shop:environment:test' }, [
      row('a', { subject: shop }),
      row('b', { subject: 'repo:contoso/shop:environment:stage' }),
    ])
    expect(refused.verdict.nearest).toHaveLength(2)
  })

  it('answers 70025 for a tenant without credentials', async () => {
    const { verdict, judgedAs } = await judge({ sub: shop }, [])
    expect(judgedAs).toBeUndefined()
    expect(verdict.error?.code).toBe(70025)
  })
})
