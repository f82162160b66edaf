/** True when two texts differ in nothing but slashes at the end and outer space. */
export function trimmedEqual(a: string, b: string): boolean {
  return trimEnds(a) === trimEnds(b)
}

/** The text without outer space and slashes at the end. */
export function trimEnds(text: string): string {
  return text.trim().replace(/\/+$/, '')
}
