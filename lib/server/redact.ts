import { redactSecrets } from '../federation/assertion/redact'

/**
 * The second net under every text that leaves the server: secrets that should not be there are
 * replaced by a marker, and what could start a new line, drive a terminal or reorder text is escaped.
 */
export function redact(text: string): string {
  return redactSecrets(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
}
