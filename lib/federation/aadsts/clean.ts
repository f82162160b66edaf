/**
 * Undoing what logs, shells, browsers and JSON writers do to an error text. Every step reads the text
 * once; none uses an expression that can backtrack over more than a few characters.
 */

/** Longest text that is read, in UTF-16 units. */
const TEXT_LENGTH_MAX = 1024 * 1024

const ESCAPE = String.fromCharCode(27)

/** Colours and cursor moves of terminals, also when a log shows the escape character as text. */
const TERMINAL_CODES = new RegExp(
  `(?:${ESCAPE}|\\\\u001[bB]|\\\\x1[bB]|\\\\033|\\^\\[)\\[[0-9;?]{0,32}[A-Za-z]`,
  'g',
)

/** What CI systems, kubectl, Terraform and mail readers put before a line. */
const LINE_PREFIXES: readonly RegExp[] = [
  // Terraform's box, mail and markdown quotes.
  /^\s{0,40}[│|>╷╵]\s?/,
  // Two tab-separated columns of `gh run view --log`.
  /^[^\t\n]{1,200}\t[^\t\n]{1,200}\t(?=\uFEFF?\d{4}-\d\d-\d\dT)/,
  // Time stamps: GitHub, Azure DevOps, GitLab (with its stream mark), Docker.
  /^\uFEFF?\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)\]?(?: \d\d[OE]\+?)?\s/,
  // Azure DevOps and GitHub annotations.
  /^\s{0,40}##\[[a-z]{1,20}\]/,
  /^\s{0,40}::(?:error|warning|notice|debug)(?: [^:\n]{0,200})?::/,
  // klog: `E1122 10:11:12.123456       1 file.go:12] `.
  /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{1,9}\s{1,12}\d{1,10} [\w./-]{1,100}:\d{1,6}\] /,
  // Pod and compose prefixes.
  /^\[?pod\/[\w./-]{1,200}\]?\s/,
  /^[\w.-]{1,60}\s{1,20}\| /,
]

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&#34;': '"',
  '&#x22;': '"',
  '&#x2f;': '/',
  '&#47;': '/',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&#xd;': '\n',
  '&#xa;': '\n',
  '&#13;': '\n',
  '&#10;': '\n',
}

/** Colours whose escape character was lost on the way: `[31m`. */
const BARE_COLOURS = /\[\d{1,3}(?:;\d{1,3}){0,4}m/g

/** Line ends of web pages and of serialised PowerShell output. */
const OTHER_LINE_ENDS = /<br ?\/?>|_x000D_|_x000A_/gi

export interface CleanText {
  readonly text: string
  /** True when the end was cut off. */
  readonly cut: boolean
}

/** Turns a pasted log or error into plain text. Never throws; linear in the length of the text. */
export function cleanText(pasted: string): CleanText {
  const cut = pasted.length > TEXT_LENGTH_MAX
  const raw = cut ? pasted.slice(0, TEXT_LENGTH_MAX) : pasted
  const text = decodeForm(raw)
    .replace(TERMINAL_CODES, '')
    .replace(BARE_COLOURS, '')
    .replace(OTHER_LINE_ENDS, '\n')
    .replace(/&amp;/gi, '&')
    .replace(
      /&(?:[a-z]{2,4}|#x?[0-9a-f]{1,2});/gi,
      (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
    )
    .replace(/[\u2018\u2019\u201B]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/\u200B|\u200C|\u200D|\u2060/g, '')
    .replace(/\u00A0/g, ' ')
  return { text: withoutPrefixes(unescapeJson(text)), cut }
}

/** An error in a redirect address or form body: `AADSTS700016%3a+Application+…`. */
function decodeForm(text: string): string {
  if (!/AADSTS\d{4,9}%3a/i.test(text)) return text
  return text
    .replace(/\+/g, ' ')
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
}

/** Text that was written into JSON, once or several times over. */
function unescapeJson(text: string): string {
  if (!text.includes('\\')) return text.replace(/\r\n?/g, '\n')
  return text
    .replace(/\\{1,16}u([0-9a-fA-F]{4})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/\\{1,16}r\\{1,16}n/g, '\n')
    .replace(/\\{1,16}n/g, '\n')
    .replace(/\\{1,16}t/g, '\t')
    .replace(/\\{1,16}(["'/])/g, '$1')
    .replace(/\r\n?/g, '\n')
}

function withoutPrefixes(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      let rest = line
      // A line can carry several: a quote mark, a time stamp and an annotation.
      for (let round = 0; round < 3; round++) {
        const before = rest.length
        for (const prefix of LINE_PREFIXES) rest = rest.replace(prefix, '')
        if (rest.length === before) break
      }
      return rest
    })
    .join('\n')
}
