import { describe, expect, it } from 'vitest'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { fail, ok, type Result } from '@/lib/federation/result'
import type { ProbeMany } from './probe-model'
import { createProbeStore } from './probe-store'

function report(issuer: string): ProbeReport {
  return {
    ...{ issuer, state: 'healthy', steps: [], keys: [], findings: [] },
    probedAt: '2026-03-04T05:06:07Z',
  }
}

async function flush() {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

/** A server that streams what it is told, and a clock that is moved by hand. */
function setUp(fits = 500) {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const calls: {
    issuers: readonly string[]
    report: (issuer: string) => void
    end: (result: Result<undefined>) => Promise<void>
    signal: AbortSignal
  }[] = []
  const many: ProbeMany = {
    fits: () => fits,
    ask: (issuers, onReport, signal) =>
      new Promise((resolve) => {
        calls.push({
          issuers,
          signal,
          report: (issuer) => onReport(issuer, report(issuer)),
          end: async (result) => {
            resolve(result)
            await flush()
          },
        })
      }),
  }
  const singles: string[] = []
  const store = createProbeStore({
    now: () => now,
    after: (ms, run) => timers.push({ at: now + ms, run }),
  })
  return {
    store,
    calls,
    singles,
    many,
    send: (issuer: string) => {
      singles.push(issuer)
      return Promise.resolve(ok(report(issuer)))
    },
    async move(ms: number) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
      await flush()
    },
  }
}

const done = ok(undefined)
const refused = (code: string, retryAfter: number) =>
  fail({ code, title: 'Too many.', detail: 'Wait.', status: 429, retryable: true, retryAfter })

describe('a batch in one stream', () => {
  it('sends all at once and takes each answer as it comes', async () => {
    const { store, calls, many, send, singles, move } = setUp()
    store.probeAll(['a', 'b', 'c', 'a'], send, many)
    expect(calls.map(({ issuers }) => issuers)).toEqual([['a', 'b', 'c']])
    await move(500)
    calls[0]?.report('c')
    expect(store.snapshot().run).toEqual({ total: 3, done: 1, state: 'going', rate: 2 })
    expect(store.snapshot().entries.get('c')?.report?.issuer).toBe('c')
    expect(store.snapshot().entries.get('a')?.phase).toBe('waiting')
    calls[0]?.report('a')
    calls[0]?.report('b')
    calls[0]?.report('stranger')
    await calls[0]?.end(done)
    expect(store.snapshot().run).toMatchObject({ done: 3, state: 'finished' })
    expect(store.snapshot().entries.has('stranger')).toBe(false)
    expect(singles).toEqual([])
  })

  it('pauses: ends the stream; goes on with what is left', async () => {
    const { store, calls, many, send } = setUp()
    store.probeAll(['a', 'b', 'c'], send, many)
    calls[0]?.report('b')
    store.pause()
    expect(calls[0]?.signal.aborted).toBe(true)
    calls[0]?.report('a')
    await calls[0]?.end(fail({ code: 'x', title: 'x', detail: 'x', retryable: true }))
    expect(store.snapshot().run).toMatchObject({ done: 1, state: 'paused' })
    expect(store.snapshot().entries.get('a')).toEqual({ phase: 'waiting' })
    store.resume()
    expect(calls[1]?.issuers).toEqual(['a', 'c'])
    calls[1]?.report('a')
    calls[1]?.report('c')
    expect(store.snapshot().run?.state).toBe('finished')
  })

  it('lets one issuer pass the rest, also while paused, and counts it once', async () => {
    const { store, calls, many, send, singles } = setUp()
    store.probeAll(['a', 'b', 'c'], send, many)
    store.probe('c', send)
    await flush()
    expect(singles).toEqual(['c'])
    calls[0]?.report('c')
    expect(store.snapshot().run).toMatchObject({ done: 1, state: 'going' })
    store.pause()
    store.probe('a', send)
    await flush()
    expect(singles).toEqual(['c', 'a'])
    expect(store.snapshot().run).toMatchObject({ done: 2, state: 'paused' })
    store.resume()
    expect(calls[1]?.issuers).toEqual(['b'])
  })

  it('stops: ends the stream and forgets what waits', async () => {
    const { store, calls, many, send } = setUp()
    store.probeAll(['a', 'b'], send, many)
    calls[0]?.report('a')
    store.stop()
    expect(calls[0]?.signal.aborted).toBe(true)
    expect(store.snapshot().run).toMatchObject({ done: 1, state: 'stopped' })
    expect([...store.snapshot().entries.keys()]).toEqual(['a'])
    await calls[0]?.end(done)
    expect(calls).toHaveLength(1)
  })

  it('says of each issuer without an answer that it has none', async () => {
    const { store, calls, many, send } = setUp()
    store.probeAll(['a', 'b'], send, many)
    calls[0]?.report('a')
    await calls[0]?.end(done)
    expect(store.snapshot().run).toMatchObject({ done: 2, state: 'finished' })
    expect(store.snapshot().entries.get('b')).toMatchObject({
      phase: 'idle',
      problem: { code: 'probe-cut-short' },
    })
  })

  it('splits what one request does not take', async () => {
    const { store, calls, many, send } = setUp(2)
    store.probeAll(['a', 'b', 'c'], send, many)
    expect(calls[0]?.issuers).toEqual(['a', 'b'])
    calls[0]?.report('a')
    calls[0]?.report('b')
    await calls[0]?.end(done)
    expect(calls[1]?.issuers).toEqual(['c'])
  })

  it('waits as long as the server says, then asks again', async () => {
    const { store, calls, many, send, move } = setUp()
    store.probeAll(['a'], send, many)
    await calls[0]?.end(refused('too-many-probes', 30))
    expect(store.snapshot().heldUntil).toBe(30_000)
    await move(30_000)
    expect(calls[1]?.issuers).toEqual(['a'])
  })

  it('goes on one by one when no more runs are taken this hour', async () => {
    const { store, calls, many, send, singles } = setUp()
    store.probeAll(['a', 'b'], send, many)
    await calls[0]?.end(refused('too-many-runs', 3_000))
    await flush()
    expect(calls).toHaveLength(1)
    expect(singles).toEqual(['a', 'b'])
    expect(store.snapshot()).toMatchObject({
      heldUntil: null,
      run: { done: 2, state: 'finished', single: true },
    })
  })
})
