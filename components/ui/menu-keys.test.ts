import { describe, expect, it } from 'vitest'
import { menuMove } from './menu-keys'

const LABELS = ['Issuer', 'Identity', 'Subject', 'Audience']
const to = (key: string, current: number, typed = '') => menuMove(key, current, LABELS, typed)?.to

describe('menuMove', () => {
  it('walks by arrows, around the ends', () => {
    expect(to('ArrowDown', -1)).toBe(0)
    expect(to('ArrowDown', 3)).toBe(0)
    expect(to('ArrowUp', -1)).toBe(3)
    expect(to('ArrowUp', 0)).toBe(3)
    expect(to('ArrowUp', 2)).toBe(1)
  })
  it('jumps to the ends', () => {
    expect(to('Home', 2)).toBe(0)
    expect(to('End', 1)).toBe(3)
  })
  it('finds an item by its first letters', () => {
    expect(menuMove('s', 0, LABELS, '')).toEqual({ to: 2, typed: 's' })
    expect(menuMove('d', 0, LABELS, 'i')).toEqual({ to: 1, typed: 'id' })
  })
  it('goes on to the next item with the same letter typed again', () => {
    expect(menuMove('i', 0, LABELS, 'i')).toEqual({ to: 1, typed: 'ii' })
    expect(to('i', 1)).toBe(0)
  })
  it('leaves every other key alone', () => {
    expect(menuMove('x', 0, LABELS, '')).toBeNull()
    expect(menuMove('F5', 0, LABELS, '')).toBeNull()
    expect(menuMove('ArrowDown', -1, [], '')).toBeNull()
  })
})
