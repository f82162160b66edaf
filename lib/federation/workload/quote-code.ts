/** Characters that end a line or hide in some language or editor. Source: Unicode TR 36, trojan-source.codes. */
const HIDDEN = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

/**
 * A double-quoted literal that JavaScript, Python, C#, Go and Java all read as `value`. JSON's escapes
 * are legal in the five; it never writes `\u000a` or `\u0022`, which Java would read before the quotes.
 * Lone surrogates, which Go refuses, become U+FFFD.
 */
export function quoteCode(value: string): string {
  return JSON.stringify(wellFormed(value)).replace(
    HIDDEN,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The text with lone halves of surrogate pairs, which no encoding can carry, as U+FFFD. */
export function wellFormed(value: string): string {
  return value.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  )
}

/** A value for a line of an `.env` file: one line whatever it holds. */
export function quoteEnv(value: string): string {
  if (/^[\w@%+=:,./-]*$/.test(value)) return value
  return /['\r\n]/.test(value) ? quoteCode(value).replaceAll('$', '\\$') : `'${value}'`
}
