import { describe, expect, it } from 'vitest'
import { CONTROL_HOST } from '../public/constants'
import { type Bench, type Body, createBench, graphClient, TENANT } from '../testing/client'

const BATCH = 'https://graph.microsoft.com/v1.0/$batch'
const ABSENT = '/applications/00000000-0000-4000-8000-000000000000'

async function batcher(bench: Bench = createBench()) {
  const { send } = await graphClient(bench, 'Application.Read.All Application.ReadWrite.All')
  return async (requests: unknown): Promise<{ status: number; body: Body }> => {
    const response = await send('POST', BATCH, { requests })
    return { status: response.status, body: await response.json() }
  }
}

const me = (id: string, more = {}) => ({ id, method: 'GET', url: '/me?$select=id', ...more })

describe('$batch', () => {
  it('does prerequisites first, and gives 424 down the chain of a failed one', async () => {
    const batch = await batcher()
    const { status, body } = await batch([
      me('late', { dependsOn: ['early'] }),
      me('early'),
      { id: 'bad', method: 'GET', url: ABSENT },
      me('second', { dependsOn: ['bad'] }),
      me('third', { dependsOn: ['second'] }),
    ])
    expect(status).toBe(200)
    const order = body.responses.map(({ id, status }: Body) => [id, status])
    expect(order).toEqual([
      ['early', 200],
      ['late', 200],
      ['bad', 404],
      ['second', 424],
      ['third', 424],
    ])
    expect(body.responses[3].body.error.code).toBe('FailedDependency')
    expect(body.responses[0].headers).toEqual({ 'Content-Type': 'application/json' })
  })

  it('writes, with 204 as an answer without a body and the address of what was made', async () => {
    const batch = await batcher()
    const headers = { 'Content-Type': 'application/json' }
    const name = "/applications(uniqueName='batched')"
    const { body } = await batch([
      {
        id: '1',
        method: 'PATCH',
        url: name,
        headers: { ...headers, Prefer: 'create-if-missing' },
        body: { displayName: 'batched' },
      },
      { id: '2', dependsOn: ['1'], method: 'PATCH', url: name, headers, body: { notes: 'n' } },
      { id: '3', dependsOn: ['2'], method: 'GET', url: `${name}?$select=notes` },
    ])
    const [made, changed, read] = body.responses
    expect([made.status, changed.status, read.status]).toEqual([201, 204, 200])
    expect(made.headers.Location).toMatch(/\/v1\.0\/applications\/[0-9a-f-]{36}$/)
    expect(changed.body).toBeNull()
    expect(read.body.notes).toBe('n')
  })

  it.each([
    [
      '21 requests',
      Array.from({ length: 21 }, (_, index) => me(String(index))),
      /: 21 exceeds maximum of 20\./,
    ],
    ['an id used twice', [me('1'), me('1')], /has to be unique/],
    [
      'a write without Content-Type',
      [{ ...me('1'), method: 'POST', body: {} }],
      /Write request id : 1/,
    ],
    [
      'a stranger among the prerequisites',
      [me('1', { dependsOn: ['9'] })],
      /which is not in the batch/,
    ],
    ['a circle', [me('1', { dependsOn: ['2'] }), me('2', { dependsOn: ['1'] })], /circle/],
    ['an item without a url', [{ id: '1', method: 'GET' }], /Invalid batch payload format/],
    ['no list', 'x', /Invalid batch payload format/],
  ])('is refused as a whole for %s', async (_what, requests, message) => {
    const { status, body } = await (await batcher())(requests)
    expect([status, body.error.code]).toEqual([400, 'BadRequest'])
    expect(body.error.message).toMatch(message)
  })

  it('throttles items one by one, with the time to wait in the JSON', async () => {
    const bench = createBench()
    const batch = await batcher(bench)
    const fault = { service: 'graph', count: 1, retryAfter: 7 }
    await bench.sandbox.fetch(
      new Request(`https://${CONTROL_HOST}/tenants/${TENANT}/faults`, {
        method: 'POST',
        body: JSON.stringify(fault),
      }),
    )
    const { status, body } = await batch([me('1'), me('2')])
    expect(status).toBe(200)
    expect(body.responses[0]).toMatchObject({
      id: '1',
      status: 429,
      headers: { 'Retry-After': '7' },
    })
    expect(body.responses[0].body.error.code).toBe('TooManyRequests')
    expect(body.responses[1].status).toBe(200)
  })
})
