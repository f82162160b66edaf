import type { ReactNode } from 'react'
import { cn } from './cn'
import { ToneIcon } from './status'
import type { Tone } from './tone'

const GROUNDS: Readonly<Record<Tone, string>> = {
  ok: 'border-ok/40 bg-ok-bg',
  warn: 'border-warn/40 bg-warn-bg',
  err: 'border-err/40 bg-err-bg',
  info: 'border-info/40 bg-info-bg',
  neutral: 'border-border bg-surface',
}

export interface NoticeProps {
  readonly tone: Tone
  /** What happened, in a few words. */
  readonly title: ReactNode
  /** Why, and what to do next. */
  readonly children?: ReactNode
  /** Buttons or links. */
  readonly actions?: ReactNode
  /** How a screen reader hears of it: `alert` at once, `status` politely, none when it is there from the start. */
  readonly live?: 'alert' | 'status'
  readonly className?: string
}

/** A message in the page: what happened, why, what to do. */
export function Notice({ tone, title, children, actions, live, className }: NoticeProps) {
  return (
    <div
      role={live}
      className={cn(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2',
        GROUNDS[tone],
        className,
      )}
    >
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">{title}</p>
        {children !== undefined && (
          <div className="max-w-prose break-words text-sm text-text-2">{children}</div>
        )}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2 self-center">{actions}</div>}
    </div>
  )
}
