/**
 * A token on its way through the page. It is kept in a closure: state, props and messages hold the
 * closure, so no copy of the text is drawn, serialised or logged by accident.
 */
export interface Sealed {
  readonly open: () => string
}

export function seal(text: string): Sealed {
  return { open: () => text }
}
