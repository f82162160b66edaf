import { describe, expect, it } from 'vitest'
import { gridMove } from './grid-keys'

const at = { active: 5, count: 40, page: 10 }

describe('gridMove', () => {
  it.each([
    ['ArrowDown', 6],
    ['j', 6],
    ['ArrowUp', 4],
    ['k', 4],
    ['PageDown', 15],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 39],
  ])('%s moves to row %i', (key, to) => {
    expect(gridMove(key, at)).toEqual({ kind: 'move', to })
  })

  it('stops at both ends', () => {
    expect(gridMove('ArrowUp', { ...at, active: 0 })).toEqual({ kind: 'move', to: 0 })
    expect(gridMove('PageDown', { ...at, active: 39 })).toEqual({ kind: 'move', to: 39 })
  })

  it('opens with Enter and Space and closes with Escape', () => {
    expect(gridMove('Enter', at)).toEqual({ kind: 'open' })
    expect(gridMove(' ', at)).toEqual({ kind: 'open' })
    expect(gridMove('Escape', at)).toEqual({ kind: 'close' })
  })

  it('leaves other keys alone', () => {
    expect(gridMove('x', at)).toBeNull()
    expect(gridMove('Tab', at)).toBeNull()
    expect(gridMove('constructor', at)).toBeNull()
  })

  it('does nothing in an empty list', () => {
    expect(gridMove('Enter', { active: 0, count: 0, page: 10 })).toBeNull()
    expect(gridMove('End', { active: 0, count: 0, page: 10 })).toBeNull()
  })
})
