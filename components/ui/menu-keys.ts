/** Where a key leads in a menu, and the letters typed so far. */
export interface MenuMove {
  readonly to: number
  readonly typed: string
}

/**
 * Finds the item that a key leads to: arrows (around the ends), Home, End, and letters, which look for
 * the next item that begins with them. `current` is -1 when no item has the focus. Returns null for a
 * key that a menu has no use for, and for letters that no item begins with.
 */
export function menuMove(
  key: string,
  current: number,
  labels: readonly string[],
  typedBefore: string,
): MenuMove | null {
  const count = labels.length
  if (count === 0) return null
  const to = {
    ArrowDown: (current + 1) % count,
    ArrowUp: current <= 0 ? count - 1 : current - 1,
    Home: 0,
    PageUp: 0,
    End: count - 1,
    PageDown: count - 1,
  }[key]
  if (to !== undefined) return { to, typed: '' }
  if (key.length !== 1 || (key === ' ' && typedBefore === '')) return null
  const typed = typedBefore + key.toLowerCase()
  // The same letter again goes on to the next one; more letters stay where they fit.
  const repeated = [...typed].every((letter) => letter === typed[0])
  const wanted = repeated ? typed.slice(0, 1) : typed
  const start = repeated ? current + 1 : Math.max(current, 0)
  for (let step = 0; step < count; step++) {
    const at = (start + step) % count
    if (labels[at]?.trim().toLowerCase().startsWith(wanted)) return { to: at, typed }
  }
  return null
}
