/**
 * A string of HCL 1, as SPIRE reads it. The dollar and percent signs in front of a brace are written
 * as escapes: the scanner would take `${` for the start of an interpolation.
 */
export function quoteHcl(value: string): string {
  const text = Array.from(value, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`
    if (character >= ' ' && character <= '~') return character
    const code = character.codePointAt(0) ?? 0xfffd
    if (code >= 0xd800 && code <= 0xdfff) return '\\uFFFD'
    const hex = code.toString(16).toUpperCase()
    return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
  }).join('')
  return `"${text.replace(/[$%](?=\{)/g, (sign) => (sign === '$' ? '\\u0024' : '\\u0025'))}"`
}
