/**
 * What a POSIX shell would act on in a text: everything but single-quoted text. Double-quoted text
 * stays, for the shell expands it.
 */
export function outsideQuotes(text: string): string {
  let outside = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') {
      at++
      continue
    }
    if (character !== "'") {
      outside += character
      continue
    }
    const end = text.indexOf("'", at + 1)
    if (end === -1) return `${outside}${text.slice(at)}`
    at = end
  }
  return outside
}
