import { trimEnds } from '../credential/texts'
import { foldCase, sameWorkload } from './subject-forms'

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
  if (expected === actual) return 0
  if (expected.length === actual.length && foldCase(expected) === foldCase(actual)) return 0.01
  if (trimEnds(expected) === trimEnds(actual)) return 0.02
  if (sameWorkload(expected, actual, claims)) return 0.03
  if (withoutScheme(expected) === withoutScheme(actual)) return 0.04
  return 0.05 + 0.95 * segmentDistance(expected.split(/[:/]/), actual.split(/[:/]/))
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
  if (foldCase(a) === foldCase(b)) return 0.05
  if (a.replace(/@\d+$/, '') === b.replace(/@\d+$/, '')) return 0.1
  return 0.5 + 0.5 * (editDistance(a, b) / Math.max(a.length, b.length))
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
