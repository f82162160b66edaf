import { finish, type Numbered, numberSteps, orderSteps, type Steps } from './row-order'

/**
 * Filter, facets and sort over many rows without touching the rows: what rows show is numbered, each
 * text kept once, and an order is computed once a column, so that typing in a filter over 50,000 rows
 * stays within a frame or two. All of it is made on first use, or before that in idle moments.
 */

/** How rows of one kind are searched, grouped and sorted. Lives at module scope. */
export interface RowSpec<Item, Facet extends string, Sort extends string> {
  /** Texts by which a user may look for the row, in any case; a word must stand in one of them. */
  readonly search: readonly ((item: Item) => string)[]
  /** Values of the row by facet; several values are allowed. */
  readonly facets: Readonly<Record<Facet, (item: Item) => readonly string[]>>
  /** Value to sort by. Strings sort without case, numbers inside them by size. */
  readonly sorts: Readonly<Record<Sort, (item: Item) => string | number>>
}

export interface RowFilter<Facet extends string> {
  readonly query: string
  /** Chosen values by facet; an empty list means "any". */
  readonly facets: Readonly<Record<Facet, readonly string[]>>
}

export interface RowSort<Sort extends string> {
  readonly by: Sort
  readonly dir: 'asc' | 'desc'
}

export interface FacetCount {
  readonly value: string
  readonly count: number
}

export interface RowIndex<Item, Facet extends string = string, Sort extends string = string> {
  readonly size: number
  readonly item: (row: number) => Item
  /** Row numbers that pass, in the order of the source. A query that grows only looks at the last answer. */
  readonly filter: (filter: RowFilter<Facet>) => Uint32Array
  /** The same rows in order. Without `sort` they come back as they are. */
  readonly sort: (rows: Uint32Array, sort: RowSort<Sort> | null) => Uint32Array
  /** Makes what searching and these orders need, a few milliseconds a step. Whoever asks earlier does not wait for it. */
  readonly prepare: (sorts: readonly Sort[]) => Steps<undefined>
  /** Values of a facet with the number of rows, most first. */
  readonly count: (facet: Facet, rows?: Uint32Array) => readonly FacetCount[]
}

/** Splits a query into the words that must all occur. */
export function queryTerms(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean)
}

/**
 * True when every row that passes `next` also passed `before`, so that an earlier answer may be
 * narrowed instead of starting over.
 */
export function narrows<Facet extends string>(
  before: RowFilter<Facet>,
  next: RowFilter<Facet>,
): boolean {
  if (before.facets !== next.facets) return false
  return next.query.trimStart().toLowerCase().startsWith(before.query.trim().toLowerCase())
}

/** Something that is made once: in steps, or at once by the first who asks. */
interface Gradual<Value> {
  readonly get: () => Value
  /** Does a step; true when there is nothing left to do. */
  readonly step: () => boolean
}

function gradual<Value>(make: () => Steps<Value>): Gradual<Value> {
  let steps: Steps<Value> | undefined
  let made: { readonly value: Value } | undefined
  const begun = () => {
    steps ??= make()
    return steps
  }
  function keep(value: Value): Value {
    made = { value }
    // The steps hold keys that nobody needs any more.
    steps = undefined
    return value
  }
  return {
    get: () => (made === undefined ? keep(finish(begun())) : made.value),
    step() {
      if (made !== undefined) return true
      const next = begun().next()
      if (next.done) keep(next.value)
      return next.done === true
    },
  }
}

/** Makes the index. Facets, texts and orders are made on first use. */
export function createRowIndex<Item, Facet extends string, Sort extends string>(
  items: readonly Item[],
  spec: RowSpec<Item, Facet, Sort>,
): RowIndex<Item, Facet, Sort> {
  const size = items.length
  const all = Uint32Array.from({ length: size }, (_, row) => row)

  function item(row: number): Item {
    const found = items[row]
    if (found === undefined) throw new RangeError(`Row ${row} of ${size} does not exist.`)
    return found
  }

  const texts = spec.search.map((textOf) =>
    gradual(() => numberSteps(size, (row) => textOf(item(row)).toLowerCase(), itself)),
  )
  const facets = each(spec.facets, (valuesOf) =>
    gradual(() => numberSteps(size, (row) => valuesOf(item(row)), listKey)),
  )
  const orders = each(spec.sorts, (read) =>
    gradual(() => orderSteps(size, (row) => read(item(row)))),
  )

  let last: { filter: RowFilter<Facet>; rows: Uint32Array } | undefined

  function filter(wanted: RowFilter<Facet>): Uint32Array {
    const within = last !== undefined && narrows(last.filter, wanted) ? last.rows : all
    const rows = search(wanted, within)
    last = { filter: wanted, rows }
    return rows
  }

  function search(wanted: RowFilter<Facet>, within: Uint32Array): Uint32Array {
    const terms = queryTerms(wanted.query)
    const chosen = (Object.keys(spec.facets) as Facet[]).filter(
      (facet) => wanted.facets[facet].length > 0,
    )
    if (terms.length === 0 && chosen.length === 0) return within
    const words = terms.map((term) => texts.map((text) => containing(text.get(), term)))
    const groups = chosen.map((facet) => among(facets[facet].get(), wanted.facets[facet]))
    return within.filter(
      (row) =>
        groups.every((test) => test(row)) &&
        words.every((tests) => tests.some((test) => test(row))),
    )
  }

  function sort(rows: Uint32Array, order: RowSort<Sort> | null): Uint32Array {
    if (order === null) return rows
    const inOrder = orders[order.by].get()
    const wanted = new Uint8Array(size)
    for (const row of rows) wanted[row] = 1
    const sorted = inOrder.filter((row) => wanted[row] === 1)
    return order.dir === 'desc' ? sorted.reverse() : sorted
  }

  function count(facet: Facet, rows: Uint32Array = all): readonly FacetCount[] {
    const { of, values: lists } = facets[facet].get()
    const byList = new Uint32Array(lists.length)
    for (const row of rows) {
      const list = of[row] ?? 0
      byList[list] = (byList[list] ?? 0) + 1
    }
    const counts = new Map<string, number>()
    lists.forEach((list, number) => {
      const found = byList[number] ?? 0
      if (found === 0) return
      for (const value of list) counts.set(value, (counts.get(value) ?? 0) + found)
    })
    return Array.from(counts, ([value, total]) => ({ value, count: total })).sort(
      (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
    )
  }

  function* prepare(sorts: readonly Sort[]): Steps<undefined> {
    for (const work of [...sorts.map((by) => orders[by]), ...texts]) {
      while (!work.step()) yield
    }
    return undefined
  }

  return { size, item, filter, sort, count, prepare }
}

const itself = (text: string) => text

/** Lists with the same values in the same order are one. */
function listKey(values: readonly string[]): string {
  const [only] = values
  const plain = values.length === 1 && only !== undefined && !only.startsWith('[')
  return plain ? only : JSON.stringify(values)
}

/** The same members, each value replaced. */
function each<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  change: (value: From) => To,
): Readonly<Record<Name, To>> {
  const changed = Object.entries<From>(record).map(([name, value]) => [name, change(value)])
  return Object.fromEntries(changed) as Record<Name, To>
}

type RowTest = (row: number) => boolean

/** Tells rows whose text has the word in it; every text is looked at once at most. */
function containing({ of, values }: Numbered<string>, word: string): RowTest {
  const ABSENT = 1
  const PRESENT = 2
  const seen = new Uint8Array(values.length)
  return (row) => {
    const number = of[row] ?? 0
    if (seen[number] === 0) {
      seen[number] = values[number]?.includes(word) === true ? PRESENT : ABSENT
    }
    return seen[number] === PRESENT
  }
}

/** Tells rows that have one of the chosen values. */
function among({ of, values }: Numbered<readonly string[]>, chosen: readonly string[]): RowTest {
  const wanted = new Set(chosen)
  const fits = Uint8Array.from(values, (list) => (list.some((one) => wanted.has(one)) ? 1 : 0))
  return (row) => fits[of[row] ?? 0] === 1
}
