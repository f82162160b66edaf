'use client'

import type { ReactNode } from 'react'
import { cn } from './cn'

/**
 * Progress of long work. Without `value` the end is not known: the counts in `children` move instead
 * of a bar that would pretend to know.
 */
export function Progress({
  label,
  value,
  max = 100,
  className,
  children,
}: {
  label: string
  value?: number
  max?: number
  className?: string
  children?: ReactNode
}) {
  const percent = value === undefined ? null : Math.round((value / max) * 100)
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <div className="flex justify-between gap-3 text-sm text-text-2 tabular-nums">
        <span>{label}</span>
        <span>{children ?? (percent === null ? null : `${percent} %`)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        className="h-1.5 overflow-hidden rounded-sm bg-sunken"
      >
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="block h-full w-full">
          <title>{label}</title>
          <rect
            width={percent ?? 100}
            height="1"
            className={cn(
              'fill-accent',
              percent === null && 'opacity-40 motion-safe:animate-pulse',
            )}
          />
        </svg>
      </div>
    </div>
  )
}
