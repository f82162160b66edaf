'use client'

import {
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { cn } from './cn'
import type { Side } from './place'
import { overlayClass, useOverlay } from './use-overlay'

/** Milliseconds that the pointer rests on a control before its tooltip shows. */
const DELAY = 300
/** Time to move the pointer from the control into the tooltip; a neighbour's tooltip shows at once within it. */
const GRACE = 150

/** Takes the tooltip away that is shown now: there is one at most. */
let hideShown: (() => void) | null = null
let hiddenAt = Number.NEGATIVE_INFINITY

/**
 * A short text beside a control, on hover and on focus; Escape dismisses it, the pointer may enter it.
 * It repeats or explains, it is never the only place of a fact. `children` is one element that takes
 * the handlers of an HTML element.
 */
export function Tooltip({
  content,
  side = 'bottom',
  children,
}: {
  content: ReactNode
  side?: Side
  children: ReactElement<HTMLAttributes<HTMLElement>>
}) {
  const id = useId()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setAnchor(null)
    if (hideShown !== hide) return
    hideShown = null
    hiddenAt = performance.now()
  }, [])
  useEffect(() => hide, [hide])

  function show(element: HTMLElement) {
    clearTimeout(timer.current)
    if (hideShown !== hide) hideShown?.()
    hideShown = hide
    setAnchor(element)
  }
  function hideLater() {
    clearTimeout(timer.current)
    timer.current = setTimeout(hide, GRACE)
  }
  const stay = () => clearTimeout(timer.current)

  const own = children.props
  return (
    <>
      {cloneElement(children, {
        ...(anchor === null ? {} : { 'aria-describedby': id }),
        onPointerEnter(event: PointerEvent<HTMLElement>) {
          own.onPointerEnter?.(event)
          if (event.pointerType === 'touch') return
          const element = event.currentTarget
          const wait = performance.now() - hiddenAt < DELAY || hideShown !== null ? 0 : DELAY
          clearTimeout(timer.current)
          timer.current = setTimeout(() => show(element), wait)
        },
        onPointerLeave(event: PointerEvent<HTMLElement>) {
          own.onPointerLeave?.(event)
          hideLater()
        },
        onPointerDown(event: PointerEvent<HTMLElement>) {
          own.onPointerDown?.(event)
          hide()
        },
        onFocus(event: FocusEvent<HTMLElement>) {
          own.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget)
        },
        onBlur(event: FocusEvent<HTMLElement>) {
          own.onBlur?.(event)
          hide()
        },
        onKeyDown(event: KeyboardEvent<HTMLElement>) {
          own.onKeyDown?.(event)
          // The control acts: what it opens must not stand behind its own tooltip.
          if (event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowDown') hide()
        },
      })}
      {anchor !== null && (
        <Bubble id={id} anchor={anchor} side={side} onEnter={stay} onLeave={hideLater} hide={hide}>
          {content}
        </Bubble>
      )}
    </>
  )
}

function Bubble({
  id,
  anchor,
  side,
  onEnter,
  onLeave,
  hide,
  children,
}: {
  id: string
  anchor: HTMLElement
  side: Side
  onEnter: () => void
  onLeave: () => void
  hide: () => void
  children: ReactNode
}) {
  const panel = useRef<HTMLSpanElement>(null)
  useOverlay(panel, () => anchor, { side, align: 'center', gap: 6 })
  useEffect(() => {
    function dismiss(event: globalThis.KeyboardEvent) {
      if (event.key !== 'Escape') return
      // The first Escape is for the tooltip; a dialog below it stays.
      event.preventDefault()
      hide()
    }
    document.addEventListener('keydown', dismiss, true)
    return () => document.removeEventListener('keydown', dismiss, true)
  }, [hide])
  return (
    <span
      ref={panel}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className={cn(overlayClass, 'max-w-80 bg-text px-2 py-1 text-bg text-xs')}
    >
      {children}
    </span>
  )
}
