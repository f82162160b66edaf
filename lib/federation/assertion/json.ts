/** Bounds of {@link parseStrictJson}. */
export interface JsonLimits {
  /** Nested objects and arrays. */
  readonly depth: number
  /** Object members and array elements in all. */
  readonly members: number
}

/** Depth as in our own API limits; no issuer we know comes near either number. */
export const JSON_LIMITS: JsonLimits = { depth: 32, members: 1_000 }

export interface JsonDocument {
  readonly ok: true
  /** Objects have no prototype; of a repeated name the last value stays, as in most parsers. */
  readonly value: unknown
  /** Names that stand twice in one object, after unescaping. */
  readonly duplicates: readonly string[]
  /** Names `__proto__`, `constructor`, `prototype`, at any depth. */
  readonly prototypeNames: readonly string[]
  /** A name or text holds half of a surrogate pair, written as an escape. */
  readonly loneSurrogates: boolean
}

export interface JsonFailure {
  readonly ok: false
  readonly defect: 'syntax' | 'depth' | 'members'
  /** Index in UTF-16 units where reading stopped. */
  readonly at: number
}

const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const LITERALS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]
const LONE_SURROGATE = /\p{Surrogate}/u

type Container =
  | { readonly object: Record<string, unknown>; readonly names: Set<string>; name: string }
  | { readonly array: unknown[] }

/** Thrown and caught inside this file only. */
class Stop extends Error {
  constructor(
    readonly defect: JsonFailure['defect'],
    readonly at: number,
  ) {
    super(defect)
  }
}

class Reader {
  readonly duplicates: string[] = []
  readonly prototypeNames: string[] = []
  loneSurrogates = false
  private position = 0
  private members = 0

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  /** Reads one document. A loop over an explicit stack: deep nesting cannot overflow ours. */
  document(): unknown {
    const stack: Container[] = []
    let value = this.openOrScalar(stack)
    for (;;) {
      if (value === OPENED) {
        value = this.firstInside(stack)
        continue
      }
      const top = stack.at(-1)
      if (top === undefined) {
        this.skipSpace()
        return this.position === this.text.length ? value : this.stop('syntax')
      }
      value = this.afterValue(stack, top, value)
    }
  }

  /** After `{` or `[`: the first value inside, or the empty container itself. */
  private firstInside(stack: Container[]): unknown {
    const top = stack.at(-1)
    if (top === undefined) return this.stop('syntax')
    this.skipSpace()
    const closing = 'object' in top ? '}' : ']'
    if (this.text[this.position] === closing) return this.close(stack)
    return this.next(stack, top)
  }

  /** Stores a finished value in its container, then reads on: `,` and the next value, or the end. */
  private afterValue(stack: Container[], top: Container, value: unknown): unknown {
    if ('object' in top) {
      Object.defineProperty(top.object, top.name, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      })
    } else top.array.push(value)
    this.skipSpace()
    const character = this.text[this.position]
    if (character === ('object' in top ? '}' : ']')) return this.close(stack)
    if (character !== ',') return this.stop('syntax')
    this.position++
    return this.next(stack, top)
  }

  private next(stack: Container[], top: Container): unknown {
    if (++this.members > this.limits.members) return this.stop('members')
    if ('object' in top) this.memberName(top)
    return this.openOrScalar(stack)
  }

  private memberName(top: { readonly names: Set<string>; name: string }): void {
    this.skipSpace()
    if (this.text[this.position] !== '"') this.stop('syntax')
    const name = this.string()
    if (top.names.has(name)) this.duplicates.push(name)
    if (PROTOTYPE_NAMES.has(name)) this.prototypeNames.push(name)
    top.names.add(name)
    top.name = name
    this.skipSpace()
    if (this.text[this.position] !== ':') this.stop('syntax')
    this.position++
  }

  private close(stack: Container[]): unknown {
    this.position++
    const closed = stack.pop()
    if (closed === undefined) return this.stop('syntax')
    return 'object' in closed ? closed.object : closed.array
  }

  private openOrScalar(stack: Container[]): unknown {
    this.skipSpace()
    const character = this.text[this.position]
    if (character === '"') return this.string()
    if (character !== '{' && character !== '[') return this.scalar()
    if (stack.length >= this.limits.depth) return this.stop('depth')
    this.position++
    stack.push(
      character === '{'
        ? { object: Object.create(null) as Record<string, unknown>, names: new Set(), name: '' }
        : { array: [] },
    )
    return OPENED
  }

  private scalar(): unknown {
    for (const [word, value] of LITERALS) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length
        return value
      }
    }
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
    number.lastIndex = this.position
    const match = number.exec(this.text)
    if (match === null) return this.stop('syntax')
    this.position = number.lastIndex
    return Number(match[0])
  }

  /** The platform reads the literal itself; it is strict about escapes and control characters. */
  private string(): string {
    const start = this.position
    let end = start + 1
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1
    if (end >= this.text.length) return this.stop('syntax')
    const literal = this.text.slice(start, end + 1)
    let value: string
    try {
      value = JSON.parse(literal) as string
    } catch {
      return this.stop('syntax')
    }
    this.position = end + 1
    if (LONE_SURROGATE.test(value)) this.loneSurrogates = true
    return value
  }

  private skipSpace(): void {
    while (' \t\n\r'.includes(this.text[this.position] ?? 'x')) this.position++
  }

  private stop(defect: JsonFailure['defect']): never {
    throw new Stop(defect, this.position)
  }
}

/** Says that a container was opened, so no value is there yet. */
const OPENED = Symbol('opened')

/**
 * Reads one JSON document strictly (RFC 8259) in linear time and reports what `JSON.parse` hides:
 * repeated names (also when one is written with escapes), names that would reach a prototype, and
 * lone surrogates. Never throws; nesting and member count are bounded by `limits`.
 */
export function parseStrictJson(
  text: string,
  limits: JsonLimits = JSON_LIMITS,
): JsonDocument | JsonFailure {
  const reader = new Reader(text, limits)
  try {
    const value = reader.document()
    return {
      ok: true,
      value,
      duplicates: reader.duplicates,
      prototypeNames: reader.prototypeNames,
      loneSurrogates: reader.loneSurrogates,
    }
  } catch (stop) {
    if (stop instanceof Stop) return { ok: false, defect: stop.defect, at: stop.at }
    throw stop
  }
}

/** True for a JSON object (no array, no null). */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
