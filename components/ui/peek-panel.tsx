'use client'

import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Sheet } from './dialog'
import { IconButton } from './icon-button'
import { useMediaQuery } from './use-media-query'

export interface PeekPanelProps {
  readonly title: string
  readonly subtitle?: string
  readonly closeLabel?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * Details beside a list. On a wide screen it is part of the page, so that one can go on through the
 * list; on a narrow one it is a sheet over it.
 */
export function PeekPanel({
  title,
  subtitle,
  closeLabel = 'Close',
  onClose,
  children,
}: PeekPanelProps) {
  const wide = useMediaQuery('(min-width: 64rem)')
  if (!wide) {
    return (
      <Sheet
        open
        onOpenChange={onClose}
        title={title}
        closeLabel={closeLabel}
        {...(subtitle === undefined ? {} : { description: subtitle })}
      >
        {children}
      </Sheet>
    )
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose()
  }
  return (
    <aside
      aria-label={title}
      onKeyDown={handleKey}
      className="flex min-h-0 w-[27rem] shrink-0 flex-col rounded-md border border-border bg-bg 2xl:w-[32rem]"
    >
      <div className="flex items-start justify-between gap-3 border-border border-b py-2 pr-2 pl-4">
        <div className="min-w-0">
          <h2 className="break-words font-semibold text-lg">{title}</h2>
          {subtitle !== undefined && <p className="text-sm text-text-2">{subtitle}</p>}
        </div>
        <IconButton label={closeLabel} icon={<X />} onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
    </aside>
  )
}
