import { describe, expect, it } from 'vitest'
import type { Inventory } from '@/lib/federation/inventory/model'
import { ScanController, type ScanRun } from './scan-controller'

const inventory = (requests: number, objects = 0) =>
  ({
    requests,
    identities: Array.from({ length: objects }),
    credentials: Array.from({ length: objects }),
  }) as unknown as Inventory

function setup() {
  const frames: (() => void)[] = []
  const pauses: number[] = []
  const runs: { run: ScanRun; finish: (inventory: Inventory) => void }[] = []
  const controller = new ScanController(
    (run) => new Promise((finish) => runs.push({ run, finish })),
    (publish, pauseMs) => {
      frames.push(publish)
      pauses.push(pauseMs)
    },
  )
  const seen: (number | undefined)[] = []
  controller.subscribe(() => seen.push(controller.getView().inventory?.requests))
  return { controller, frames, pauses, runs, seen }
}

describe('ScanController', () => {
  it('publishes once a frame and builds only the newest inventory', async () => {
    const { controller, frames, runs, seen } = setup()
    controller.scan()
    let built = 0
    for (const n of [1, 2, 3]) {
      runs[0]?.run.onUpdate(() => {
        built += 1
        return inventory(n)
      })
    }
    expect(frames).toHaveLength(1)
    frames[0]?.()
    expect(built).toBe(1)
    expect(controller.getView()).toMatchObject({ inventory: { requests: 3 }, status: 'scanning' })
    runs[0]?.finish(inventory(4))
    await Promise.resolve()
    expect(controller.getView()).toMatchObject({ inventory: { requests: 4 }, status: 'done' })
    expect(seen).toEqual([undefined, 3, 4])
  })

  it('publishes a large tenant less often', () => {
    const { controller, frames, pauses, runs } = setup()
    controller.scan()
    for (const objects of [2_000, 50_000, 50_000]) {
      runs[0]?.run.onUpdate(() => inventory(1, objects))
      frames.at(-1)?.()
    }
    expect(pauses).toEqual([0, 100, 2_500])
  })

  it('keeps the last inventory while it scans again, and can read one source', () => {
    const { controller, runs } = setup()
    controller.scan(['applications'])
    expect(runs[0]?.run.sources).toBeUndefined()
    runs[0]?.finish(inventory(1))
    return Promise.resolve().then(() => {
      controller.scan(['applications'])
      expect(controller.getView()).toMatchObject({ inventory: { requests: 1 }, status: 'scanning' })
      expect(runs[1]?.run).toMatchObject({ previous: { requests: 1 }, sources: ['applications'] })
    })
  })

  it('drops what an older scan still brings', async () => {
    const { controller, frames, runs } = setup()
    controller.scan()
    runs[0]?.run.onUpdate(() => inventory(1))
    controller.scan()
    expect(runs[0]?.run.signal.aborted).toBe(true)
    frames[0]?.()
    runs[0]?.finish(inventory(2))
    await Promise.resolve()
    expect(controller.getView()).toEqual({ inventory: null, status: 'scanning' })
  })

  it('forgets everything after sign-out', async () => {
    const { controller, frames, runs } = setup()
    controller.scan()
    runs[0]?.run.onUpdate(() => inventory(1))
    controller.clear()
    frames[0]?.()
    runs[0]?.finish(inventory(2))
    await Promise.resolve()
    expect(controller.getView()).toEqual({ inventory: null, status: 'idle' })
  })
})
