'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the keyboard's place where a page replaces what had the focus: when `state` changes and nothing
 * has the focus any more, the element takes it. Give the element `tabIndex={-1}` and a name.
 */
export function useKeptFocus<Shown extends HTMLElement>(state: string): RefObject<Shown | null> {
  const place = useRef<Shown>(null)
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) place.current?.focus()
  }, [state])
  return place
}
