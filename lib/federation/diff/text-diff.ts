import { describeDifferences, type NamedDifference } from './named-differences'
import type { DiffSegment } from './segment'

export interface TextDiff {
  readonly segments: readonly DiffSegment[]
  /** Index in UTF-16 units of the first difference; absent when the texts are equal. */
  readonly firstDifference?: number
  /** The differences in words, for readers who cannot see a stray slash. */
  readonly differences: readonly NamedDifference[]
}

/** Above this product of the two middle parts the diff is coarse: one removed and one added run. */
const CELLS_MAX = 4_000_000

/**
 * Compares two texts character by character. `removed` is what `expected` has and `actual` lacks,
 * `added` the other way round: equal and removed segments rebuild `expected`, equal and added ones
 * `actual`. Memory grows with the length of the texts, not with their product (Hirschberg 1975).
 */
export function diffText(expected: string, actual: string): TextDiff {
  if (expected === actual) {
    return { segments: expected === '' ? [] : [{ kind: 'equal', text: expected }], differences: [] }
  }
  const a = Array.from(expected)
  const b = Array.from(actual)
  const writer = new SegmentWriter()
  diffRange(a, b, writer)
  const segments = writer.finish()
  return {
    segments,
    firstDifference: firstDifference(expected, actual) ?? 0,
    differences: describeDifferences(segments, expected, actual),
  }
}

/** Index in UTF-16 units of the first difference of two texts, or undefined when they are equal. */
export function firstDifference(expected: string, actual: string): number | undefined {
  if (expected === actual) return undefined
  const end = Math.min(expected.length, actual.length)
  let index = 0
  while (index < end && expected.charCodeAt(index) === actual.charCodeAt(index)) index++
  return index
}

/** Collects characters and joins neighbours; within a change the removed run stands first. */
class SegmentWriter {
  private readonly segments: DiffSegment[] = []
  private equal = ''
  private removed = ''
  private added = ''

  keep(text: string): void {
    if (text === '') return
    this.flushChange()
    this.equal += text
  }

  change(removed: string, added: string): void {
    if (removed === '' && added === '') return
    this.flushEqual()
    this.removed += removed
    this.added += added
  }

  finish(): readonly DiffSegment[] {
    this.flushEqual()
    this.flushChange()
    return this.segments
  }

  private flushEqual(): void {
    if (this.equal !== '') this.segments.push({ kind: 'equal', text: this.equal })
    this.equal = ''
  }

  private flushChange(): void {
    if (this.removed !== '') this.segments.push({ kind: 'removed', text: this.removed })
    if (this.added !== '') this.segments.push({ kind: 'added', text: this.added })
    this.removed = ''
    this.added = ''
  }
}

function diffRange(a: readonly string[], b: readonly string[], out: SegmentWriter): void {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let tail = 0
  while (
    tail < a.length - start &&
    tail < b.length - start &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  out.keep(a.slice(0, start).join(''))
  diffMiddle(a.slice(start, a.length - tail), b.slice(start, b.length - tail), out)
  out.keep(a.slice(a.length - tail).join(''))
}

function diffMiddle(a: readonly string[], b: readonly string[], out: SegmentWriter): void {
  if (a.length === 0 || b.length === 0 || a.length * b.length > CELLS_MAX) {
    out.change(a.join(''), b.join(''))
    return
  }
  if (a.length === 1 || b.length === 1) {
    diffSingle(a, b, out)
    return
  }
  const middle = a.length >> 1
  const upper = commonLengths(a.slice(0, middle), b)
  const lower = commonLengths(a.slice(middle).reverse(), b.slice().reverse())
  let best = -1
  let split = 0
  for (let index = 0; index <= b.length; index++) {
    const score = (upper[index] ?? 0) + (lower[b.length - index] ?? 0)
    if (score > best) {
      best = score
      split = index
    }
  }
  if (best === 0) {
    out.change(a.join(''), b.join(''))
    return
  }
  diffRange(a.slice(0, middle), b.slice(0, split), out)
  diffRange(a.slice(middle), b.slice(split), out)
}

function diffSingle(a: readonly string[], b: readonly string[], out: SegmentWriter): void {
  const isShortened = b.length === 1
  const single = isShortened ? b[0] : a[0]
  const many = isShortened ? a : b
  const at = single === undefined ? -1 : many.indexOf(single)
  if (single === undefined || at < 0) {
    out.change(a.join(''), b.join(''))
    return
  }
  const write = (text: string) => (isShortened ? out.change(text, '') : out.change('', text))
  write(many.slice(0, at).join(''))
  out.keep(single)
  write(many.slice(at + 1).join(''))
}

/** Lengths of the longest common subsequence of `a` with every prefix of `b`. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  let previous = new Uint32Array(b.length + 1)
  let current = new Uint32Array(b.length + 1)
  for (const character of a) {
    for (let index = 1; index <= b.length; index++) {
      current[index] =
        character === b[index - 1]
          ? (previous[index - 1] ?? 0) + 1
          : Math.max(previous[index] ?? 0, current[index - 1] ?? 0)
    }
    const spare = previous
    previous = current
    current = spare
  }
  return previous
}
