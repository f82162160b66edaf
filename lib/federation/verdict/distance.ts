import { trimEnds } from '../credential/texts'
import { foldCase, sameWorkloadAs } from './subject-forms'

/**
 * How far two issuers, audiences or subjects are apart, from 0 (equal) to 1. Differences that a
 * reader overlooks come first: case, a slash or a space at the end, another form of the same
 * subject, the scheme. Then the first differing segment decides, as ids grow more specific to the
 * right: another branch of the repository is nearer than another repository.
 */
export function textDistance(
  expected: string,
  actual: string,
  claims?: Readonly<Record<string, unknown>>,
): number {
  return distanceTo(actual, claims)(expected)
}

/**
 * `textDistance` to one text from many: what depends on that text alone is worked out once, and each
 * expected text is compared once.
 */
export function distanceTo(
  actual: string,
  claims?: Readonly<Record<string, unknown>>,
): (expected: string) => number {
  const known = new Map<string, number>()
  const trimmed = trimEnds(actual)
  const bare = withoutScheme(actual)
  const segments = segmentsOf(actual)
  const isSameWorkload = sameWorkloadAs(actual, claims)
  let folded: string | undefined

  function measure(expected: string): number {
    if (expected === actual) return 0
    if (expected.length === actual.length) {
      folded ??= foldCase(actual)
      if (foldCase(expected) === folded) return 0.01
    }
    if (trimEnds(expected) === trimmed) return 0.02
    if (isSameWorkload(expected)) return 0.03
    if (withoutScheme(expected) === bare) return 0.04
    return 0.05 + 0.95 * segmentDistance(segmentsOf(expected), segments)
  }

  return (expected) => {
    let distance = known.get(expected)
    if (distance === undefined) {
      distance = measure(expected)
      known.set(expected, distance)
    }
    return distance
  }
}

function segmentsOf(text: string): readonly string[] {
  return text.split(/[:/]/)
}

function withoutScheme(text: string): string {
  return trimEnds(text).replace(/^https?:\/\//, '')
}

/**
 * Weights fall by a third from left to right and a differing segment counts at least half, so that
 * the leftmost difference outweighs all that follow.
 */
function segmentDistance(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length)
  let weight = 2 / 3
  let sum = 0
  for (let index = 0; index < length && weight > 1e-9; index++) {
    sum += weight * oneSegment(a[index], b[index])
    weight /= 3
  }
  return Math.min(sum, 1)
}

function oneSegment(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return 1
  // Folding keeps the length.
  if (a.length === b.length && foldCase(a) === foldCase(b)) return 0.05
  if ((a.includes('@') || b.includes('@')) && withoutId(a) === withoutId(b)) return 0.1
  return 0.5 + 0.5 * (editDistance(a, b) / Math.max(a.length, b.length))
}

function withoutId(segment: string): string {
  return segment.replace(/@\d+$/, '')
}

/** Longer middles than this are taken as wholly different: names are shorter. */
const EDIT_LENGTH_MAX = 48

/** Levenshtein distance of two texts in UTF-16 units; common ends are free, long middles cut short. */
export function editDistance(a: string, b: string): number {
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start))
    start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const lengthA = endA - start
  const lengthB = endB - start
  if (lengthA === 0 || lengthB === 0) return lengthA + lengthB
  if (lengthA > EDIT_LENGTH_MAX || lengthB > EDIT_LENGTH_MAX) return Math.max(lengthA, lengthB)
  const row = new Uint16Array(lengthB + 1).map((_, index) => index)
  for (let i = 1; i <= lengthA; i++) {
    let diagonal = row[0] ?? 0
    row[0] = i
    const unit = a.charCodeAt(start + i - 1)
    for (let j = 1; j <= lengthB; j++) {
      const above = row[j] ?? 0
      const substituted = diagonal + (unit === b.charCodeAt(start + j - 1) ? 0 : 1)
      row[j] = Math.min(substituted, above + 1, (row[j - 1] ?? 0) + 1)
      diagonal = above
    }
  }
  return row[lengthB] ?? 0
}
