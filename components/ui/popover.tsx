'use client'

import {
  cloneElement,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { cn } from './cn'
import type { TriggerElement } from './menu'
import { overlayClass, useOverlay, usePressOutside } from './use-overlay'

interface PanelProps {
  /** Names the panel. */
  readonly label: string
  readonly align?: 'start' | 'center' | 'end'
  readonly className?: string
  readonly children: ReactNode
}

/** A small panel that drops from its trigger and holds facts and controls. `trigger` is a button that takes a ref. */
export function Popover({ trigger, ...panel }: PanelProps & { trigger: TriggerElement }) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      {open && (
        <Panel
          {...panel}
          id={id}
          button={() => button.current}
          leave={() => setOpen(false)}
          close={() => {
            setOpen(false)
            button.current?.focus({ preventScroll: true })
          }}
        />
      )}
    </>
  )
}

function Panel({
  id,
  label,
  align = 'end',
  className,
  button,
  leave,
  close,
  children,
}: PanelProps & {
  id: string
  button: () => HTMLElement | null
  leave: () => void
  close: () => void
}) {
  const panel = useRef<HTMLDivElement>(null)
  useOverlay(panel, button, { side: 'bottom', align, gap: 4 })
  usePressOutside(() => [panel.current, button()], leave)
  useEffect(() => {
    const control = panel.current?.querySelector<HTMLElement>('button, [href], input, select')
    ;(control ?? panel.current)?.focus({ preventScroll: true })
  }, [])

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  function handleBlur(event: FocusEvent) {
    const to = event.relatedTarget
    if (to instanceof Node && !panel.current?.contains(to) && !button()?.contains(to)) leave()
  }
  return (
    <div
      ref={panel}
      id={id}
      role="dialog"
      popover="manual"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={handleKey}
      onBlur={handleBlur}
      className={cn(
        overlayClass,
        'w-80 max-w-[calc(100vw-1rem)] bg-bg text-text outline-none',
        className,
      )}
    >
      {children}
    </div>
  )
}
