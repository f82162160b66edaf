import { describe, expect, it } from 'vitest'
import { SANDBOX_USERS } from '../public/constants'
import { type Body, createBench, graphClient, signIn } from '../testing/client'

const V1 = 'https://graph.microsoft.com/v1.0'
const BETA = 'https://graph.microsoft.com/beta'
const READ = 'Application.Read.All'
const WRITE = 'Application.ReadWrite.All'

describe('writing credentials', () => {
  const AUDIENCES = ['api://AzureADTokenExchange']
  const draft = (name: string, subject: string) => ({
    name,
    subject,
    issuer: 'https://token.actions.githubusercontent.com',
    audiences: AUDIENCES,
  })

  async function target(name: string) {
    const bench = createBench()
    const client = await graphClient(bench, `${READ} ${WRITE}`)
    const { value }: Body = await client.get(`${V1}/applications?$filter=displayName eq '${name}'`)
    const path = `/applications/${value[0].id}/federatedIdentityCredentials`
    return { ...client, path, url: `${V1}${path}` }
  }

  it('creates, reads by id and name, changes and deletes', async () => {
    const { get, send, url } = await target('pricing-engine')
    const made = await send('POST', url, draft('gh-main', 'repo:o/r:ref:refs/heads/main'))
    expect(made.status).toBe(201)
    const body: Body = await made.json()
    expect(made.headers.get('location')).toBe(`${url}/${body.id}`)
    expect((await get(`${url}/gh-main`)).id).toBe(body.id)
    expect((await get(`${url}(name='gh-main')`)).id).toBe(body.id)
    const change = { name: 'gh-main', subject: 'repo:o/r:environment:prod' }
    expect((await send('PATCH', `${url}/${body.id}`, change)).status).toBe(204)
    expect((await get(`${url}/${body.id}`)).subject).toBe('repo:o/r:environment:prod')
    expect((await send('DELETE', `${url}/${body.id}`)).status).toBe(204)
    expect((await send('GET', `${url}/${body.id}`)).status).toBe(404)
  })

  it('upserts by name', async () => {
    const { send, url } = await target('pricing-engine')
    const { name: _name, ...rest } = draft('x', 'repo:o/r:pull_request')
    const prefer = { prefer: 'create-if-missing' }
    const ask = () => send('PATCH', `${url}(name='by-name')`, rest, prefer)
    expect((await ask()).status).toBe(201)
    expect((await ask()).status).toBe(204)
    expect((await send('PATCH', `${url}(name='absent')`, rest)).status).toBe(404)
  })

  const REFUSALS: readonly (readonly [string, Record<string, unknown>, number, string, RegExp])[] =
    [
      [
        'a name in use',
        { name: 'gh-main' },
        409,
        'Request_MultipleObjectsWithSameKeyValue',
        /gh-main already exists/,
      ],
      ['a bad name', { name: '-x' }, 400, 'Request_BadRequest', /not a valid URI last segment/],
      [
        'a pair in use',
        { subject: 'repo:contoso-retail/web-shop:ref:refs/heads/main' },
        400,
        'InvalidFederatedIdentityCredentialValue',
        /must be unique for the application/,
      ],
      [
        'two audiences',
        { audiences: ['a', 'b'] },
        400,
        'InvalidFederatedIdentityCredentialValue',
        /exactly one/,
      ],
      [
        '601 characters',
        { subject: 'x'.repeat(601) },
        400,
        'InvalidFederatedIdentityCredentialValue',
        /maximum length/,
      ],
      [
        'an issuer that is no address',
        { issuer: 'github' },
        400,
        'InvalidFederatedIdentityCredentialValue',
        /absolute URI/,
      ],
      [
        'an expression on v1.0',
        { claimsMatchingExpression: { value: "claims['sub'] eq 'x'" } },
        400,
        'Request_BadRequest',
        /Invalid property/,
      ],
      ['no issuer', { issuer: undefined }, 400, 'Request_BadRequest', /property 'issuer'/],
    ]
  it.each(REFUSALS)('refuses %s', async (_, change, status, code, text) => {
    const { send, url } = await target('web-shop-deploy')
    const body = { ...draft('fresh', 'repo:o/r:environment:new'), ...change }
    const response = await send('POST', url, body)
    expect(response.status).toBe(status)
    const { error }: Body = await response.json()
    expect(error.code).toBe(code)
    expect(error.message).toMatch(text)
  })

  it('takes 600 characters', async () => {
    const { send, url } = await target('web-shop-deploy')
    expect((await send('POST', url, draft('long', 'x'.repeat(600)))).status).toBe(201)
  })

  it('refuses the 21st, and a rename', async () => {
    const { send, url } = await target('store-rollout')
    const full = await send('POST', url, draft('gh-store-paris', 'repo:o/r:environment:paris'))
    expect(full.status).toBe(403)
    const rename = await send('PATCH', `${url}/gh-store-oslo`, { name: 'gh-store-paris' })
    expect(((await rename.json()) as Body).error.message).toBe(
      'Name is immutable and cannot be changed after creation',
    )
  })

  it('takes expressions on beta and gives the service’s reason against others', async () => {
    const { send, path } = await target('pricing-engine')
    const write = (name: string, value: string) =>
      send('POST', `${BETA}${path}`, {
        name,
        issuer: 'https://token.actions.githubusercontent.com',
        audiences: AUDIENCES,
        claimsMatchingExpression: { value, languageVersion: 1 },
      })
    const sub = "claims['sub'] matches 'repo:o/r:*'"
    expect((await write('with-id', `${sub} and claims['repository_id'] eq '1'`)).status).toBe(201)
    const refused = await write('without-id', sub)
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as Body).error.message).toMatch(/lacks all required claims/)
  })

  it('is refused to a reader, with or without the permission', async () => {
    const bench = createBench()
    await signIn(bench, WRITE)
    const { get, send } = await graphClient(bench, `${READ} ${WRITE}`, SANDBOX_USERS.reader)
    const { value }: Body = await get(`${V1}/applications?$filter=displayName eq 'pricing-engine'`)
    const url = `${V1}/applications/${value[0].id}/federatedIdentityCredentials`
    const refused = await send('POST', url, draft('x-1', 'repo:o/r:environment:x'))
    expect(refused.status).toBe(403)
    expect(((await refused.json()) as Body).error).toMatchObject({
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    })
  })
})
