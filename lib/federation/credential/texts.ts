/** True when two texts differ in nothing but slashes at the end and outer space. */
export function trimmedEqual(a: string, b: string): boolean {
  return trimEnds(a) === trimEnds(b)
}

/** The text without outer space and slashes at the end. */
export function trimEnds(text: string): string {
  return trimSlashes(text.trim())
}

/** The text without slashes at the end. A loop: `/\/+$/` takes quadratic time on hostile text. */
export function trimSlashes(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0x2f) end--
  return text.slice(0, end)
}
