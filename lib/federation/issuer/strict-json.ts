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

/** Reads a text. Never throws; members keep their last value, as most parsers do. */
export function readJsonText(text: string): JsonReading {
  const byteOrderMark = text.startsWith('\uFEFF')
  const body = byteOrderMark ? text.slice(1) : text
  const bytes = new TextEncoder().encode(text).length
  try {
    const value: unknown = JSON.parse(body)
    const duplicateMember = findDuplicateMember(body)
    const reading = { value, isJson: true, byteOrderMark, bytes }
    return duplicateMember === undefined ? reading : { ...reading, duplicateMember }
  } catch {
    return { isJson: false, byteOrderMark, bytes }
  }
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

/**
 * Walks a text that `JSON.parse` has accepted. Iterative, so that deep nesting costs no stack;
 * a string is a member name when a colon follows it.
 */
function findDuplicateMember(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '{') open.push(new Set())
    else if (char === '[') open.push(undefined)
    else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      const end = endOfString(text, index)
      const names = open.at(-1)
      if (names && isFollowedByColon(text, end)) {
        const name = JSON.parse(text.slice(index, end)) as string
        if (names.has(name)) return name
        names.add(name)
      }
      index = end - 1
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index + 1
}

function isFollowedByColon(text: string, from: number): boolean {
  let index = from
  while (/[ \t\r\n]/.test(text[index] ?? '')) index++
  return text[index] === ':'
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
