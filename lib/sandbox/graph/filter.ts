import type { Entity, EntityType, Json } from './schema'

/** A compiled `$filter`. */
export interface Filter {
  readonly test: (entity: Entity) => boolean
  /** True when Graph wants `ConsistencyLevel: eventual` and `$count=true` for it. */
  readonly advanced: boolean
}

export type FilterOutcome =
  | { readonly filter: Filter }
  | { readonly unknown: string }
  | { readonly invalid: true }
  | { readonly unsupported: true }

type Test = (value: Json) => boolean
type Term = { readonly test: Test; readonly advanced: boolean }

const LITERAL = `'(?:[^']|'')*'|true|false|null|-?\\d+|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z`
const PATH = '[A-Za-z][\\w]*(?:/[A-Za-z]\\w*)*'
const COMPARISON = new RegExp(`^(${PATH}(?:/\\$count)?) (eq|ne|ge|le|gt|lt) (${LITERAL})$`)
const CALL = new RegExp(`^(startswith|endswith|contains)\\((${PATH}), ?('(?:[^']|'')*')\\)$`, 'i')
const ANY = new RegExp(`^(${PATH})/any\\((\\w+): ?(.+)\\)$`)

function literal(text: string): unknown {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  if (text === 'true') return true
  if (text === 'false') return false
  if (text === 'null') return null
  return /^-?\d+$/.test(text) ? Number(text) : text
}

/** Directory strings compare without regard to case. */
function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null)
}

const COMPARE: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  eq: (left, right) => fold(left) === fold(right),
  ne: (left, right) => fold(left) !== fold(right),
  ge: (left, right) => String(left) >= String(right),
  le: (left, right) => String(left) <= String(right),
  gt: (left, right) => String(left) > String(right),
  lt: (left, right) => String(left) < String(right),
}

const CALLS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
}

function follow(value: unknown, path: string): unknown {
  let current = value
  for (const name of path.split('/')) {
    if (name === '$count') current = Array.isArray(current) ? current.length : 0
    else if (typeof current !== 'object' || current === null) return undefined
    else current = (current as Record<string, unknown>)[name]
  }
  return current
}

/** Splits on ` and ` outside of quotes and brackets. */
export function splitTerms(text: string): readonly string[] {
  const terms: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === "'") quoted = !quoted
    if (quoted) continue
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth === 0 && text.startsWith(' and ', index)) {
      terms.push(text.slice(start, index).trim())
      start = index + 5
    }
  }
  terms.push(text.slice(start).trim())
  return terms
}

/** One term over values whose fields `strip` maps to paths. */
function compileTerm(text: string, strip: (path: string) => string): Term | undefined {
  const comparison = COMPARISON.exec(text)
  if (comparison !== null) {
    const [, path = '', operator = '', value = ''] = comparison
    const right = literal(value)
    const compare = COMPARE[operator]
    if (compare === undefined) return undefined
    const advanced = operator === 'ne' || path.endsWith('/$count')
    return { test: (object) => compare(follow(object, strip(path)), right), advanced }
  }
  const call = CALL.exec(text)
  if (call !== null) {
    const [, name = '', path = '', value = ''] = call
    const apply = CALLS[name.toLowerCase()]
    if (apply === undefined) return undefined
    const part = String(literal(value)).toLowerCase()
    const advanced = name.toLowerCase() !== 'startswith'
    return {
      test: (object) => apply(String(follow(object, strip(path)) ?? '').toLowerCase(), part),
      advanced,
    }
  }
  return undefined
}

/** `collection/any(x: …)`; the inner term speaks of `x` or `x/field`. */
function compileAny(text: string): (Term & { readonly path: string }) | undefined {
  const match = ANY.exec(text)
  if (match === null) return undefined
  const [, path = '', variable = '', inner = ''] = match
  const strip = (name: string) => (name === variable ? 'it' : name.replace(`${variable}/`, 'it/'))
  const term = compileTerm(inner.trim(), strip)
  if (term === undefined) return undefined
  const test: Test = (object) => {
    const items = follow(object, path)
    return Array.isArray(items) && items.some((it) => term.test({ it }))
  }
  // Searching inside the credentials is an advanced query; lambdas on names are not.
  return { test, path, advanced: term.advanced || path === 'federatedIdentityCredentials' }
}

/**
 * Compiles the part of OData filters that the sandbox imitates: `eq ne ge le gt lt`, `startswith`,
 * `endswith`, `contains`, `any`, `/$count`, joined by `and`.
 */
export function compileFilter(text: string, type: EntityType): FilterOutcome {
  const terms: Term[] = []
  const known = new Set([...type.properties, ...type.expandable])
  for (const source of splitTerms(text)) {
    const any = compileAny(source)
    const term = any ?? compileTerm(source, (path) => path)
    if (term === undefined) {
      return / or |\bnot\b|\bin\b|\ball\(/.test(source) ? { unsupported: true } : { invalid: true }
    }
    const path = any?.path ?? /^(?:\w+\()?([A-Za-z]\w*)/.exec(source)?.[1] ?? ''
    const [root = ''] = path.split('/')
    if (!known.has(root)) return { unknown: root }
    terms.push(term)
  }
  return {
    filter: {
      test: ({ properties, expandable }) => {
        const object = { ...properties, ...expandable }
        return terms.every((term) => term.test(object))
      },
      advanced: terms.some(({ advanced }) => advanced),
    },
  }
}
