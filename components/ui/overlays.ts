/** Element that menus and tooltips are drawn in. It stands inside of a landmark, so that nothing of the page lies outside of all of them. */
export const OVERLAYS_ID = 'overlays'

/**
 * Where to draw an overlay: in the page's own element, or at the end of the body (null) while a modal
 * dialog is open, because everything behind a modal is hidden from screen readers.
 */
export function overlayContainer(): HTMLElement | null {
  if (typeof document === 'undefined') return null
  if (document.querySelector('[role="dialog"][data-state="open"]') !== null) return null
  return document.getElementById(OVERLAYS_ID)
}
