'use client'

import { type KeyboardEvent, type ReactNode, useId } from 'react'

export interface TabItem {
  readonly id: string
  readonly label: string
  /** A number after the label. */
  readonly count?: number
  readonly content: ReactNode
}

/** Views of one object. Arrow keys move between them; keep the choice in the URL. */
export function Tabs({
  label,
  items,
  value,
  onValueChange,
}: {
  /** What the tabs are views of. */
  label: string
  items: readonly TabItem[]
  value: string
  onValueChange: (id: string) => void
}) {
  const base = useId()
  const current = items.findIndex((item) => item.id === value)

  function handleKey(event: KeyboardEvent<HTMLDivElement>) {
    const last = items.length - 1
    const to = {
      ArrowRight: current >= last ? 0 : current + 1,
      ArrowLeft: current <= 0 ? last : current - 1,
      Home: 0,
      End: last,
    }[event.key]
    const next = to === undefined ? undefined : items[to]
    if (to === undefined || next === undefined || event.altKey || event.ctrlKey || event.metaKey)
      return
    event.preventDefault()
    onValueChange(next.id)
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus()
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={handleKey}
        className="flex shrink-0 gap-1 overflow-x-auto border-border border-b"
      >
        {items.map((item, at) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={`${base}-tab-${item.id}`}
            aria-selected={at === current}
            aria-controls={`${base}-view-${item.id}`}
            tabIndex={at === Math.max(current, 0) ? 0 : -1}
            onClick={() => onValueChange(item.id)}
            className="ring-inside h-9 shrink-0 border-transparent border-b-2 px-3 text-text-2 hover:text-text aria-selected:border-accent aria-selected:font-medium aria-selected:text-text pointer-coarse:h-11 forced-colors:border-b-0 forced-colors:aria-selected:border-b-4"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="ml-1.5 text-text-3 tabular-nums">{item.count}</span>
            )}
          </button>
        ))}
      </div>
      {items.map((item, at) => (
        <div
          key={item.id}
          role="tabpanel"
          id={`${base}-view-${item.id}`}
          aria-labelledby={`${base}-tab-${item.id}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: by the tabs pattern a view can be reached from its tab
          tabIndex={0}
          hidden={at !== current}
          className={at === current ? 'ring-inside flex min-h-0 flex-1 flex-col pt-4' : 'hidden'}
        >
          {at === current && item.content}
        </div>
      ))}
    </div>
  )
}
