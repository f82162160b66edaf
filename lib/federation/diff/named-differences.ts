import { asciiTwin, characterKind, characterName, showHidden } from './characters'
import type { DiffSegment } from './segment'

export type DifferenceKind =
  | 'slash'
  | 'case'
  | 'space'
  | 'lookalike'
  | 'bidi'
  | 'invisible'
  | 'control'
  | 'missing'
  | 'extra'
  | 'replaced'

/** One difference in words. Positions count UTF-16 units from 0. */
export interface NamedDifference {
  readonly kind: DifferenceKind
  /** Where it starts in the expected text. */
  readonly expectedIndex: number
  /** Where it starts in the actual text. */
  readonly actualIndex: number
  /** For example "extra `/` at the end". */
  readonly message: string
}

const SHOWN_MAX = 40

/** Names every change of a diff; `segments` must be those of the two texts. */
export function describeDifferences(
  segments: readonly DiffSegment[],
  expected: string,
  actual: string,
): readonly NamedDifference[] {
  if (areUnlike(segments)) return [replacedWhole(expected, actual)]
  const found: NamedDifference[] = []
  let e = 0
  let a = 0
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index]
    if (segment === undefined) continue
    if (segment.kind === 'equal') {
      e += segment.text.length
      a += segment.text.length
      continue
    }
    const next = segments[index + 1]
    const removed = segment.kind === 'removed' ? segment.text : ''
    const added = segment.kind === 'added' ? segment.text : next?.kind === 'added' ? next.text : ''
    if (segment.kind === 'removed' && next?.kind === 'added') index++
    found.push(name(removed, added, { e, a, expected, actual }))
    e += removed.length
    a += added.length
  }
  return found
}

/** True when what the changes leave equal between them is less than what they change: letters met by chance. */
export function areUnlike(segments: readonly DiffSegment[]): boolean {
  const changes = segments.flatMap(({ kind }, index) => (kind === 'equal' ? [] : [index]))
  const [first = 0] = changes
  const last = changes.at(-1) ?? 0
  let kept = 0
  let changed = 0
  for (const { kind, text } of segments.slice(first, last + 1)) {
    if (kind === 'equal') kept += text.length
    else changed += text.length
  }
  return kept > 0 && kept < changed
}

/** One difference from the first to the last differing character. */
function replacedWhole(expected: string, actual: string): NamedDifference {
  const a = Array.from(expected)
  const b = Array.from(actual)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const at = a.slice(0, start).join('').length
  return name(a.slice(start, a.length - tail).join(''), b.slice(start, b.length - tail).join(''), {
    e: at,
    a: at,
    expected,
    actual,
  })
}

interface Place {
  readonly e: number
  readonly a: number
  readonly expected: string
  readonly actual: string
}

function name(removed: string, added: string, place: Place): NamedDifference {
  const at = { expectedIndex: place.e, actualIndex: place.a }
  if (removed === '') {
    const where = position(place.a, added.length, place.actual)
    return { ...at, kind: oneSided(added, 'extra'), message: `extra ${show(added)} ${where}` }
  }
  if (added === '') {
    const where = position(place.e, removed.length, place.expected)
    return {
      ...at,
      kind: oneSided(removed, 'missing'),
      message: `missing ${show(removed)} ${where}`,
    }
  }
  const where = `at ${place.a}`
  if (added.toLowerCase() === removed.toLowerCase())
    return { ...at, kind: 'case', message: `${show(added)} is not ${show(removed)} ${where}` }
  if (twin(added) === twin(removed))
    return {
      ...at,
      kind: 'lookalike',
      message: `${show(added)} only looks like ${show(removed)} ${where}`,
    }
  return { ...at, kind: 'replaced', message: `${show(added)} instead of ${show(removed)} ${where}` }
}

function oneSided(text: string, otherwise: 'extra' | 'missing'): DifferenceKind {
  if (text === '/') return 'slash'
  const kinds = new Set(Array.from(text, characterKind))
  const [only] = kinds
  if (kinds.size === 1 && only !== undefined && only !== 'plain') return only
  return otherwise
}

function position(start: number, length: number, whole: string): string {
  if (start === 0) return 'at the start'
  return start + length === whole.length ? `at the end (${start})` : `at ${start}`
}

function twin(text: string): string {
  return Array.from(text, (character) => asciiTwin(character) ?? character).join('')
}

/** Text as it may be shown: hidden characters by name or escaped, long runs cut. */
function show(text: string): string {
  const characters = Array.from(text)
  const [first] = characters
  if (characters.length === 1 && first !== undefined) return characterName(first)
  if (characters.every((character) => character === ' ')) return `${characters.length} spaces`
  const cut = characters.length > SHOWN_MAX ? `${characters.slice(0, SHOWN_MAX).join('')}…` : text
  return `\`${showHidden(cut)}\``
}
