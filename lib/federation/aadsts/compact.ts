/** A text without white space, in lower case, that knows where each character stood. */
export interface CompactText {
  readonly source: string
  readonly compact: string
  /** Index in `source` of each character of `compact`. */
  readonly positions: Int32Array
}

/** Builds the compact form. Only ASCII letters are lowered, so that lengths stay equal. */
export function compactText(source: string): CompactText {
  const positions = new Int32Array(source.length)
  const parts: string[] = []
  let length = 0
  let start = 0
  for (let index = 0; index <= source.length; index++) {
    const space = index === source.length || isSpace(source.charCodeAt(index))
    if (!space) {
      positions[length++] = index
      continue
    }
    if (index > start) parts.push(source.slice(start, index))
    start = index + 1
  }
  return { source, compact: lower(parts.join('')), positions: positions.subarray(0, length) }
}

/** The compact form of a short anchor. */
export function compactAnchor(text: string): string {
  return lower(text.replace(/\s+/g, ''))
}

function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff
}
