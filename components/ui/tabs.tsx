'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

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
  return (
    <Radix.Root
      value={value}
      onValueChange={onValueChange}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Radix.List
        aria-label={label}
        className="flex shrink-0 gap-1 overflow-x-auto border-border border-b"
      >
        {items.map((item) => (
          <Radix.Trigger
            key={item.id}
            value={item.id}
            className="ring-inside h-9 shrink-0 border-transparent border-b-2 px-3 text-text-2 hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text pointer-coarse:h-11 forced-colors:border-b-0 forced-colors:data-[state=active]:border-b-4"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="ml-1.5 text-text-3 tabular-nums">{item.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.id}
          value={item.id}
          className="ring-inside flex min-h-0 flex-1 flex-col pt-4 data-[state=inactive]:hidden"
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
