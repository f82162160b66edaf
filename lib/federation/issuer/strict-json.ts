import { parseStrictJson } from '../assertion/json'

/** Strict reading of JSON: what `JSON.parse` forgives (duplicate members) is reported. */
export interface JsonReading {
  /** The value, or absent when the text is not one JSON value. */
  readonly value?: unknown
  readonly isJson: boolean
  /** The text starts with a byte order mark. */
  readonly byteOrderMark: boolean
  /** The first member name that stands twice in one object. */
  readonly duplicateMember?: string
  /** Size in UTF-8 bytes. */
  readonly bytes: number
}

/**
 * The size of a document is judged by its bytes, so that a large one is told apart from a broken
 * one; what is fetched is capped before it comes here.
 */
const NO_LIMITS = { depth: Number.POSITIVE_INFINITY, members: Number.POSITIVE_INFINITY }

/** Reads a text. Never throws; members keep their last value, as most parsers do. */
export function readJsonText(text: string): JsonReading {
  const byteOrderMark = text.startsWith('\uFEFF')
  const bytes = new TextEncoder().encode(text).length
  const parsed = parseStrictJson(byteOrderMark ? text.slice(1) : text, NO_LIMITS)
  if (!parsed.ok) return { isJson: false, byteOrderMark, bytes }
  const [duplicateMember] = parsed.duplicates
  const reading = { value: parsed.value, isJson: true, byteOrderMark, bytes }
  return duplicateMember === undefined ? reading : { ...reading, duplicateMember }
}

/** The same facts for a body that somebody else has parsed. */
export function readJsonValue(value: unknown): JsonReading {
  return { value, isJson: true, byteOrderMark: false, bytes: sizeOf(value) }
}

function sizeOf(value: unknown): number {
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length
  } catch {
    // Nested deeper than the stack: certainly no document of a sane size.
    return Number.POSITIVE_INFINITY
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

/** True for a JSON object, false for arrays, null and scalars. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Visits every member of every object inside a value, the value's own included. Iterative: the
 * depth of a hostile document is no limit of ours.
 */
export function someMember(
  value: unknown,
  test: (name: string, member: unknown) => boolean,
): boolean {
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (Array.isArray(next)) for (const item of next) pending.push(item)
    else if (isObject(next)) {
      for (const name of Object.keys(next)) {
        if (test(name, next[name])) return true
        pending.push(next[name])
      }
    }
  }
  return false
}
