import { describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { fail, ok, type Problem, type Result } from '@/lib/federation/result'
import type { ProbeIssuer, ProbeStore } from './probe-model'
import { createProbeStore } from './probe-store'

function report(issuer: string, state: ProbeReport['state'] = 'healthy'): ProbeReport {
  return { issuer, state, steps: [], keys: [], findings: [], probedAt: '2026-03-04T05:06:07Z' }
}

/** A clock that stands still until it is moved. */
function fakeClock() {
  let now = 1_000_000
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after: (ms: number, run: () => void) => {
      timers.push({ at: now + ms, run })
    },
    waits: () => timers.map(({ at }) => at - now),
    async move(ms: number) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
      await flush()
    },
  }
}

/** Lets promises that are already settled run their followers; no time passes. */
async function flush() {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

/** A server that answers when told. */
function fakeServer() {
  const asked: string[] = []
  const open = new Map<
    string,
    { answer: (result: Result<ProbeReport>) => void; signal: AbortSignal }
  >()
  const send: ProbeIssuer = (issuer, signal) => {
    asked.push(issuer)
    return new Promise((answer) => open.set(issuer, { answer, signal }))
  }
  return {
    send,
    asked,
    signal: (issuer: string) => open.get(issuer)?.signal,
    async answer(issuer: string, result: Result<ProbeReport> = ok(report(issuer))) {
      open.get(issuer)?.answer(result)
      await flush()
    },
  }
}

function refusal(retryAfter?: number): Result<ProbeReport> {
  const problem: Problem = {
    code: 'rate-limited',
    title: 'Too many probes.',
    detail: 'Thirty a minute.',
    status: 429,
    retryable: true,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
  return fail(problem)
}

const DOWN = fail({
  code: 'probe-unreachable',
  title: 'No answer.',
  detail: 'None.',
  retryable: true,
})

function setUp(limit?: number) {
  const clock = fakeClock()
  const server = fakeServer()
  const store = createProbeStore(clock, limit)
  return { clock, server, store }
}

const phases = (store: ProbeStore, ...issuers: string[]) =>
  issuers.map((issuer) => store.snapshot().entries.get(issuer)?.phase)

describe('probing all', () => {
  it('has at most four in flight and starts the next as one answers', async () => {
    const { server, store } = setUp()
    store.probeAll(['a', 'b', 'c', 'd', 'e', 'f'], server.send)
    expect(server.asked).toEqual(['a', 'b', 'c', 'd'])
    expect(phases(store, 'd', 'e')).toEqual(['probing', 'waiting'])
    await server.answer('c')
    expect(server.asked).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(store.snapshot().run).toMatchObject({ total: 6, done: 1, state: 'going' })
    expect(store.snapshot().entries.get('c')).toEqual({ phase: 'idle', report: report('c') })
  })

  it('asks for each issuer once', () => {
    const { server, store } = setUp(9)
    store.probeAll(['a', 'b', 'a', 'a/'], server.send)
    expect(server.asked).toEqual(['a', 'b', 'a/'])
    expect(store.snapshot().run?.total).toBe(3)
  })

  it('is not delayed by one that never answers', async () => {
    const { server, store } = setUp(2)
    store.probeAll(['dead', 'b', 'c', 'd'], server.send)
    for (const issuer of ['b', 'c', 'd']) await server.answer(issuer)
    expect(store.snapshot().run).toMatchObject({ total: 4, done: 3, state: 'going' })
    await server.answer('dead', DOWN)
    expect(store.snapshot().run).toMatchObject({ total: 4, done: 4, state: 'finished' })
    expect(store.snapshot().entries.get('dead')).toEqual({
      phase: 'idle',
      problem: DOWN.problem,
    })
  })

  it('ignores a second start while it runs', () => {
    const { server, store } = setUp()
    store.probeAll(['a'], server.send)
    store.probeAll(['b'], server.send)
    expect(server.asked).toEqual(['a'])
  })

  it('keeps the last answer while a newer one is on its way and when that one fails', async () => {
    const { server, store } = setUp()
    store.probe('a', server.send)
    await server.answer('a')
    store.probe('a', server.send)
    expect(store.snapshot().entries.get('a')).toEqual({ phase: 'probing', report: report('a') })
    await server.answer('a', DOWN)
    expect(store.snapshot().entries.get('a')).toEqual({
      phase: 'idle',
      report: report('a'),
      problem: DOWN.problem,
    })
  })
})

describe('pause and stop', () => {
  it('pauses: what is in flight finishes, nothing new starts, then it goes on', async () => {
    const { server, store } = setUp(1)
    store.probeAll(['a', 'b'], server.send)
    store.pause()
    await server.answer('a')
    expect(server.asked).toEqual(['a'])
    expect(store.snapshot().run).toMatchObject({ total: 2, done: 1, state: 'paused' })
    store.resume()
    expect(server.asked).toEqual(['a', 'b'])
  })

  it('is finished when the last in flight answers during a pause', async () => {
    const { server, store } = setUp(1)
    store.probeAll(['a'], server.send)
    store.pause()
    await server.answer('a')
    expect(store.snapshot().run?.state).toBe('finished')
  })

  it('stops: aborts what is in flight, forgets what waits, keeps answers', async () => {
    const { server, store } = setUp(2)
    store.probeAll(['a', 'b', 'c'], server.send)
    await server.answer('a')
    store.stop()
    expect(server.signal('b')?.aborted).toBe(true)
    expect(store.snapshot().run).toMatchObject({ total: 3, done: 1, state: 'stopped' })
    expect([...store.snapshot().entries]).toEqual([['a', { phase: 'idle', report: report('a') }]])
    await server.answer('b')
    expect(phases(store, 'b')).toEqual([undefined])
    expect(server.asked).toEqual(['a', 'b', 'c'])
    store.probeAll(['d'], server.send)
    expect(server.asked).toEqual(['a', 'b', 'c', 'd'])
  })

  it('lets a single probe pass a paused batch, also one that waits in it', async () => {
    const { server, store } = setUp(1)
    store.probeAll(['a', 'b', 'c'], server.send)
    store.pause()
    await server.answer('a')
    store.probe('c', server.send)
    expect(server.asked).toEqual(['a', 'c'])
    await server.answer('c')
    expect(store.snapshot().run).toMatchObject({ total: 3, done: 2, state: 'paused' })
    store.probe('x', server.send)
    await server.answer('x')
    expect(store.snapshot().run).toMatchObject({ total: 3, done: 2, state: 'paused' })
  })
})

describe('a server that asks to slow down', () => {
  it('waits as long as it says, then asks again for the refused issuer first', async () => {
    const { clock, server, store } = setUp(1)
    store.probeAll(['a', 'b'], server.send)
    await server.answer('a', refusal(30))
    expect(store.snapshot().heldUntil).toBe(1_030_000)
    expect(phases(store, 'a', 'b')).toEqual(['waiting', 'waiting'])
    await clock.move(29_999)
    expect(server.asked).toEqual(['a'])
    await clock.move(1)
    expect(server.asked).toEqual(['a', 'a'])
    expect(store.snapshot().heldUntil).toBe(null)
    await server.answer('a')
    await server.answer('b')
    expect(store.snapshot().run).toMatchObject({ total: 2, done: 2, state: 'finished' })
  })

  it('waits once for probes that were refused together, and loses none', async () => {
    const { clock, server, store } = setUp(3)
    store.probeAll(['a', 'b', 'c'], server.send)
    for (const issuer of ['a', 'b', 'c']) await server.answer(issuer, refusal(5))
    expect(clock.waits()).toEqual([5000])
    await clock.move(5000)
    expect(server.asked.slice(3).sort()).toEqual(['a', 'b', 'c'])
  })

  it('waits 10, 20, 40, then 60 seconds when no time is named; an answer resets that', async () => {
    const { clock, server, store } = setUp(1)
    store.probe('a', server.send)
    const waits: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      await server.answer('a', refusal())
      const [wait = 0] = clock.waits()
      waits.push(wait)
      await clock.move(wait)
    }
    expect(waits).toEqual([10_000, 20_000, 40_000, 60_000, 60_000])
    await server.answer('a')
    store.probe('b', server.send)
    await server.answer('b', refusal())
    expect(clock.waits()).toEqual([10_000])
  })

  it('waits five seconds at least, so that more than one slot is free', async () => {
    const { clock, server, store } = setUp(1)
    store.probe('a', server.send)
    await server.answer('a', refusal(1))
    expect(clock.waits()).toEqual([5000])
  })

  it('lets other hosts pass one that has had six starts in a minute', async () => {
    const { clock, server, store } = setUp(1)
    const crowd = Array.from({ length: 8 }, (_, n) => `https://aks.example/${n}`)
    store.probeAll([...crowd, 'https://other.example'], server.send)
    for (const issuer of crowd.slice(0, 6)) await server.answer(issuer)
    expect(server.asked.at(-1)).toBe('https://other.example')
    await server.answer('https://other.example')
    expect(server.asked.at(-1)).toBe(crowd[6])
    await clock.move(60_000)
    await server.answer(crowd[6] ?? '')
    expect(server.asked.at(-1)).toBe(crowd[7])
  })

  it('can be stopped while it waits', async () => {
    const { clock, server, store } = setUp(1)
    store.probeAll(['a', 'b'], server.send)
    await server.answer('a', refusal(5))
    store.stop()
    await clock.move(5000)
    expect(server.asked).toEqual(['a'])
    expect(store.snapshot().entries.size).toBe(0)
    expect(store.snapshot().heldUntil).toBe(null)
  })
})

describe('what lists see', () => {
  it('keeps the settled entries while a batch runs', async () => {
    const { server, store } = setUp(1)
    store.record('z', report('z'))
    store.probeAll(['a', 'b'], server.send)
    await server.answer('a')
    expect([...store.snapshot().settled.keys()]).toEqual(['z'])
    await server.answer('b')
    expect(store.snapshot().settled).toBe(store.snapshot().entries)
    expect([...store.snapshot().settled.keys()]).toEqual(['z', 'a', 'b'])
  })

  it('tells every listener of every change and stops when asked', async () => {
    const { server, store } = setUp()
    let calls = 0
    const leave = store.subscribe(() => {
      calls += 1
    })
    store.record('a', report('a'))
    expect(calls).toBe(1)
    leave()
    store.probe('b', server.send)
    expect(calls).toBe(1)
  })

  it('keeps an answer that came from elsewhere', () => {
    const { store } = setUp()
    store.record('a', report('a', 'unsafe'))
    expect(store.snapshot().entries.get('a')).toEqual({
      phase: 'idle',
      report: report('a', 'unsafe'),
    })
  })
})
