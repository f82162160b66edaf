import { describe, expect, it } from 'vitest'
import type { Inventory } from '@/lib/federation/inventory/model'
import { ScanController, type ScanRun } from './scan-controller'

const inventory = (requests: number) => ({ requests }) as Inventory

function setup() {
  const frames: (() => void)[] = []
  const runs: { run: ScanRun; finish: (inventory: Inventory) => void }[] = []
  const controller = new ScanController(
    (run) => new Promise((finish) => runs.push({ run, finish })),
    (publish) => frames.push(publish),
  )
  const seen: (number | undefined)[] = []
  controller.subscribe(() => seen.push(controller.getView().inventory?.requests))
  return { controller, frames, runs, seen }
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
    expect([built, controller.getView()]).toEqual([
      1,
      { inventory: { requests: 3 }, status: 'scanning' },
    ])
    runs[0]?.finish(inventory(4))
    await Promise.resolve()
    expect(controller.getView()).toEqual({ inventory: { requests: 4 }, status: 'done' })
    expect(seen).toEqual([undefined, 3, 4])
  })

  it('keeps the last inventory while it scans again, and can read one source', () => {
    const { controller, runs } = setup()
    controller.scan(['applications'])
    expect(runs[0]?.run.sources).toBeUndefined()
    runs[0]?.finish(inventory(1))
    return Promise.resolve().then(() => {
      controller.scan(['applications'])
      expect(controller.getView()).toEqual({ inventory: { requests: 1 }, status: 'scanning' })
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
