/**
 * A token on its way from another page to Check. It stays in this page's memory: addresses and storage
 * are no place for tokens. It can be taken once.
 */
let waiting: string | undefined

/** Leaves a text for the Check page. */
export function handToCheck(text: string): void {
  waiting = text
}

/** Takes the text that was left; undefined when there is none. */
export function takeHanded(): string | undefined {
  const text = waiting
  waiting = undefined
  return text
}
