'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
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

function focusPanel(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}

function Frame({
  title,
  description,
  closeLabel = 'Close',
  footer,
  className,
  children,
}: Omit<DialogProps, 'open' | 'onOpenChange'> & { className: string }) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-scrim motion-safe:animate-enter" />
      <Radix.Content
        // The panel itself takes the focus: on its close button a tooltip would open at once.
        onOpenAutoFocus={focusPanel}
        {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        className={cn(
          'fixed z-40 flex flex-col border-border bg-bg shadow-md outline-none motion-safe:animate-enter',
          className,
        )}
      >
        <div className="flex items-start justify-between gap-3 border-border border-b px-4 py-3">
          <div className="min-w-0">
            <Radix.Title className="break-words font-semibold text-lg">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="text-sm text-text-2">{description}</Radix.Description>
            )}
          </div>
          <Radix.Close asChild>
            <IconButton label={closeLabel} icon={<X />} />
          </Radix.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
        {footer !== undefined && (
          <div className="flex flex-wrap justify-end gap-2 border-border border-t px-4 py-3">
            {footer}
          </div>
        )}
      </Radix.Content>
    </Radix.Portal>
  )
}

/** A modal question or task. Escape and the close button leave it; focus returns to where it was. */
export function Dialog({ open, onOpenChange, ...frame }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Frame
        {...frame}
        className="top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-md border"
      />
    </Radix.Root>
  )
}

/** A modal panel from an edge: navigation and details on small screens. */
export function Sheet({
  open,
  onOpenChange,
  side = 'right',
  ...frame
}: DialogProps & { readonly side?: 'left' | 'right' }) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Frame
        {...frame}
        className={cn(
          'inset-y-0 w-[min(30rem,100vw)]',
          side === 'left' ? 'left-0 w-72 border-r' : 'right-0 border-l',
        )}
      />
    </Radix.Root>
  )
}
