import { describe, expect, it } from 'vitest'
import { guidFrom } from './ids'
import {
  type Body,
  claimsOf,
  createBench,
  exchangeForm,
  postToken,
  refusal,
  TENANT,
} from './testing/client'

const SUBJECT = 'repo:contoso-retail/web-shop:ref:refs/heads/main'
const CLIENT = guidFrom(TENANT, 'client web-shop-deploy')

function makeMint() {
  const bench = createBench()
  const mint = (query: Readonly<Record<string, string>>, tenant = TENANT) =>
    bench.sandbox.fetch(
      new Request(
        `https://control.sandbox.invalid/tenants/${tenant}/mint?${new URLSearchParams(query)}`,
      ),
    )
  return { bench, mint }
}

describe('the control host’s mint', () => {
  it('answers with a token and nothing else, which Entra takes', async () => {
    const { bench, mint } = makeMint()
    const response = await mint({ issuer: 'github', subject: SUBJECT })
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const token = await response.text()
    const { iss, sub, aud, exp, iat } = claimsOf(token)
    expect(iss).toBe('https://token.actions.githubusercontent.com')
    expect(sub).toBe(SUBJECT)
    expect(aud).toBe('api://AzureADTokenExchange')
    expect(exp - iat).toBe(600)
    expect((await postToken(bench, exchangeForm(CLIENT, token))).status).toBe(200)
  })

  it('takes audience, life and further claims', async () => {
    const { bench, mint } = makeMint()
    const query = { issuer: 'github', subject: SUBJECT }
    const other = await (await mint({ ...query, audience: 'api://other' })).text()
    expect((await refusal(await postToken(bench, exchangeForm(CLIENT, other)))).code).toBe(700212)
    const over = await (await mint({ ...query, lifetime: '-3600' })).text()
    expect((await refusal(await postToken(bench, exchangeForm(CLIENT, over)))).code).toBe(700024)
    const claims = JSON.stringify({ repository: 'contoso-retail/web-shop' })
    const rich = await (await mint({ ...query, lifetime: '60', claims })).text()
    expect(claimsOf(rich).repository).toBe('contoso-retail/web-shop')
    expect(claimsOf(rich).exp - claimsOf(rich).iat).toBe(60)
  })

  it('names the tenant in the issuer of a cluster', async () => {
    const { mint } = makeMint()
    const token = await (await mint({ issuer: 'aks-production', subject: 'x' })).text()
    expect(claimsOf(token).iss).toContain(`/${TENANT}/`)
  })

  it('says what is wrong with a question', async () => {
    const { mint } = makeMint()
    const told = async (query: Readonly<Record<string, string>>) => {
      const response = await mint(query)
      expect(response.status).toBe(400)
      return ((await response.json()) as Body).error.message
    }
    expect(await told({})).toContain('github, gitlab, terraform')
    expect(await told({ issuer: 'github' })).toContain('subject')
    const query = { issuer: 'github', subject: SUBJECT }
    expect(await told({ ...query, lifetime: 'soon' })).toContain('whole number')
    expect(await told({ ...query, claims: '[1]' })).toBe('claims is a JSON object.')
    expect((await mint(query, '00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})
