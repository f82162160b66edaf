import { describe, expect, it } from 'vitest'
import { createProbeLimits, PROBE_LIMITS, SlidingWindow } from './rate-limit'

const visit = { caller: 't u', tenant: 't', host: 'oidc.contoso.com' }

describe('SlidingWindow', () => {
  it('lets through what the limit allows, and says when to come back', () => {
    const window = new SlidingWindow(2, 1_000)
    expect(window.waitMs('a', 0)).toBe(0)
    window.count('a', 0)
    window.count('a', 100)
    expect(window.waitMs('a', 200)).toBe(800)
    expect(window.waitMs('b', 200)).toBe(0)
    expect(window.waitMs('a', 1_000)).toBe(0)
    window.count('a', 1_000)
    expect(window.waitMs('a', 1_050)).toBe(50)
  })

  it('forgets the longest unused keys', () => {
    const window = new SlidingWindow(1, 1_000)
    for (let index = 0; index < 10_001; index++) window.count(`k${index}`, 0)
    expect(window.waitMs('k0', 1)).toBe(0)
    expect(window.waitMs('k10000', 1)).toBe(999)
  })
})

describe('R1: limits of the probe', () => {
  it('30 a minute for a user', () => {
    const limits = createProbeLimits()
    const times = Array.from({ length: 40 }, (_, index) =>
      limits.visit({ caller: 'u', tenant: 't', host: `h${index}.contoso.com` }, index * 100),
    )
    expect(times.filter(({ ok }) => ok)).toHaveLength(PROBE_LIMITS.perCallerMinute)
    expect(times[30]).toEqual({ ok: false, retryAfterSeconds: 57 })
    expect(limits.visit({ ...visit, caller: 'u' }, 60_000).ok).toBe(true)
  })

  it('6 a minute for a host, whoever asks', () => {
    const limits = createProbeLimits()
    const admitted = Array.from(
      { length: 9 },
      (_, index) => limits.visit({ ...visit, caller: `u${index}` }, 0).ok,
    )
    expect(admitted.filter(Boolean)).toHaveLength(PROBE_LIMITS.perHostMinute)
    expect(limits.visit({ caller: 'u', tenant: 't' }, 0).ok).toBe(true)
  })

  it('2,000 a day for a tenant', () => {
    const limits = createProbeLimits()
    let admitted = 0
    for (let index = 0; index < 2_100; index++) {
      if (limits.visit({ caller: `u${index}`, tenant: 't', host: `h${index}` }, index).ok)
        admitted++
    }
    expect(admitted).toBe(PROBE_LIMITS.perTenantDay)
    expect(limits.visit({ caller: 'u', tenant: 'other' }, 2_100).ok).toBe(true)
  })

  it('a refused visit costs nothing', () => {
    const limits = createProbeLimits()
    for (let index = 0; index < 6; index++) limits.visit(visit, 0)
    expect(limits.visit(visit, 1).ok).toBe(false)
    const others = Array.from(
      { length: 24 },
      (_, index) => limits.visit({ ...visit, host: `x${index}` }, 2).ok,
    )
    expect(others.every(Boolean)).toBe(true)
  })

  it('one connection to a host, sixteen in all, a queue of a hundred', async () => {
    const limits = createProbeLimits()
    const releases: (() => void)[] = []
    let running = 0
    let most = 0
    let refused = 0
    const start = async (host: string) => {
      const slot = await limits.slot(host)
      if (!slot.ok) {
        refused++
        return
      }
      running++
      most = Math.max(most, running)
      releases.push(() => {
        running--
        slot.value()
        slot.value()
      })
    }
    const all = Array.from({ length: 200 }, (_, index) => start(`h${index % 40}`))
    await Promise.resolve()
    expect(running).toBe(PROBE_LIMITS.inFlight)
    for (let turn = 0; turn < 300; turn++) {
      releases.shift()?.()
      await Promise.resolve()
      await Promise.resolve()
    }
    await Promise.all(all)
    expect(most).toBe(PROBE_LIMITS.inFlight)
    expect(refused).toBe(200 - PROBE_LIMITS.inFlight - PROBE_LIMITS.queue)
    expect(running).toBe(0)
  })

  it('lets another host pass one that is busy', async () => {
    const limits = createProbeLimits()
    const first = await limits.slot('a')
    let second = false
    void limits.slot('a').then(() => {
      second = true
    })
    expect((await limits.slot('b')).ok).toBe(true)
    await Promise.resolve()
    expect(second).toBe(false)
    if (first.ok) first.value()
    await Promise.resolve()
    await Promise.resolve()
    expect(second).toBe(true)
  })
})
