import { cva } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { cn } from './cn'
import type { Tone } from './tone'

const badgeClass = cva(
  'inline-flex h-5 max-w-full shrink-0 align-middle items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 text-xs leading-none [&_svg]:size-3 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        ok: 'border-ok/40 bg-ok-bg text-ok',
        warn: 'border-warn/40 bg-warn-bg text-warn',
        err: 'border-err/40 bg-err-bg text-err',
        info: 'border-info/40 bg-info-bg text-info',
        neutral: 'border-border bg-surface text-text-2',
      } satisfies Record<Tone, string>,
    },
    defaultVariants: { tone: 'neutral' },
  },
)

/** A word in a box: a kind, a mark, a count. The word carries the meaning, the tone supports it. */
export function Badge({
  tone = 'neutral',
  icon,
  title,
  className,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  title?: string
  className?: string
  children: ReactNode
}) {
  return (
    <span title={title} className={cn(badgeClass({ tone }), className)}>
      {icon}
      <span className="truncate py-0.5">{children}</span>
    </span>
  )
}
