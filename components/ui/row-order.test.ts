import { describe, expect, it } from 'vitest'
import { finish, numberSteps, orderSteps, sortKey } from './row-order'

function order(values: readonly (string | number)[]): readonly number[] {
  return Array.from(finish(orderSteps(values.length, (row) => values[row] ?? '')))
}

describe('orderSteps', () => {
  it('sorts text without case, numbers in it by size, and keeps the order of equals', () => {
    expect(order(['b', 'A 10', 'a 9', 'B', 'a 10'])).toEqual([2, 1, 4, 0, 3])
    expect(order([3, -1, 3, 0])).toEqual([1, 3, 0, 2])
    expect(order([])).toEqual([])
  })

  it('sorts as one sort of all rows does, over many merges', () => {
    // Multiplication by a prime walks through all residues in a scattered order.
    const values = Array.from({ length: 12_345 }, (_, row) => `r${(row * 7919) % 5003}`)
    const wanted = values
      .map((value, row) => ({ key: sortKey(value), row }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row))
    expect(order(values)).toEqual(wanted.map(({ row }) => row))
  })

  it('is cut into steps, so that no single one takes long', () => {
    const steps = orderSteps(50_000, (row) => `name ${row}`)
    let count = 0
    while (!steps.next().done) count++
    expect(count).toBeGreaterThan(60)
  })
})

describe('numberSteps', () => {
  it('keeps every value once', () => {
    const texts = ['x', 'y', 'x']
    const { of, values } = finish(
      numberSteps(
        3,
        (row) => texts[row] ?? '',
        (text) => text,
      ),
    )
    expect(values).toEqual(['x', 'y'])
    expect(Array.from(of)).toEqual([0, 1, 0])
  })
})

describe('sortKey', () => {
  it('pads numbers and lower-cases', () => {
    expect(sortKey('A9')).toBe('a000000000009')
  })
})
