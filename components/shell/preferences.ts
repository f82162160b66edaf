'use client'

import { useSyncExternalStore } from 'react'

/**
 * What one browser remembers about the look: theme, sidebar, single-key shortcuts. Kept in
 * localStorage; the first two also stand as attributes on <html>, set before the first paint.
 */

const VALUES = {
  theme: ['system', 'light', 'dark'],
  sidebar: ['full', 'icons'],
  shortcuts: ['on', 'off'],
} as const

type Name = keyof typeof VALUES
export type Preference<N extends Name> = (typeof VALUES)[N][number]

const listeners = new Set<() => void>()
// Fills in when the browser refuses storage, so that a choice holds until the page is left.
const remembered = new Map<Name, string>()

function read<N extends Name>(name: N): Preference<N> {
  let stored: string | null | undefined
  try {
    stored = localStorage.getItem(`fedcred.${name}`)
  } catch {
    stored = remembered.get(name)
  }
  const known: readonly Preference<N>[] = VALUES[name]
  return known.find((value) => value === stored) ?? fallback(name)
}

/** The first value of each list is what holds without a choice. */
function fallback<N extends Name>(name: N): Preference<N> {
  const [first] = VALUES[name]
  return first as Preference<N>
}

/** Remembers a choice and shows it at once. */
export function setPreference<N extends Name>(name: N, value: Preference<N>): void {
  remembered.set(name, value)
  try {
    localStorage.setItem(`fedcred.${name}`, value)
  } catch {
    // Storage is refused; `remembered` holds the choice.
  }
  const { dataset } = document.documentElement
  if (name !== 'shortcuts') {
    if (value === fallback(name)) delete dataset[name]
    else dataset[name] = value
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The choice that holds now; the fallback on the server and until hydration. */
export function usePreference<N extends Name>(name: N): Preference<N> {
  return useSyncExternalStore(
    subscribe,
    () => read(name),
    () => fallback(name),
  )
}
