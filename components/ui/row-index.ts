/**
 * Filter, facets and sort over many rows without touching the rows: strings to search are made once,
 * facet values are numbered, and a sort order is computed once a column, so that typing in a filter
 * over 50,000 rows stays within a frame or two.
 */

/** How rows of one kind are searched, grouped and sorted. Lives at module scope. */
export interface RowSpec<Item, Facet extends string, Sort extends string> {
  /** Everything a user may type to find the row, in any case. */
  readonly search: (item: Item) => string
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
  /** Values of a facet with the number of rows, most first. */
  readonly count: (facet: Facet, rows?: Uint32Array) => readonly FacetCount[]
}

/** Lower-cases and pads runs of digits, so that `item 9` comes before `item 10`. */
export function sortKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

function compareKeys(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0
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

/** Makes the index. Facets and sort orders are computed on first use. */
export function createRowIndex<Item, Facet extends string, Sort extends string>(
  items: readonly Item[],
  spec: RowSpec<Item, Facet, Sort>,
): RowIndex<Item, Facet, Sort> {
  const size = items.length
  const searches = items.map((item) => spec.search(item).toLowerCase())
  const all = Uint32Array.from({ length: size }, (_, row) => row)
  const ranks = new Map<Sort, Uint32Array>()
  const values = new Map<Facet, readonly (readonly string[])[]>()

  function facetValues(facet: Facet): readonly (readonly string[])[] {
    const known = values.get(facet)
    if (known !== undefined) return known
    const made = items.map((item) => spec.facets[facet](item))
    values.set(facet, made)
    return made
  }

  function rank(by: Sort): Uint32Array {
    const known = ranks.get(by)
    if (known !== undefined) return known
    const keys = items.map((item) => {
      const value = spec.sorts[by](item)
      return typeof value === 'number' ? value : sortKey(value)
    })
    const order = Array.from(all).sort((a, b) => compareKeys(keys[a] ?? '', keys[b] ?? '') || a - b)
    const made = new Uint32Array(size)
    for (const [position, row] of order.entries()) made[row] = position
    ranks.set(by, made)
    return made
  }

  let last: { filter: RowFilter<Facet>; rows: Uint32Array } | undefined

  function filter(wanted: RowFilter<Facet>): Uint32Array {
    const within = last !== undefined && narrows(last.filter, wanted) ? last.rows : all
    const rows = search(wanted, within)
    last = { filter: wanted, rows }
    return rows
  }

  function search(wanted: RowFilter<Facet>, within: Uint32Array): Uint32Array {
    const terms = queryTerms(wanted.query)
    const chosen = (Object.keys(spec.facets) as Facet[])
      .filter((facet) => wanted.facets[facet].length > 0)
      .map((facet) => ({ of: facetValues(facet), wanted: new Set(wanted.facets[facet]) }))
    if (terms.length === 0 && chosen.length === 0) return within
    return within.filter((row) => {
      const text = searches[row] ?? ''
      for (const term of terms) if (!text.includes(term)) return false
      for (const facet of chosen) {
        if (!facet.of[row]?.some((value) => facet.wanted.has(value))) return false
      }
      return true
    })
  }

  function sort(rows: Uint32Array, order: RowSort<Sort> | null): Uint32Array {
    if (order === null) return rows
    const ranked = rank(order.by)
    // Sorting ranks as numbers is far cheaper than comparing rows.
    const byRank = new Float64Array(rows.length)
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      byRank[at] = (ranked[row] ?? 0) * 2 ** 21 + row
    }
    byRank.sort()
    if (order.dir === 'desc') byRank.reverse()
    return Uint32Array.from(byRank, (value) => value % 2 ** 21)
  }

  function count(facet: Facet, rows: Uint32Array = all): readonly FacetCount[] {
    const of = facetValues(facet)
    const counts = new Map<string, number>()
    for (const row of rows) {
      for (const value of of[row] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return Array.from(counts, ([value, total]) => ({ value, count: total })).sort(
      (a, b) => b.count - a.count || compareKeys(a.value, b.value),
    )
  }

  return {
    size,
    item(row) {
      const item = items[row]
      if (item === undefined) throw new RangeError(`Row ${row} of ${size} does not exist.`)
      return item
    },
    filter,
    sort,
    count,
  }
}
