/** Where the keyboard stands in a list of rows. */
export interface GridPosition {
  /** Position of the row that holds the tab stop, from 0. */
  readonly active: number
  /** Rows in the list. */
  readonly count: number
  /** Rows on one screen. */
  readonly page: number
}

export type GridMove =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }

const STEPS: Readonly<Record<string, (at: GridPosition) => number>> = {
  ArrowDown: (at) => at.active + 1,
  j: (at) => at.active + 1,
  ArrowUp: (at) => at.active - 1,
  k: (at) => at.active - 1,
  PageDown: (at) => at.active + at.page,
  PageUp: (at) => at.active - at.page,
  Home: () => 0,
  End: (at) => at.count - 1,
}

/**
 * What a key means in a list of rows; null when the key is not ours. Moves stop at both ends. The
 * letters only count while the list has the focus (WCAG 2.2, 2.1.4).
 */
export function gridMove(key: string, at: GridPosition): GridMove | null {
  if (key === 'Escape') return { kind: 'close' }
  if (at.count === 0) return null
  if (key === 'Enter' || key === ' ') return { kind: 'open' }
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined
  if (step === undefined) return null
  return { kind: 'move', to: Math.max(0, Math.min(at.count - 1, step(at))) }
}
