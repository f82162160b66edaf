'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** One sentence under the title; read aloud on opening. */
  readonly description?: string
  readonly closeLabel?: string
  /** Buttons, the main one last. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** The platform's own modal dialog: it holds the focus, makes the page behind inert, and gives the focus back. */
function Modal({
  onOpenChange,
  title,
  description,
  closeLabel = 'Close',
  footer,
  className,
  children,
}: Omit<DialogProps, 'open'> & { className: string }) {
  const panel = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const shown = panel.current
    shown?.showModal()
    // The panel itself takes the focus: on its close button a tooltip would open at once.
    shown?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={panel}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onCancel={(event) => {
        event.preventDefault()
        onOpenChange(false)
      }}
      onMouseDown={(event) => {
        // What lies over the page belongs to the dialog element; its content has elements of its own.
        if (event.target === event.currentTarget) onOpenChange(false)
      }}
      className={cn(
        'fixed max-w-none flex-col border-border bg-bg text-text shadow-md outline-none backdrop:bg-scrim open:flex motion-safe:animate-enter',
        className,
      )}
    >
      <div className="flex items-start justify-between gap-3 border-border border-b px-4 py-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="break-words font-semibold text-lg">
            {title}
          </h2>
          {description !== undefined && (
            <p id={`${id}-description`} className="text-sm text-text-2">
              {description}
            </p>
          )}
        </div>
        <IconButton label={closeLabel} icon={<X />} onClick={() => onOpenChange(false)} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
      {footer !== undefined && (
        <div className="flex flex-wrap justify-end gap-2 border-border border-t px-4 py-3">
          {footer}
        </div>
      )}
    </dialog>
  )
}

/** A modal question or task. Escape and the close button leave it; focus returns to where it was. */
export function Dialog({ open, ...modal }: DialogProps) {
  return open ? (
    <Modal
      {...modal}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] rounded-md border"
    />
  ) : null
}

/** A modal panel from an edge: navigation and details on small screens. */
export function Sheet({
  open,
  side = 'right',
  ...modal
}: DialogProps & { readonly side?: 'left' | 'right' }) {
  return open ? (
    <Modal
      {...modal}
      className={cn(
        'inset-y-0 h-auto max-h-none',
        side === 'left'
          ? 'right-auto left-0 w-72 border-r'
          : 'right-0 left-auto w-[min(30rem,100vw)] border-l',
      )}
    />
  ) : null
}
