import { isJsonObject, parseStrictJson } from './json'

/** A text freed from what surrounded it, and the names of what was taken off. */
export interface Unwrapped {
  readonly text: string
  readonly wrappers: readonly string[]
}

interface Stripper {
  readonly name: string
  /** The text without this wrapper, or the same text. Linear time. */
  readonly strip: (text: string) => string
}

/** Fields that carry an assertion in forms and answers, most telling first. */
const FIELDS = [
  'client_assertion',
  'assertion',
  'subject_token',
  'id_token',
  'idToken',
  'oidc_token',
  'oidcToken',
  'access_token',
  'accessToken',
  'token',
  'jwt',
  'value',
]
const QUOTES = '"\'`“”‘’„«»'
const MAX_LAYERS = 8

function stripQuotes(text: string): string {
  if (text.length < 2) return text
  let start = 0
  let end = text.length
  // A value copied out of JSON or YAML often brings its comma along.
  if (',;'.includes(text.charAt(end - 1)) && QUOTES.includes(text.charAt(end - 2))) end--
  while (start < end && QUOTES.includes(text.charAt(start))) start++
  while (end > start && QUOTES.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

function stripJson(text: string): string {
  if (!text.startsWith('{')) return text
  const document = parseStrictJson(text)
  if (!document.ok || !isJsonObject(document.value)) return text
  // A Kubernetes TokenRequest answers with the token under `status`.
  const places = [document.value, document.value.status].filter(isJsonObject)
  for (const place of places) {
    for (const field of FIELDS) {
      const value = place[field]
      if (typeof value === 'string' && value !== '') return value
    }
  }
  return text
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function stripForm(text: string): string {
  if (!text.includes('=')) return text
  const query = /^https?:/i.test(text) ? text.slice(text.search(/[?#]/) + 1) : text
  const pairs = query.split('&').map((pair) => {
    const equals = pair.indexOf('=')
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1)] as const
  })
  for (const field of FIELDS) {
    const pair = pairs.find(([name]) => name === field)
    if (pair !== undefined) return decodePercent(pair[1])
  }
  return text
}

function stripLineBreaks(text: string): string {
  if (!/[\r\n]/.test(text)) return text
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join('')
}

/** Order matters: lines are joined last, so that a form or JSON answer is read as it was written. */
const STRIPPERS: readonly Stripper[] = [
  { name: 'byte-order-mark', strip: (text) => text.replace(/^(?:\uFEFF|ï»¿)/, '') },
  {
    name: 'line-breaks',
    strip: (text) => (/^[\r\n]|[\r\n]$/.test(text) ? text.trim() : text),
  },
  { name: 'whitespace', strip: (text) => text.trim() },
  { name: 'quotes', strip: stripQuotes },
  {
    name: 'authorization-header',
    strip: (text) => text.replace(/^(?:proxy-)?authorization[ \t]*:/i, ''),
  },
  { name: 'bearer', strip: (text) => text.replace(/^bearer[ \t\r\n]+/i, '') },
  { name: 'json-field', strip: stripJson },
  { name: 'form-field', strip: stripForm },
  {
    name: 'variable',
    strip: (text) =>
      text.replace(/^(?:export[ \t]+|set[ \t]+|\$env:)?[A-Z_][A-Z0-9_]*=(?=["']?ey)/, ''),
  },
  { name: 'line-breaks', strip: stripLineBreaks },
]

/**
 * Takes off what people copy along with a token: quotes, `Bearer`, a header name, a form field or
 * JSON answer around it, a byte order mark, line breaks. Text inside the token itself stays as it is.
 */
export function unwrap(original: string): Unwrapped {
  const names = new Set<string>()
  let text = original
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const before = text
    for (const { name, strip } of STRIPPERS) {
      const stripped = strip(text)
      if (stripped !== text) names.add(name)
      text = stripped
    }
    if (text === before) break
  }
  return { text, wrappers: [...names] }
}
