import { describe, expect, it } from 'vitest'
import type { ProbeInternet } from '../probe/internet'
import { sandboxInternet } from '../probe/sandbox-internet'
import type { LogEntry } from './log'
import { handleProbe, type ProbeHandlerParts } from './probe-handler'
import { createProbeLimits } from './rate-limit'

const ISSUER = 'https://oidc.contoso.example'
const healthy = sandboxInternet(async ({ url }) =>
  Response.json(
    url.endsWith('/jwks') ? { keys: [] } : { issuer: ISSUER, jwks_uri: `${ISSUER}/jwks` },
  ),
)

function parts(
  change: Partial<ProbeHandlerParts> = {},
): ProbeHandlerParts & { entries: LogEntry[] } {
  const entries: LogEntry[] = []
  return {
    env: { mode: 'sandbox' },
    internet: () => healthy,
    verify: async () => ({ ok: false, reason: 'none' }),
    sandboxCaller: () => 'browser',
    limits: createProbeLimits(),
    log: (entry) => entries.push(entry),
    now: () => new Date('2026-09-01T00:00:00Z'),
    entries,
    ...change,
  }
}

function post(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/api/probe', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const LIVE = {
  mode: 'live',
  tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  cloud: 'public',
  apiScope: 'Fedcred.Use',
} as const

describe('handleProbe', () => {
  it('answers with the report and forbids storing it', async () => {
    const own = parts()
    const response = await handleProbe(post({ issuer: ISSUER }), own)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({
      issuer: ISSUER,
      state: 'unreachable',
      findings: [{ id: 'jwks-no-usable-key' }],
    })
    expect(own.entries).toEqual([
      {
        event: 'probe',
        outcome: 'unreachable',
        host: 'oidc.contoso.example',
        tenantId: 'sandbox',
        objectId: 'browser',
        ids: ['jwks-no-usable-key'],
        ms: 0,
      },
    ])
  })

  it.each([
    ['no JSON type', post({ issuer: ISSUER }, { 'content-type': 'text/plain' }), 415],
    ['a form', post('issuer=x', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['no JSON', post('{'), 400],
    ['an array', post([]), 400],
    ['no issuer', post({}), 400],
    ['a number', post({ issuer: 1 }), 400],
    ['an empty text', post({ issuer: '' }), 400],
    ['a long text', post({ issuer: 'x'.repeat(601) }), 400],
    ['more members', post({ issuer: ISSUER, headers: {} }), 400],
    ['a large body', post({ issuer: 'x'.repeat(9_000) }), 413],
  ])('refuses %s', async (_, request, status) => {
    const response = await handleProbe(request, parts())
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({
      problem: { code: expect.any(String), retryable: false },
    })
  })

  it('gives every refusal of the policy one face', async () => {
    const own = parts()
    const bodies: string[] = []
    for (const issuer of [
      'https://127.0.0.1',
      'https://localhost',
      'http://x.com',
      'https://x.corp',
      'nonsense',
    ]) {
      const response = await handleProbe(post({ issuer }), own)
      expect(response.status).toBe(200)
      bodies.push(JSON.stringify({ ...((await response.json()) as object), issuer: '' }))
    }
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toContain('"state":"refused"')
    expect(own.entries.map(({ reason }) => reason)).toEqual([
      'address-literal',
      'special-name',
      'not-https',
      'special-name',
      'not-https',
    ])
  })

  it('takes only a token of this app when a tenant is configured', async () => {
    const own = parts({ env: LIVE })
    const refused = await handleProbe(post({ issuer: ISSUER }), own)
    expect(refused.status).toBe(401)
    expect(own.entries).toEqual([{ event: 'token-refused', reason: 'none' }])
    const seen: (string | null)[] = []
    const accepted = await handleProbe(
      post({ issuer: ISSUER }, { authorization: 'Bearer x' }),
      parts({
        env: LIVE,
        verify: async (authorization) => {
          seen.push(authorization)
          return { ok: true, caller: { tenantId: 't', objectId: 'o' } }
        },
      }),
    )
    expect(accepted.status).toBe(200)
    expect(seen).toEqual(['Bearer x'])
  })

  it('passes nothing of the caller on', async () => {
    const headers: string[] = []
    const internet = sandboxInternet(async (request) => {
      headers.push(...request.headers.keys())
      return new Response('', { status: 404 })
    })
    await handleProbe(
      post(
        { issuer: ISSUER },
        { authorization: 'Bearer x', cookie: 'a=b', metadata: 'true', 'x-identity-header': 'y' },
      ),
      parts({ internet: () => internet }),
    )
    expect(new Set(headers)).toEqual(
      new Set(['accept', 'accept-encoding', 'user-agent', 'x-forwarded-for']),
    )
  })

  it('answers 429 with Retry-After beyond the limits', async () => {
    const own = parts()
    const statuses: number[] = []
    for (let round = 0; round < 8; round++) {
      const response = await handleProbe(post({ issuer: ISSUER }), own)
      statuses.push(response.status)
      if (response.status === 429) expect(response.headers.get('retry-after')).toBe('60')
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  })

  it('frees its connection also when the probe has a bug', async () => {
    const broken: ProbeInternet = {
      judge: healthy.judge,
      get: async () => {
        throw new Error('bug')
      },
    }
    const own = parts({ internet: () => broken })
    await expect(handleProbe(post({ issuer: ISSUER }), own)).rejects.toThrow('bug')
    await expect(handleProbe(post({ issuer: ISSUER }), own)).rejects.toThrow('bug')
  })

  it('S12: never has more than sixteen probes under way', async () => {
    let running = 0
    let most = 0
    const waiting: (() => void)[] = []
    const stalled = sandboxInternet(
      () =>
        new Promise((resolve) => {
          most = Math.max(most, ++running)
          waiting.push(() => {
            running--
            resolve(new Response('', { status: 302 }))
          })
        }),
    )
    const own = parts({ internet: () => stalled })
    let caller = 0
    const shared = { ...own, sandboxCaller: () => `b${caller++}` }
    const answers = Array.from({ length: 200 }, (_, index) =>
      handleProbe(post({ issuer: `https://h${index}.contoso.example` }), shared),
    )
    let done = false
    const all = Promise.all(answers).then((list) => {
      done = true
      return list.map(({ status }) => status)
    })
    while (!done) {
      for (const release of waiting.splice(0)) release()
      await new Promise((resolve) => setImmediate(resolve))
    }
    const statuses = await all
    expect(most).toBe(16)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(116)
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([])
  })

  it('says so when the sandbox is not there', async () => {
    const response = await handleProbe(
      post({ issuer: ISSUER }),
      parts({ internet: () => undefined }),
    )
    expect(response.status).toBe(503)
  })
})
