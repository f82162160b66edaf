import type { Credential } from '@/lib/federation/credential/model'
import type { Result } from '@/lib/federation/result'
import { readCredentials } from './input'

/**
 * Keeps the last list of credentials, so that lines that repeat it share one index. A list is the
 * same when its text is: the raw text of the line where `credentials` stands first (it then is not
 * even parsed again), the serialised list otherwise.
 */
export interface CredentialsCache {
  /** Parses a line as JSON; throws a SyntaxError. A repeated list is the same object as before. */
  readonly parseLine: (line: string) => unknown
  /** Validates a list, or answers with the result for the same list. */
  readonly read: (value: unknown) => Result<readonly Credential[]>
}

const FIRST_MEMBER = /^\s*\{\s*"credentials"\s*:\s*\[/

export function createCredentialsCache(): CredentialsCache {
  let head: { readonly text: string; readonly list: unknown } | undefined
  let last:
    | { readonly value: unknown; text?: string; readonly result: Result<readonly Credential[]> }
    | undefined

  function parseLine(line: string): unknown {
    if (head && line.startsWith(head.text)) {
      const rest = restOf(line, head.text.length)
      if (rest !== undefined) return withList(JSON.parse(rest), head.list)
    }
    const value: unknown = JSON.parse(line)
    const end = endOfFirstList(line)
    if (end !== undefined && isRecord(value))
      head = { text: line.slice(0, end), list: value.credentials }
    return value
  }

  function read(value: unknown): Result<readonly Credential[]> {
    if (last && value === last.value && Array.isArray(value)) return last.result
    const text = JSON.stringify(value)
    if (last !== undefined) {
      last.text ??= JSON.stringify(last.value)
      if (last.text === text) return last.result
    }
    last = { value, text, result: readCredentials(value) }
    return last.result
  }

  return { parseLine, read }
}

/** The members after the list as an object's text; undefined when the line goes on in another way. */
function restOf(line: string, at: number): string | undefined {
  const tail = /^\s*([,}])/.exec(line.slice(at, at + 64))
  if (!tail) return undefined
  if (tail[1] === '}') return `{${line.slice(at)}`
  const members = line.slice(at + tail[0].length)
  // `{"credentials":[],}` is no JSON, and `{}` must not become of it.
  return /^\s*\}/.test(members) ? undefined : `{${members}`
}

/** A later member of the same name wins, as in JSON.parse. */
function withList(rest: unknown, list: unknown): unknown {
  return isRecord(rest) && !Object.hasOwn(rest, 'credentials')
    ? { ...rest, credentials: list }
    : rest
}

/** Where the list ends that is the first member of the line's object. */
function endOfFirstList(line: string): number | undefined {
  const start = FIRST_MEMBER.exec(line.slice(0, 128))
  if (!start) return undefined
  let depth = 1
  for (let at = start[0].length; at < line.length; at++) {
    const unit = line.charCodeAt(at)
    if (unit === 0x22) at = endOfText(line, at)
    else if (unit === 0x5b || unit === 0x7b) depth++
    else if (unit === 0x5d || unit === 0x7d) depth--
    if (depth === 0) return at + 1
  }
  return undefined
}

/** Place of the closing quote of the text that opens at `at`. */
function endOfText(line: string, at: number): number {
  let end = line.indexOf('"', at + 1)
  while (end >= 0) {
    let slashes = 0
    while (line.charCodeAt(end - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return end
    end = line.indexOf('"', end + 1)
  }
  return line.length
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
