/** A box in CSS pixels of the viewport, as `getBoundingClientRect` gives it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type Side = 'top' | 'right' | 'bottom' | 'left'

export interface Placement {
  readonly left: number
  readonly top: number
  /** Room between the anchor and the edge of the viewport; a taller panel scrolls. */
  readonly maxHeight: number
}

/** Least distance of a panel from the edge of the viewport. */
const MARGIN = 8

const OPPOSITE: Readonly<Record<Side, Side>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** Free pixels beside the anchor. */
function room(anchor: Box, side: Side, view: { width: number; height: number }, gap: number) {
  if (side === 'top') return anchor.top - gap - MARGIN
  if (side === 'bottom') return view.height - anchor.top - anchor.height - gap - MARGIN
  if (side === 'left') return anchor.left - gap - MARGIN
  return view.width - anchor.left - anchor.width - gap - MARGIN
}

/**
 * Where a panel stands beside its anchor, in pixels of the viewport. It takes the wanted side, the
 * opposite one where that has more room for it, and never leaves the viewport.
 */
export function placeBeside(
  anchor: Box,
  panel: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  wish: { readonly side: Side; readonly align: 'start' | 'center' | 'end'; readonly gap: number },
): Placement {
  const { align, gap } = wish
  const upright = wish.side === 'top' || wish.side === 'bottom'
  const other = OPPOSITE[wish.side]
  const needed = upright ? panel.height : panel.width
  const first = room(anchor, wish.side, view, gap)
  const fits = needed <= first || first >= room(anchor, other, view, gap)
  const side = fits ? wish.side : other
  const maxHeight = upright
    ? Math.max(room(anchor, side, view, gap), 0)
    : Math.max(view.height - 2 * MARGIN, 0)
  const height = Math.min(panel.height, maxHeight)
  const along = (start: number, length: number, own: number) =>
    align === 'start' ? start : align === 'end' ? start + length - own : start + (length - own) / 2
  const left = upright
    ? along(anchor.left, anchor.width, panel.width)
    : side === 'right'
      ? anchor.left + anchor.width + gap
      : anchor.left - gap - panel.width
  const top = !upright
    ? along(anchor.top, anchor.height, height)
    : side === 'bottom'
      ? anchor.top + anchor.height + gap
      : anchor.top - gap - height
  return {
    left: clamp(left, MARGIN, Math.max(MARGIN, view.width - panel.width - MARGIN)),
    top: clamp(top, MARGIN, Math.max(MARGIN, view.height - height - MARGIN)),
    maxHeight,
  }
}
