'use client'

import { type RefObject, useLayoutEffect } from 'react'
import { placeBeside, type Side } from './place'

/**
 * Undoes what a panel would inherit from the place that it stands in: it is drawn in the top layer,
 * but stays next to its trigger in the document, so that tab order and landmarks are right.
 */
export const overlayClass =
  'fixed inset-auto cursor-auto select-text overflow-y-auto whitespace-normal rounded-md border border-border text-left font-normal text-base shadow-md motion-safe:animate-enter'

/**
 * Draws a `popover="manual"` element in the browser's top layer beside its anchor, as long as the
 * component is mounted, and keeps it there when the page scrolls or either of the two changes its
 * size. Positions are set through the style object, which the content security policy allows.
 */
export function useOverlay(
  panel: RefObject<HTMLElement | null>,
  anchor: () => HTMLElement | null,
  wish: { readonly side: Side; readonly align: 'start' | 'center' | 'end'; readonly gap: number },
): void {
  const { side, align, gap } = wish
  // biome-ignore lint/correctness/useExhaustiveDependencies: `anchor` and `panel` name elements that stay as long as the panel does
  useLayoutEffect(() => {
    const shown = panel.current
    const beside = anchor()
    if (shown === null || beside === null) return
    function place() {
      if (shown === null || beside === null) return
      const view = {
        width: document.documentElement.clientWidth,
        height: document.documentElement.clientHeight,
      }
      // Its full height, also while it is cut short and scrolls.
      const borders = shown.offsetHeight - shown.clientHeight
      const size = { width: shown.offsetWidth, height: shown.scrollHeight + borders }
      const at = placeBeside(beside.getBoundingClientRect(), size, view, { side, align, gap })
      shown.style.left = `${at.left}px`
      shown.style.top = `${at.top}px`
      shown.style.maxHeight = `${at.maxHeight}px`
    }
    function scroll({ target }: Event) {
      if (target !== shown) place()
    }
    if (!shown.matches(':popover-open')) shown.showPopover()
    place()
    const sizes = new ResizeObserver(place)
    sizes.observe(shown)
    sizes.observe(beside)
    window.addEventListener('resize', place)
    window.addEventListener('scroll', scroll, { capture: true, passive: true })
    return () => {
      sizes.disconnect()
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', scroll, { capture: true })
    }
  }, [side, align, gap])
}

/** Calls `leave` when somebody presses outside of all the elements given. */
export function usePressOutside(
  inside: () => readonly (HTMLElement | null)[],
  leave: () => void,
): void {
  useLayoutEffect(() => {
    function press(event: PointerEvent) {
      const { target } = event
      if (target instanceof Node && !inside().some((each) => each?.contains(target))) leave()
    }
    document.addEventListener('pointerdown', press, true)
    return () => document.removeEventListener('pointerdown', press, true)
  })
}
