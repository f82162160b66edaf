import { describe, expect, it } from 'vitest'
import type { RuntimeConfig } from '../transport/config'
import type { Transport } from '../transport/transport'
import { ANSWER_BYTES_MAX, APP_READS, appTokenCall } from './app-token-call'

const config: RuntimeConfig = { mode: 'live', tenantId: 't', clientId: 'c', cloud: 'public' }

interface Sent {
  readonly url: string
  readonly init: RequestInit | undefined
}

function answering(answer: () => Response): Transport & { readonly sent: Sent[] } {
  const sent: Sent[] = []
  return {
    sent,
    rewrite: (url) => url,
    fetch: async (url, init) => {
      sent.push({ url: String(url), init })
      return answer()
    },
  }
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status, headers: { 'request-id': 'r-1' } })

describe('appTokenCall', () => {
  it('sends one GET with the token given and shows the answer', async () => {
    const transport = answering(json({ value: [{ id: 1 }] }))
    const answer = await appTokenCall({ config, transport }, '/v1.0/applications?$top=5', 'token-1')
    expect(answer).toEqual({
      ok: true,
      value: {
        status: 200,
        text: JSON.stringify({ value: [{ id: 1 }] }, null, 2),
        cut: false,
        requestId: 'r-1',
      },
    })
    expect(transport.sent).toHaveLength(1)
    expect(transport.sent[0]?.url).toBe('https://graph.microsoft.com/v1.0/applications?$top=5')
    expect(transport.sent[0]?.init).toMatchObject({
      method: 'GET',
      headers: { Authorization: 'Bearer token-1' },
      credentials: 'omit',
      redirect: 'error',
    })
  })

  it.each([401, 403, 404, 429, 500, 503])('shows a %i and asks once only', async (status) => {
    const transport = answering(json({ error: { code: 'x' } }, status))
    const answer = await appTokenCall({ config, transport }, '/v1.0/users', 'token')
    expect(answer).toMatchObject({ ok: true, value: { status } })
    expect(transport.sent).toHaveLength(1)
  })

  it('asks the Graph of the cloud', async () => {
    const transport = answering(json({}))
    await appTokenCall({ config: { ...config, cloud: 'china' }, transport }, '/v1.0/users', 'token')
    expect(transport.sent[0]?.url).toBe('https://microsoftgraph.chinacloudapi.cn/v1.0/users')
  })

  it.each([
    'https://evil.example/v1.0/users',
    '//evil.example/v1.0/users',
    '/beta/users',
    '/v1.0',
    '/v1.0/',
    '/v1.0/../beta/users',
    '/v1.0/%2e%2e/beta/users',
    '/v1.0//evil.example',
    '/v1.0/\\evil.example',
    '/v1.0/users\n/x',
    '/v1.0/users x',
    '/v1.0/users#x',
    '/v1.0/users?token=eyJhbGciOi',
    '/V1.0/users',
    '',
  ])('makes no request for %j', async (path) => {
    const transport = answering(json({}))
    const answer = await appTokenCall({ config, transport }, path, 'token')
    expect(answer).toMatchObject({ ok: false, problem: { code: 'path-refused' } })
    expect(transport.sent).toEqual([])
  })

  it('cuts a long answer between characters and fetches no more', async () => {
    let pulled = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new TextEncoder().encode('é'.repeat(4_999)))
      },
    })
    const transport = answering(() => new Response(stream))
    const answer = await appTokenCall({ config, transport }, '/v1.0/users', 'token')
    if (!answer.ok) throw new Error('expected an answer')
    expect(answer.value.cut).toBe(true)
    expect(new TextEncoder().encode(answer.value.text)).toHaveLength(ANSWER_BYTES_MAX)
    expect(answer.value.text).not.toContain('\ufffd')
    expect(pulled).toBeLessThan(6)
  })

  it('does not cut an answer of just that length', async () => {
    const transport = answering(() => new Response('a'.repeat(ANSWER_BYTES_MAX)))
    const answer = await appTokenCall({ config, transport }, '/v1.0/users', 'token')
    expect(answer).toMatchObject({ value: { cut: false } })
  })

  it('says so when there is no answer, without the token', async () => {
    const transport: Transport = {
      rewrite: (url) => url,
      fetch: async () => {
        throw new TypeError('failed with secret-token')
      },
    }
    const answer = await appTokenCall({ config, transport }, '/v1.0/users', 'secret-token')
    expect(answer).toMatchObject({ ok: false, problem: { code: 'graph-unreachable' } })
    expect(JSON.stringify(answer)).not.toContain('secret-token')
  })
})

describe('APP_READS', () => {
  it('are paths that are read', async () => {
    for (const { path } of APP_READS) {
      const transport = answering(json({}))
      expect((await appTokenCall({ config, transport }, path, 'token')).ok).toBe(true)
    }
  })
})
