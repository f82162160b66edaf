import { type CompactText, compactAnchor } from './compact'
import { EXTRACTED_KEYS, type Extracted, type ExtractedKey, type MessagePattern } from './model'

/** Longest value that is read: federated fields end at 600 characters. */
const VALUE_LENGTH_MAX = 2000

/** Places tried for one anchor; a log repeats the same message rather than hiding another one. */
const TRIES_MAX = 20

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Values with a name of their own, found in the text without white space; the surest form first. */
const NAMED: readonly { readonly key: ExtractedKey; readonly pattern: RegExp }[] = [
  { key: 'traceId', pattern: new RegExp(`trace_?id["']?[:=]["']?(${GUID})`) },
  // A wrapper can have a correlation id of its own; Entra's stands right behind its trace id.
  {
    key: 'correlationId',
    pattern: new RegExp(
      `trace_?id["']?[:=]["']?${GUID}["',]{0,3}correlation_?id["']?[:=]["']?(${GUID})`,
    ),
  },
  { key: 'correlationId', pattern: new RegExp(`correlation_?id["']?[:=]["']?(${GUID})`) },
  { key: 'policyId', pattern: new RegExp(`"capolids":\\{[^}]{0,80}"values":\\["(${GUID})`) },
]

/** Entra writes a space between day and time, a logger around it a T. */
const TIMESTAMPS: readonly RegExp[] = [
  /timestamp["']?[:=]["']?(\d{4}-\d\d-\d\d)(\d\d:\d\d:\d\d)z/,
  /timestamp["']?[:=]["']?(\d{4}-\d\d-\d\d)t(\d\d:\d\d:\d\d)(?:\.\d{1,9})?z/,
]

/** Values that tools print beside the error, found in the text as it stands. */
const BESIDE: readonly { readonly key: ExtractedKey; readonly pattern: RegExp }[] = [
  // Azure/login prints the claims of the token before it signs in.
  { key: 'issuer', pattern: /^[ \t]{0,20}issuer - (\S{1,600})$/m },
  { key: 'subject', pattern: /^[ \t]{0,20}subject claim - (\S[^\n]{0,600})$/m },
  { key: 'audience', pattern: /^[ \t]{0,20}audience - (\S{1,600})$/m },
  // Decoded claims and headers.
  { key: 'issuer', pattern: /"iss"\s{0,8}:\s{0,8}"([^"\n]{1,600})"/ },
  { key: 'subject', pattern: /"sub"\s{0,8}:\s{0,8}"([^"\n]{1,600})"/ },
  { key: 'audience', pattern: /"aud"\s{0,8}:\s{0,8}(?:\[\s{0,8})?"([^"\n]{1,600})"/ },
  { key: 'kid', pattern: /"kid"\s{0,8}:\s{0,8}"([^"\n]{1,600})"/ },
  {
    key: 'clientId',
    pattern: new RegExp(
      `\\b(?:azure_)?(?:client|app|application)[_ -]?id["']?\\s{0,4}[:=]\\s{0,4}["']?(${GUID})`,
      'i',
    ),
  },
  {
    key: 'tenant',
    pattern:
      /login\.(?:microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn|windows\.net|microsoft\.com|chinacloudapi\.cn)\/([\w.-]{1,100})\/oauth2/i,
  },
]

/** Keys for which a difference between message and token details is worth a note. */
const COMPARED: ReadonlySet<ExtractedKey> = new Set(['issuer', 'subject', 'audience'])

export interface Extraction {
  readonly extracted: Extracted
  /** Keys whose value was masked by a log and could not be read whole. */
  readonly masked: readonly ExtractedKey[]
  /** Keys whose value ran over a line break that was taken out. */
  readonly joined: readonly ExtractedKey[]
  /** Keys whose value lost its end. */
  readonly cut: readonly ExtractedKey[]
  /** Values that a tool printed beside the message and that differ from it. */
  readonly printed: readonly (readonly [key: ExtractedKey, value: string])[]
}

/** Reads values out of a cleaned text: those of the given message patterns first, then named ones. */
export function extract(text: CompactText, patterns: readonly MessagePattern[]): Extraction {
  const found = new Map<ExtractedKey, string>()
  const masked = new Set<ExtractedKey>()
  const joined = new Set<ExtractedKey>()
  const cut = new Set<ExtractedKey>()
  for (const pattern of patterns) {
    if (found.has(pattern.key)) continue
    const value = readPattern(text, pattern)
    if (!value) continue
    if (value.text.includes('***')) masked.add(pattern.key)
    if (/^\**$/.test(value.text)) continue
    if (value.joined) joined.add(pattern.key)
    if (value.cut) cut.add(pattern.key)
    found.set(pattern.key, value.text)
  }
  for (const { key, pattern } of NAMED) {
    const value = found.has(key) ? undefined : readNamed(text, pattern)
    if (value !== undefined) found.set(key, value)
  }
  for (const pattern of TIMESTAMPS) {
    const time = found.has('timestamp') ? null : pattern.exec(text.compact)
    if (time) found.set('timestamp', `${time[1]} ${time[2]}Z`)
  }
  const printed = new Map<ExtractedKey, string>()
  for (const { key, pattern } of BESIDE) {
    const value = pattern.exec(text.source)?.[1]?.trim()
    if (value === undefined || value === '') continue
    const known = found.get(key)
    if (known !== undefined) {
      if (COMPARED.has(key) && known !== value && !value.includes('***')) printed.set(key, value)
      continue
    }
    if (value.includes('***')) masked.add(key)
    if (!/^\**$/.test(value)) found.set(key, value)
  }
  return {
    extracted: inOrder(found),
    masked: [...masked],
    joined: [...joined],
    cut: [...cut],
    printed: [...printed],
  }
}

/** The last group of a pattern that ends with it, in the letter case of the source. */
function readNamed(text: CompactText, pattern: RegExp): string | undefined {
  const match = pattern.exec(text.compact)
  if (!match) return undefined
  const end = match.index + match[0].length
  const start = end - (match[1] ?? '').length
  return Array.from(text.positions.subarray(start, end), (at) => text.source[at]).join('')
}

interface ReadValue {
  readonly text: string
  readonly joined: boolean
  readonly cut: boolean
}

function readPattern(text: CompactText, pattern: MessagePattern): ReadValue | undefined {
  const quoted = pattern.before.endsWith("'")
  const anchor = compactAnchor(quoted ? pattern.before.slice(0, -1) : pattern.before)
  let masked: ReadValue | undefined
  let at = text.compact.indexOf(anchor)
  for (let tries = 0; at >= 0 && tries < TRIES_MAX; tries++) {
    const end = at + anchor.length
    const value = quoted
      ? readQuoted(text, end)
      : pattern.after === undefined
        ? readWord(text, end)
        : readUntil(text, end, pattern.after)
    if (value && value.text !== '') {
      if (!value.text.includes('***')) return value
      masked ??= value
    }
    at = text.compact.indexOf(anchor, end)
  }
  return masked
}

/** A value in quotes. A quote that a letter follows belongs to the value: `environment:bob's`. */
function readQuoted(text: CompactText, at: number): ReadValue | undefined {
  const quote = text.compact[at]
  if (quote !== "'" && quote !== '"' && quote !== '`') return undefined
  const start = (text.positions[at] ?? 0) + 1
  const limit = Math.min(text.source.length, start + VALUE_LENGTH_MAX)
  for (let index = start; index < limit; index++) {
    if (text.source[index] !== quote) continue
    if (/[A-Za-z0-9]/.test(text.source[index + 1] ?? '')) continue
    return finish(text.source.slice(start, index), false)
  }
  if (limit < text.source.length) return undefined
  return finish(text.source.slice(start).split('\n', 1)[0] ?? '', true)
}

function readUntil(text: CompactText, at: number, after: string): ReadValue | undefined {
  const anchor = compactAnchor(after)
  const end = text.compact.slice(at, at + VALUE_LENGTH_MAX).indexOf(anchor)
  if (end <= 0) return undefined
  const first = text.positions[at] ?? 0
  const last = text.positions[at + end - 1] ?? first
  return finish(text.source.slice(first, last + 1).replace(/^['"]|['"]$/g, ''), false)
}

function readWord(text: CompactText, at: number): ReadValue | undefined {
  const start = text.positions[at]
  if (start === undefined) return undefined
  const word = /^\S{1,700}/.exec(text.source.slice(start, start + 700))?.[0] ?? ''
  return finish(word.replace(/[.,;"']{1,4}$/, ''), false)
}

function finish(value: string, cut: boolean): ReadValue {
  const text = value.replace(/[ \t]{0,80}\n[ \t]{0,80}/g, '').trim()
  return { text, joined: value.trim().includes('\n'), cut }
}

function inOrder(found: ReadonlyMap<ExtractedKey, string>): Extracted {
  const extracted: { [key in ExtractedKey]?: string } = {}
  for (const key of EXTRACTED_KEYS) {
    const value = found.get(key)
    if (value !== undefined) extracted[key] = value
  }
  return extracted
}
