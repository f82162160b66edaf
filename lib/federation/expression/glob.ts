/**
 * The globs of `matches`: `*` any run of characters, also none, `?` exactly one; everything else
 * stands for itself. Characters are UTF-16 units.
 */

/**
 * Whole-value match. Two pointers and one remembered star: time grows with the product of the
 * lengths at worst, never exponentially.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = t
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else {
      return false
    }
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Where a glob and a text part ways. Indexes are UTF-16 units. */
export interface GlobMismatch {
  /** Where the piece between two stars that finds no place must stand. */
  readonly place: 'whole' | 'start' | 'middle' | 'end'
  /** The piece of the pattern that finds no place; empty when the text goes on after the pattern's end. */
  readonly patternStart: number
  readonly patternEnd: number
  /** The text up to here follows the pattern. */
  readonly textIndex: number
  /** The first character of the pattern that differs; absent for `middle`, where there is no such one. */
  readonly patternIndex?: number
}

/**
 * Why `text` does not match `pattern`, or undefined when it does. Pieces between stars are placed
 * from the left as early as they can be, which finds a match whenever there is one.
 */
export function findGlobMismatch(pattern: string, text: string): GlobMismatch | undefined {
  if (matchesGlob(pattern, text)) return undefined
  const pieces = piecesOf(pattern)
  const first = pieces[0] ?? { text: '', start: 0 }
  const last = pieces.at(-1) ?? first
  const firstDiffers = differenceAt(first.text, text, 0)
  if (pieces.length === 1) {
    const at = firstDiffers ?? first.text.length
    return mismatch('whole', at, pattern.length, at, at)
  }
  if (firstDiffers !== undefined)
    return mismatch('start', 0, first.text.length, firstDiffers, firstDiffers)
  let reached = first.text.length
  for (const piece of pieces.slice(1, -1)) {
    const found = findPiece(piece.text, text, reached)
    if (found < 0) return mismatch('middle', piece.start, piece.start + piece.text.length, reached)
    reached = found + piece.text.length
  }
  return endMismatch(last, pattern, text, reached)
}

interface Piece {
  readonly text: string
  readonly start: number
}

function piecesOf(pattern: string): readonly Piece[] {
  let start = 0
  return pattern.split('*').map((text) => {
    const piece = { text, start }
    start += text.length + 1
    return piece
  })
}

function mismatch(
  place: GlobMismatch['place'],
  patternStart: number,
  patternEnd: number,
  textIndex: number,
  patternIndex?: number,
): GlobMismatch {
  return {
    place,
    patternStart,
    patternEnd,
    textIndex,
    ...(patternIndex !== undefined && { patternIndex }),
  }
}

function fits(wanted: string | undefined, actual: string | undefined): boolean {
  return actual !== undefined && (wanted === '?' || wanted === actual)
}

/** Index in `piece` of the first character that does not stand in `text` from `from` on. */
function differenceAt(piece: string, text: string, from: number): number | undefined {
  for (let index = 0; index < piece.length; index++)
    if (!fits(piece[index], text[from + index])) return index
  return undefined
}

function findPiece(piece: string, text: string, from: number): number {
  for (let at = from; at + piece.length <= text.length; at++)
    if (differenceAt(piece, text, at) === undefined) return at
  return -1
}

/** The last piece must end the text and may not overlap what is taken already. */
function endMismatch(last: Piece, pattern: string, text: string, reached: number): GlobMismatch {
  let back = 1
  while (
    back <= last.text.length &&
    text.length - back >= reached &&
    fits(last.text.at(-back), text.at(-back))
  )
    back++
  return mismatch('end', last.start, pattern.length, text.length - back + 1, pattern.length - back)
}

/** One or more characters of a kind, of which `sample` is one. */
export interface Run {
  readonly has: (char: string) => boolean
  readonly sample: string
}

/** A set of texts: fixed pieces and runs, one after the other. */
export type Shape = readonly (string | Run)[]

/**
 * A shortest text that is of the shape and matches the glob, or undefined when there is none.
 * `literal` takes `*` and `?` of the pattern for themselves. Breadth-first over pairs of places:
 * time and memory grow with the product of the lengths.
 */
export function findOverlap(pattern: string, shape: Shape, literal = false): string | undefined {
  const units = shape.flatMap((part): readonly (string | Run)[] =>
    typeof part === 'string' ? part.split('') : [part],
  )
  const width = units.length + 1
  const goal = pattern.length * width + units.length
  const parents = new Int32Array((pattern.length + 1) * width).fill(-1)
  const read: string[] = []
  const queue = [0]
  const reach = (state: number, parent: number, char: string) => {
    if (state === 0 || parents[state] !== -1) return
    parents[state] = parent
    read[state] = char
    queue.push(state)
  }
  for (let next = 0; next < queue.length; next++) {
    const state = queue[next] ?? 0
    if (state === goal) return readBack(state, parents, read)
    const p = Math.floor(state / width)
    const wanted = pattern[p]
    const unit = units[state % width]
    const isStar = wanted === '*' && !literal
    if (isStar) reach(state + width, state, '')
    if (wanted === undefined || unit === undefined) continue
    const char = commonChar(isStar || (wanted === '?' && !literal) ? undefined : wanted, unit)
    if (char === undefined) continue
    const after = isStar ? state : state + width
    reach(after + 1, state, char)
    if (typeof unit !== 'string') reach(after, state, char)
  }
  return undefined
}

/** A character that both sides take; `wanted` undefined takes any. */
function commonChar(wanted: string | undefined, unit: string | Run): string | undefined {
  if (typeof unit === 'string') return wanted === undefined || wanted === unit ? unit : undefined
  if (wanted === undefined) return unit.sample
  return unit.has(wanted) ? wanted : undefined
}

function readBack(goal: number, parents: Int32Array, read: readonly string[]): string {
  const chars: string[] = []
  for (let state = goal; state > 0; state = parents[state] ?? 0) chars.push(read[state] ?? '')
  return chars.reverse().join('')
}
