import { describe, expect, it } from 'vitest'
import { placeBeside } from './place'

const VIEW = { width: 1000, height: 600 }
const PANEL = { width: 200, height: 100 }
const below = { side: 'bottom', align: 'start', gap: 4 } as const

describe('placeBeside', () => {
  it('stands below its anchor, at the wanted edge', () => {
    const anchor = { left: 300, top: 50, width: 80, height: 30 }
    expect(placeBeside(anchor, PANEL, VIEW, below)).toEqual({ left: 300, top: 84, maxHeight: 508 })
    expect(placeBeside(anchor, PANEL, VIEW, { ...below, align: 'end' }).left).toBe(180)
    expect(placeBeside(anchor, PANEL, VIEW, { ...below, align: 'center' }).left).toBe(240)
  })

  it('turns over where there is more room', () => {
    const anchor = { left: 300, top: 540, width: 80, height: 30 }
    expect(placeBeside(anchor, PANEL, VIEW, below)).toEqual({ left: 300, top: 436, maxHeight: 528 })
  })

  it('stays, and gets shorter, where neither side has room for all of it', () => {
    const anchor = { left: 300, top: 200, width: 80, height: 30 }
    const placed = placeBeside(anchor, { width: 200, height: 900 }, VIEW, below)
    expect(placed).toEqual({ left: 300, top: 234, maxHeight: 358 })
  })

  it('stands to the side of an anchor, and turns over there too', () => {
    const wish = { side: 'right', align: 'center', gap: 6 } as const
    const anchor = { left: 10, top: 300, width: 30, height: 30 }
    expect(placeBeside(anchor, PANEL, VIEW, wish)).toMatchObject({ left: 46, top: 265 })
    const far = { ...anchor, left: 960 }
    expect(placeBeside(far, PANEL, VIEW, wish)).toMatchObject({ left: 754, top: 265 })
  })

  it('never leaves the viewport', () => {
    const corner = { left: 990, top: 2, width: 10, height: 10 }
    expect(placeBeside(corner, PANEL, VIEW, below)).toMatchObject({ left: 792, top: 16 })
    const narrow = { width: 180, height: 600 }
    expect(placeBeside({ ...corner, left: 0 }, PANEL, narrow, below).left).toBe(8)
  })
})
