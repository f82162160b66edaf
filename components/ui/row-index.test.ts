import { describe, expect, it } from 'vitest'
import { createRowIndex, narrows, queryTerms, type RowSpec } from './row-index'

interface Fruit {
  readonly name: string
  readonly colours: readonly string[]
  readonly weight: number
}

const spec: RowSpec<Fruit, 'colour', 'name' | 'weight'> = {
  search: [(fruit) => fruit.name, (fruit) => fruit.colours.join('\n')],
  facets: { colour: (fruit) => fruit.colours },
  sorts: { name: (fruit) => fruit.name, weight: (fruit) => fruit.weight },
}

const FRUIT: readonly Fruit[] = [
  { name: 'Apple 10', colours: ['red', 'green'], weight: 3 },
  { name: 'apple 9', colours: ['green'], weight: 3 },
  { name: 'Banana', colours: ['yellow'], weight: 12 },
  { name: 'cherry', colours: ['red'], weight: 1 },
]

const ANY = { colour: [] }
const index = createRowIndex(FRUIT, spec)
const rows = (query: string, colour: readonly string[] = []) =>
  Array.from(index.filter({ query, facets: { colour } }))

describe('filter', () => {
  it('finds without regard to case', () => {
    expect(rows('APPLE')).toEqual([0, 1])
  })
  it('wants every word, in any order', () => {
    expect(rows('red apple')).toEqual([0])
    expect(rows('red banana')).toEqual([])
  })
  it('takes any of the chosen values of a facet', () => {
    expect(rows('', ['red'])).toEqual([0, 3])
    expect(rows('', ['red', 'yellow'])).toEqual([0, 2, 3])
  })
  it('joins words and facets', () => {
    expect(rows('apple', ['green'])).toEqual([0, 1])
    expect(rows('9', ['green'])).toEqual([1])
  })
  it('returns all rows for an empty filter', () => {
    expect(rows('  ')).toEqual([0, 1, 2, 3])
  })
  it('gives the same rows when a query grows, shrinks and grows again', () => {
    const typed = ['a', 'ap', 'app', 'a', 'ap 9', '', 'red']
    const fresh = (query: string) =>
      Array.from(createRowIndex(FRUIT, spec).filter({ query, facets: ANY }))
    expect(typed.map((query) => Array.from(index.filter({ query, facets: ANY })))).toEqual(
      typed.map(fresh),
    )
  })
})

describe('narrows', () => {
  it('holds while the query grows and facets stay', () => {
    expect(narrows({ query: 'ap', facets: ANY }, { query: 'app', facets: ANY })).toBe(true)
    expect(narrows({ query: 'Ap ', facets: ANY }, { query: 'ap x', facets: ANY })).toBe(true)
  })
  it('does not hold when the query shrinks or a facet changes', () => {
    expect(narrows({ query: 'app', facets: ANY }, { query: 'ap', facets: ANY })).toBe(false)
    expect(narrows({ query: 'a', facets: ANY }, { query: 'ab', facets: { colour: [] } })).toBe(
      false,
    )
  })
})

describe('sort', () => {
  const all = index.filter({ query: '', facets: ANY })
  it('sorts text without case and numbers in it by size', () => {
    expect(Array.from(index.sort(all, { by: 'name', dir: 'asc' }))).toEqual([1, 0, 2, 3])
    expect(Array.from(index.sort(all, { by: 'name', dir: 'desc' }))).toEqual([3, 2, 0, 1])
  })
  it('sorts numbers as numbers and keeps the order of equals', () => {
    expect(Array.from(index.sort(all, { by: 'weight', dir: 'asc' }))).toEqual([3, 0, 1, 2])
  })
  it('leaves rows alone without an order', () => {
    expect(index.sort(all, null)).toBe(all)
  })
  it('keeps row numbers right for many rows', () => {
    const many = createRowIndex(
      Array.from({ length: 60_000 }, (_, n) => ({
        name: `f${60_000 - n}`,
        colours: [],
        weight: n,
      })),
      spec,
    )
    const sorted = many.sort(many.filter({ query: '', facets: ANY }), { by: 'name', dir: 'asc' })
    expect(sorted[0]).toBe(59_999)
    expect(sorted[59_999]).toBe(0)
    expect(new Set(sorted).size).toBe(60_000)
  })
})

describe('prepare', () => {
  it('changes no answer, whether it ends, breaks off or is overtaken', () => {
    const order = { by: 'name', dir: 'asc' } as const
    const made = createRowIndex(FRUIT, spec)
    const steps = made.prepare(['name'])
    steps.next()
    const all = made.filter({ query: '', facets: ANY })
    expect(Array.from(made.sort(all, order))).toEqual([1, 0, 2, 3])
    while (!steps.next().done);
    expect(Array.from(made.sort(all, order))).toEqual([1, 0, 2, 3])
    expect(Array.from(made.filter({ query: 'RED', facets: ANY }))).toEqual([0, 3])
  })
  it('leaves nothing to read for the click', () => {
    let read = 0
    const counted = createRowIndex(FRUIT, {
      ...spec,
      sorts: {
        ...spec.sorts,
        name: (fruit) => {
          read++
          return fruit.name
        },
      },
    })
    while (!counted.prepare(['name']).next().done);
    expect(read).toBe(4)
    counted.sort(counted.filter({ query: '', facets: ANY }), { by: 'name', dir: 'desc' })
    expect(read).toBe(4)
  })
})

describe('count', () => {
  it('tells one value from a list that reads like it', () => {
    const odd = createRowIndex(
      [
        { name: 'a', colours: ['x', 'y'], weight: 1 },
        { name: 'b', colours: ['["x","y"]'], weight: 1 },
        { name: 'c', colours: [], weight: 1 },
      ],
      spec,
    )
    expect(odd.count('colour')).toEqual([
      { value: '["x","y"]', count: 1 },
      { value: 'x', count: 1 },
      { value: 'y', count: 1 },
    ])
  })
  it('counts values, most first, then by name', () => {
    expect(index.count('colour')).toEqual([
      { value: 'green', count: 2 },
      { value: 'red', count: 2 },
      { value: 'yellow', count: 1 },
    ])
  })
  it('counts within given rows', () => {
    expect(index.count('colour', Uint32Array.of(2))).toEqual([{ value: 'yellow', count: 1 }])
  })
})

describe('item', () => {
  it('throws on a row that is not there', () => {
    expect(() => index.item(4)).toThrow(RangeError)
  })
})

describe('keys', () => {
  it('splits a query at white space', () => {
    expect(queryTerms('  Repo:X  main ')).toEqual(['repo:x', 'main'])
  })
})
