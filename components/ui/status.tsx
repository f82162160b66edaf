import { CircleCheck, CircleDashed, CircleHelp, CircleX, TriangleAlert } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { cn } from './cn'
import type { Tone } from './tone'

const ICONS: Readonly<Record<Tone, ComponentType<{ className?: string }>>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  err: CircleX,
  info: CircleHelp,
  neutral: CircleDashed,
}

const COLOURS: Readonly<Record<Tone, string>> = {
  ok: 'text-ok',
  warn: 'text-warn',
  err: 'text-err',
  info: 'text-info',
  neutral: 'text-text-2',
}

/** The icon of a tone, for places that lay out the word themselves. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  const Icon = ICONS[tone]
  return <Icon className={cn('size-4 shrink-0', COLOURS[tone], className)} />
}

/** A state as icon and word: `Reachable`, `Mismatch`, `Not checked`. Never colour alone. */
export function Status({
  tone,
  icon: Icon = ICONS[tone],
  className,
  children,
}: {
  tone: Tone
  /** Icon of its own, where several states share a tone. */
  icon?: ComponentType<{ className?: string }>
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={cn(
        'inline-flex min-w-0 max-w-full items-center gap-1.5 align-top',
        COLOURS[tone],
        className,
      )}
    >
      <Icon className="size-4 shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  )
}
