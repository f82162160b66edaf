/** What can be written as YAML; members that are undefined are left out. */
export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined }

/** Reads as text in YAML 1.1 and 1.2 alike: starts with a letter or slash and holds no space. */
const PLAIN = /^[A-Za-z/](?:[\w./:@-]*[\w./@-])?$/
/** Words that YAML 1.1, which Kubernetes reads, takes for something else than text. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i
/** Lines that a block of text keeps as they are; it would drop empty ones at the end. */
const TAME_LINES = /^[!-~][ -~]*\n(?:[ -~]*\n)*$/
const ENDS_IN_TEXT = /[!-~]\n$/

/** A scalar that no value can break out of: plain where that is certain, else in double quotes. */
export function quoteYaml(value: string): string {
  if (PLAIN.test(value) && !RESERVED.test(value)) return value
  return `"${Array.from(value, escapeCharacter).join('')}"`
}

/**
 * Writes plain data as YAML in block style, ending with a line feed. Values are data to the end: no
 * text is pasted into a template, so nothing in them can become structure.
 */
export function toYaml(value: YamlValue): string {
  return `${linesOf(value).join('\n')}\n`
}

/** Several documents in one file. */
export function toYamlDocuments(values: readonly YamlValue[]): string {
  return values.map(toYaml).join('---\n')
}

function linesOf(value: YamlValue): readonly string[] {
  if (typeof value === 'string') return textLines(value)
  if (typeof value !== 'object') return [String(value)]
  if (isList(value))
    return value.length === 0 ? ['[]'] : value.flatMap((item) => hung('- ', linesOf(item)))
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : memberLines(quoteYaml(key), member),
  )
  return members.length === 0 ? ['{}'] : members
}

function memberLines(key: string, member: YamlValue): readonly string[] {
  const [first = '', ...rest] = linesOf(member)
  const nested = typeof member === 'object' && Object.keys(member).length > 0
  if (!nested) return [`${key}: ${first}`, ...rest.map(indent)]
  return [`${key}:`, ...[first, ...rest].map(indent)]
}

/** A file inside a file stands as it is; all other text is one scalar. */
function textLines(value: string): readonly string[] {
  if (!(TAME_LINES.test(value) && ENDS_IN_TEXT.test(value))) return [quoteYaml(value)]
  return ['|', ...value.slice(0, -1).split('\n')]
}

/** The first line behind the mark, the others below it. */
function hung(mark: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [mark + first, ...rest.map(indent)]
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`
}

function isList(value: object): value is readonly YamlValue[] {
  return Array.isArray(value)
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  if (character >= ' ' && character <= '~') return character
  const code = character.codePointAt(0) ?? 0xfffd
  // Half of a pair is no character, and YAML has no way to write it.
  if (code >= 0xd800 && code <= 0xdfff) return '\\uFFFD'
  const hex = code.toString(16).toUpperCase()
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
}
