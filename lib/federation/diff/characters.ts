/** Characters that look like nothing or like another one. Names follow the Unicode code charts. */

const INVISIBLE: ReadonlyMap<number, string> = new Map([
  [0x00a0, 'no-break space'],
  [0x00ad, 'soft hyphen'],
  [0x034f, 'combining grapheme joiner'],
  [0x180e, 'Mongolian vowel separator'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202f, 'narrow no-break space'],
  [0x2060, 'word joiner'],
  [0x3000, 'ideographic space'],
  [0xfeff, 'byte order mark'],
])

const BIDI: ReadonlyMap<number, string> = new Map([
  [0x061c, 'Arabic letter mark'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
])

/**
 * ASCII characters and the others that are taken for them (Cyrillic, Greek, dashes, quotes, slashes).
 * A working set, not the whole confusables table of Unicode.
 */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: '\u0430\u03b1',
    b: '\u0432',
    c: '\u0441',
    d: '\u0501',
    e: '\u0435',
    h: '\u04bb',
    i: '\u0456\u0131',
    j: '\u0458',
    k: '\u043a',
    m: '\u043c',
    o: '\u043e\u03bf',
    p: '\u0440\u03c1',
    s: '\u0455',
    t: '\u0442',
    y: '\u0443',
    x: '\u0445',
    A: '\u0410\u0391',
    B: '\u0412\u0392',
    C: '\u0421',
    E: '\u0415\u0395',
    H: '\u041d\u0397',
    I: '\u0406\u0399',
    J: '\u0408',
    K: '\u041a\u039a',
    M: '\u041c\u039c',
    O: '\u041e\u039f',
    P: '\u0420\u03a1',
    S: '\u0405',
    T: '\u0422\u03a4',
    X: '\u0425\u03a7',
    v: '\u03bd',
    Z: '\u0396',
    N: '\u039d',
    Y: '\u03a5',
    '/': '\u2044\u2215',
    ':': '\u2236',
    '-': '\u2010\u2011\u2012\u2013\u2014\u2212',
    "'": '\u2018\u2019',
    '"': '\u201c\u201d',
    '.': '\u2024\u3002',
  }).flatMap(([ascii, others]) => Array.from(others, (other) => [other, ascii] as const)),
)

export type CharacterKind = 'space' | 'control' | 'invisible' | 'bidi' | 'lookalike' | 'plain'

/** Says what one character (one code point) is. */
export function characterKind(character: string): CharacterKind {
  const code = character.codePointAt(0) ?? 0
  if (character === ' ' || character === '\t' || character === '\n' || character === '\r')
    return 'space'
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return 'control'
  if (BIDI.has(code)) return 'bidi'
  if (INVISIBLE.has(code)) return 'invisible'
  return asciiTwin(character) === undefined ? 'plain' : 'lookalike'
}

/** The ASCII character that this one is easily taken for, if any. */
export function asciiTwin(character: string): string | undefined {
  const known = LOOKALIKES.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  // Full-width forms stand 0xFEE0 above their ASCII twins.
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : undefined
}

/** A name for a character that cannot be seen, for example "right-to-left override (U+202E)". */
export function characterName(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  if (character === ' ') return 'space'
  if (character === '\t') return 'tab'
  if (character === '\n' || character === '\r') return 'line break'
  const name = BIDI.get(code) ?? INVISIBLE.get(code)
  if (name !== undefined) return `${name} (${point})`
  const twin = asciiTwin(character)
  if (twin !== undefined) return `a character that looks like \`${twin}\` (${point})`
  return characterKind(character) === 'control'
    ? `control character (${point})`
    : `\`${character}\``
}

/** The text with every character that cannot be seen or trusted written as `\u{…}`. */
export function showHidden(text: string): string {
  let shown = ''
  for (const character of text) {
    const kind = characterKind(character)
    const hidden = kind === 'control' || kind === 'bidi' || kind === 'invisible'
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
    const isLineEnd = character === '\n' || character === '\r' || character === '\t'
    shown += hidden || kind === 'lookalike' || isLineEnd ? `\\u{${code}}` : character
  }
  return shown
}
