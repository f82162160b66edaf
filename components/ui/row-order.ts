/**
 * Work over all rows of a list, cut into small steps: a generator that yields after a few thousand
 * rows, so that it can be done in idle moments, or to its end when somebody waits for it.
 */
export type Steps<Value> = Generator<undefined, Value>

/** Rows that are read or moved in one step: a few milliseconds of work. */
const STEP = 4096

/** Rows that are sorted at once, before such runs are merged. */
const RUN = 2048

/** Does what is left of the work. */
export function finish<Value>(steps: Steps<Value>): Value {
  let next = steps.next()
  while (!next.done) next = steps.next()
  return next.value
}

/** Values of rows, each kept once: `of` has the number of a row's value, `values` the value of a number. */
export interface Numbered<Value> {
  readonly of: Uint32Array
  readonly values: readonly Value[]
}

/**
 * Numbers the values of `size` rows. Values are one when their `key` is: rows of a large list share
 * most of what they show.
 */
export function* numberSteps<Value>(
  size: number,
  read: (row: number) => Value,
  key: (value: Value) => string | number,
): Steps<Numbered<Value>> {
  const of = new Uint32Array(size)
  const values: Value[] = []
  const numbers = new Map<string | number, number>()
  for (let row = 0; row < size; row++) {
    const value = read(row)
    const name = key(value)
    let number = numbers.get(name)
    if (number === undefined) {
      number = values.push(value) - 1
      numbers.set(name, number)
    }
    of[row] = number
    if (row % STEP === STEP - 1) yield
  }
  return { of, values }
}

type Key = string | number

/** Lower-cases and pads runs of digits, so that `item 9` comes before `item 10`. */
export function sortKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

function compareKeys(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Row numbers in ascending order of their values; rows with equal values keep the order of the source. */
export function* orderSteps(size: number, read: (row: number) => Key): Steps<Uint32Array> {
  const { of, values } = yield* numberSteps(size, read, (value) => value)
  const keys: Key[] = []
  for (const value of values) {
    keys.push(typeof value === 'number' ? value : sortKey(value))
    if (keys.length % STEP === 0) yield
  }
  const compare = (a: number, b: number) => compareKeys(keys[a] ?? '', keys[b] ?? '')
  const sorted = yield* sortSteps(values.length, compare)
  // Different texts may have one key, as capitals do not count: those share a rank.
  const ranks = new Uint32Array(values.length)
  let rank = 0
  sorted.forEach((value, at) => {
    const before = sorted[at - 1]
    if (before !== undefined && compare(before, value) < 0) rank++
    ranks[value] = rank
  })
  return byRank(of, ranks, rank + 1)
}

/** Counting sort of the rows: once through them, and stable. */
function byRank(of: Uint32Array, ranks: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const value of of) {
    const next = (ranks[value] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let at = 1; at <= count; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const order = new Uint32Array(of.length)
  of.forEach((value, row) => {
    const rank = ranks[value] ?? 0
    const at = starts[rank] ?? 0
    order[at] = row
    starts[rank] = at + 1
  })
  return order
}

/** Merge sort of the numbers below `count`. */
function* sortSteps(count: number, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  let from = Uint32Array.from({ length: count }, (_, number) => number)
  for (let start = 0; start < count; start += RUN) {
    from.subarray(start, start + RUN).sort(compare)
    yield
  }
  let into = new Uint32Array(count)
  for (let width = RUN; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count)
      const end = Math.min(start + 2 * width, count)
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        const a = from[left] ?? 0
        const b = from[right] ?? 0
        const takeLeft = left < middle && (right >= end || compare(a, b) <= 0)
        into[at] = takeLeft ? a : b
        if (takeLeft) left++
        else right++
        if (at % STEP === STEP - 1) yield
      }
    }
    ;[from, into] = [into, from]
  }
  return from
}
