import { setMaxListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { ProbeReport } from '../federation/issuer/model'
import { sandboxInternet } from '../probe/sandbox-internet'
import { handleProbeBatch } from './probe-batch-handler'
import type { ProbeHandlerParts } from './probe-handler'
import { createProbeLimits } from './rate-limit'

interface Stalled {
  readonly host: string
  readonly answer: () => void
  readonly signal: AbortSignal
}

/** An internet whose answers are given by hand. */
function stalledInternet() {
  const open: Stalled[] = []
  let most = 0
  const internet = sandboxInternet(
    (request) =>
      new Promise((resolve, reject) => {
        const { hostname } = new URL(request.url)
        const entry = {
          host: hostname,
          signal: request.signal,
          answer: () => {
            open.splice(open.indexOf(entry), 1)
            resolve(new Response('', { status: 302 }))
          },
        }
        request.signal.addEventListener('abort', () => {
          const at = open.indexOf(entry)
          if (at >= 0) open.splice(at, 1)
          reject(new Error('aborted'))
        })
        open.push(entry)
        most = Math.max(most, open.length)
      }),
  )
  return { internet, open, most: () => most }
}

function parts(change: Partial<ProbeHandlerParts> = {}): ProbeHandlerParts {
  return {
    env: { mode: 'sandbox' },
    internet: () => stalledInternet().internet,
    verify: async () => ({ ok: false, reason: 'none' }),
    sandboxCaller: () => 'browser',
    limits: createProbeLimits(),
    log: () => undefined,
    now: () => new Date('2026-09-01T00:00:00Z'),
    ...change,
  }
}

function post(body: unknown, signal?: AbortSignal): Request {
  return new Request('http://localhost/api/probe/batch', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal && { signal }),
  })
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
async function turns(count = 20) {
  for (let index = 0; index < count; index++) await turn()
}

function issuersOf(hosts: number, paths = 1): readonly string[] {
  return Array.from(
    { length: hosts * paths },
    (_, index) => `https://h${index % hosts}.contoso.example/${Math.floor(index / hosts)}`,
  )
}

/** Reads the lines of an answer as they come. */
function linesOf(response: Response) {
  const lines: { issuer: string; report: ProbeReport }[] = []
  let ended = false
  const reading = (async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const parts = text.split('\n')
      text = parts.pop() ?? ''
      for (const part of parts) lines.push(JSON.parse(part))
    }
    expect(text).toBe('')
    ended = true
  })()
  return { lines, reading, ended: () => ended }
}

describe('handleProbeBatch', () => {
  it('answers a line for each distinct issuer, as they end', async () => {
    const { internet, open } = stalledInternet()
    const [a = '', b = ''] = issuersOf(2)
    const response = await handleProbeBatch(
      post({ issuers: [a, b, a, 'https://127.0.0.1'], run: 'r' }),
      parts({ internet: () => internet }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    const { lines, reading } = linesOf(response)
    await turns()
    expect(lines.map(({ issuer }) => issuer)).toEqual(['https://127.0.0.1'])
    expect(lines[0]?.report).toMatchObject({ state: 'refused', findings: [] })
    expect(JSON.stringify(lines[0])).not.toContain('address-literal')
    open.find(({ host }) => b.includes(host))?.answer()
    await turns()
    expect(lines.map(({ issuer }) => issuer)).toEqual(['https://127.0.0.1', b])
    open[0]?.answer()
    await reading
    expect(lines.map(({ issuer }) => issuer)).toEqual(['https://127.0.0.1', b, a])
  })

  it('has sixteen under way, four at one host, and lets no dead issuer delay the rest', async () => {
    const { internet, open, most } = stalledInternet()
    const dead = Array.from({ length: 6 }, (_, index) => `https://dead.contoso.example/${index}`)
    const response = await handleProbeBatch(
      post({ issuers: [...dead, ...issuersOf(60)], run: 'r' }),
      parts({ internet: () => internet }),
    )
    const { lines, reading, ended } = linesOf(response)
    await turns()
    expect(open).toHaveLength(16)
    expect(open.filter(({ host }) => host === 'dead.contoso.example')).toHaveLength(4)
    for (let round = 0; round < 200 && lines.length < 60; round++) {
      for (const each of open.filter(({ host }) => host !== 'dead.contoso.example')) each.answer()
      await turn()
    }
    expect(lines).toHaveLength(60)
    expect(ended()).toBe(false)
    for (let round = 0; round < 50 && !ended(); round++) {
      for (const each of [...open]) each.answer()
      await turn()
    }
    await reading
    expect(lines).toHaveLength(66)
    expect(most()).toBe(16)
  })

  it('closes every connection when the caller hangs up, and frees the places', async () => {
    const { internet, open } = stalledInternet()
    const own = parts({ internet: () => internet })
    const response = await handleProbeBatch(post({ issuers: issuersOf(40), run: 'r' }), own)
    await turns()
    expect(open).toHaveLength(16)
    await response.body?.cancel()
    await turns()
    expect(open).toHaveLength(0)
    for (let index = 0; index < 16; index++) {
      expect(await own.limits.slot(`other${index}.contoso.com`)).toMatchObject({ ok: true })
    }
  })

  it('closes every connection when the request is called off', async () => {
    const { internet, open } = stalledInternet()
    const abort = new AbortController()
    await handleProbeBatch(
      post({ issuers: issuersOf(40), run: 'r' }, abort.signal),
      parts({ internet: () => internet }),
    )
    await turns()
    expect(open).toHaveLength(16)
    abort.abort()
    await turns()
    expect(open).toHaveLength(0)
  })

  it('starts no more probes while the reader takes nothing, and goes on when it does', async () => {
    const n = Buffer.alloc(1_000, 7).toString('base64url')
    const keys = Array.from({ length: 100 }, (_, index) => ({
      kty: 'RSA',
      kid: `${index}`,
      n,
      e: 'AQAB',
    }))
    let fetched = 0
    const internet = sandboxInternet(async (request) => {
      fetched++
      const { origin, pathname } = new URL(request.url)
      const path = pathname.split('/')[1]
      return pathname.endsWith('/jwks')
        ? Response.json({ keys })
        : Response.json({ issuer: `${origin}/${path}`, jwks_uri: `${origin}/${path}/jwks` })
    })
    const response = await handleProbeBatch(
      post({ issuers: issuersOf(100), run: 'r' }),
      parts({ internet: () => internet }),
    )
    await turns(2_000)
    const before = fetched
    expect(before).toBeLessThan(2 * 40)
    const { lines, reading } = linesOf(response)
    await reading
    expect(lines).toHaveLength(100)
    expect(fetched).toBe(200)
  })

  it('takes 500 issuers in 256 KiB and no more', async () => {
    const statusOf = async (body: unknown) => (await handleProbeBatch(post(body), parts())).status
    const dead = Array.from({ length: 501 }, (_, index) => `https://127.0.0.${index}/`)
    expect(await statusOf({ issuers: dead.slice(1), run: 'r' })).toBe(200)
    expect(await statusOf({ issuers: dead, run: 'r' })).toBe(400)
    expect(await statusOf({ issuers: [], run: 'r' })).toBe(400)
    expect(await statusOf({ issuers: [''], run: 'r' })).toBe(400)
    expect(await statusOf({ issuers: ['https://a.com'] })).toBe(400)
    expect(await statusOf({ issuers: ['https://a.com'], run: 'a b' })).toBe(400)
    expect(await statusOf({ issuers: ['https://a.com'], run: 'r', more: 1 })).toBe(400)
    expect(await statusOf('{')).toBe(400)
    const long = Array.from(
      { length: 400 },
      (_, index) => `https://a.com/${index}${'x'.repeat(700)}`,
    )
    expect(await statusOf({ issuers: long, run: 'r' })).toBe(413)
  })

  it('answers 401 without a token of this app', async () => {
    const env = {
      mode: 'live',
      tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
      cloud: 'public',
      apiScope: 'Fedcred.Use',
    } as const
    const response = await handleProbeBatch(
      post({ issuers: ['https://a.com'], run: 'r' }),
      parts({ env }),
    )
    expect(response.status).toBe(401)
  })

  it('R1: four runs an hour; what is left of a paused run is no new one', async () => {
    const own = parts()
    const start = (run: string) =>
      handleProbeBatch(post({ issuers: ['https://127.0.0.1'], run }), own)
    for (const run of ['a', 'b', 'a', 'c', 'd', 'a']) expect((await start(run)).status).toBe(200)
    const refused = await start('e')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('3600')
    expect(await refused.json()).toMatchObject({ problem: { code: 'too-many-runs' } })
    expect((await start('d')).status).toBe(200)
  })
})

describe('R1: limits of whole-tenant runs', () => {
  const visit = { caller: 'u', tenant: 't', run: 'r', issuers: 100 }

  it('a run that asks for more than its share counts again', () => {
    const limits = createProbeLimits()
    const admitted = Array.from({ length: 30 }, () => limits.visitRun(visit, 0).ok)
    // 4 runs of 600 issuers would be 2,400: the tenant's day ends before.
    expect(admitted.filter(Boolean)).toHaveLength(20)
  })

  it('counts as one of the thirty a minute', () => {
    const limits = createProbeLimits()
    for (let index = 0; index < 29; index++) {
      expect(limits.visit({ caller: 'u', tenant: 't', host: `h${index}` }, 0).ok).toBe(true)
    }
    expect(limits.visitRun(visit, 0)).toEqual({ ok: true })
    expect(limits.visit({ caller: 'u', tenant: 't' }, 1).ok).toBe(false)
    expect(limits.visitRun(visit, 1)).toEqual({
      ok: false,
      retryAfterSeconds: 60,
      tooManyRuns: false,
    })
  })

  it('waits outside the queue, and leaves when called off', async () => {
    const limits = createProbeLimits()
    const held = await Promise.all(
      Array.from({ length: 16 }, (_, index) => limits.slot(`h${index}`)),
    )
    const abort = new AbortController()
    setMaxListeners(200, abort.signal)
    const waits = Array.from({ length: 120 }, (_, index) =>
      limits.slot(`r${index}`, { run: true, signal: abort.signal }),
    )
    abort.abort()
    expect((await Promise.all(waits)).some(({ ok }) => ok)).toBe(false)
    let admitted = false
    void limits.slot('single').then(({ ok }) => {
      admitted = ok
    })
    const [first] = held
    if (first?.ok) first.value()
    await turn()
    expect(admitted).toBe(true)
  })
})
