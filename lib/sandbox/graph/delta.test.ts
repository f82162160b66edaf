import { describe, expect, it } from 'vitest'
import { guidFrom } from '../ids'
import { CONTROL_HOST } from '../public/constants'
import { type Bench, type Body, createBench, graphClient, TENANT } from '../testing/client'

const V1 = 'https://graph.microsoft.com/v1.0'
const DELTA = `${V1}/applications/delta`
const WEB_SHOP = guidFrom(TENANT, 'application web-shop-deploy')

async function client(bench: Bench = createBench()) {
  const graph = await graphClient(bench, 'Application.ReadWrite.All')
  /** One round: every page from `url` to the delta link. */
  async function round(url: string, headers = {}) {
    const pages: Body[] = []
    for (let next: string | undefined = url; next !== undefined; ) {
      const page: Body = await graph.get(next, { headers })
      pages.push(page)
      next = page['@odata.nextLink']
    }
    return { pages, items: pages.flatMap(({ value }) => value), last: pages.at(-1) }
  }
  return { ...graph, round }
}

describe('delta of applications', () => {
  it('lists everything first, in pages, and ends in a delta link', async () => {
    const { get, round } = await client()
    const url = `${DELTA}?$select=displayName`
    const { pages, items, last } = await round(url, { Prefer: 'odata.maxpagesize=7' })
    const plain: Body = await get(`${V1}/applications?$top=999&$select=id`)
    expect(items.map(({ id }) => id)).toEqual(plain.value.map(({ id }: Body) => id))
    expect(Object.keys(items[0])).toEqual(['id', 'displayName'])
    expect(pages.slice(0, -1).every(({ value }) => value.length === 7)).toBe(true)
    expect(pages[0]['@odata.nextLink']).toMatch(/\/applications\/delta\?\$skiptoken=[\w-]+$/)
    expect(pages[0]).not.toHaveProperty(['@odata.deltaLink'])
    expect(last['@odata.deltaLink']).toMatch(/\/applications\/delta\?\$deltatoken=[\w-]+$/)
    expect(last['@odata.context']).toBe(`${V1}/$metadata#applications(displayName)`)
  })

  it('then tells what was made, changed and deleted, with the properties of the first call', async () => {
    const { round, send } = await client()
    const start = await round(`${DELTA}?$select=displayName`)
    const quiet = await round(start.last['@odata.deltaLink'])
    expect(quiet.items).toEqual([])
    const made: Body = await (
      await send('POST', `${V1}/applications`, { displayName: 'fresh' })
    ).json()
    await send('PATCH', `${V1}/applications/${made.id}`, { displayName: 'fresher' })
    await send('DELETE', `${V1}/applications/${WEB_SHOP}`)
    const { items, last } = await round(quiet.last['@odata.deltaLink'])
    expect(items).toEqual([
      { id: made.id, displayName: 'fresher' },
      { id: WEB_SHOP, '@removed': { reason: 'deleted' } },
    ])
    expect((await round(last['@odata.deltaLink'])).items).toEqual([])
    // The older link still tells the same.
    expect((await round(quiet.last['@odata.deltaLink'])).items).toEqual(items)
  })

  it('leaves nothing out when objects go between two pages', async () => {
    const { get, round, send } = await client()
    const before: Body = await get(`${V1}/applications?$top=999&$select=id`)
    const prefer = { Prefer: 'odata.maxpagesize=5' }
    const first: Body = await get(DELTA, { headers: prefer })
    await send('DELETE', `${V1}/applications/${first.value[1].id}`)
    const rest = await round(first['@odata.nextLink'], prefer)
    const seen = new Set([...first.value, ...rest.items].map(({ id }: Body) => id))
    expect([...seen].sort()).toEqual(before.value.map(({ id }: Body) => id).sort())
    expect((await round(rest.last['@odata.deltaLink'])).items).toEqual([
      { id: first.value[1].id, '@removed': { reason: 'deleted' } },
    ])
  })

  it('pages through changes, and does not count a credential as one', async () => {
    const { get, round, send } = await client()
    const latest: Body = await get(`${DELTA}?$deltatoken=latest`)
    expect(latest.value).toEqual([])
    for (const name of ['one', 'two', 'three']) {
      await send('POST', `${V1}/applications`, { displayName: name })
    }
    await send('DELETE', `${V1}/applications/${WEB_SHOP}/federatedIdentityCredentials/gh-main`)
    const { pages } = await round(latest['@odata.deltaLink'], { Prefer: 'odata.maxpagesize=2' })
    expect(pages.map(({ value }) => value.map((one: Body) => one.displayName))).toEqual([
      ['one', 'two'],
      ['three'],
    ])
  })

  it('starts over with 410 for a token of nobody, and of before a reset', async () => {
    const bench = createBench()
    const { round, send, get } = await client(bench)
    const { last } = await round(DELTA)
    const reset = `https://${CONTROL_HOST}/tenants/${TENANT}/reset`
    await bench.sandbox.fetch(new Request(reset, { method: 'POST' }))
    for (const url of [last['@odata.deltaLink'], `${DELTA}?$deltatoken=bm8`]) {
      const gone = await send('GET', url)
      expect([gone.status, gone.headers.get('location')]).toEqual([410, `${DELTA}?$deltatoken=`])
      expect(((await gone.json()) as Body).error.code).toBe('syncStateNotFound')
    }
    expect((await get(`${DELTA}?$deltatoken=`)).value[0].id).toBe(
      guidFrom(TENANT, 'application Fedcred'),
    )
  })

  it('refuses unknown names and what it cannot do', async () => {
    const { send } = await client()
    expect((await send('GET', `${DELTA}?$select=id,secretSauce`)).status).toBe(400)
    expect((await send('GET', `${DELTA}?$expand=owners`)).status).toBe(501)
    const guest = await graphClient(createBench(), '')
    expect((await guest.send('GET', DELTA)).status).toBe(403)
  })
})
