import { Inbox, LockKeyhole, Rocket, SearchX } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { cn } from './cn'

/** Why there is nothing: nobody started yet, there is none, the filter hides all, rights are missing. */
export type EmptyKind = 'first-run' | 'none' | 'no-match' | 'no-permission'

const ICONS: Readonly<Record<EmptyKind, ComponentType<{ className?: string }>>> = {
  'first-run': Rocket,
  none: Inbox,
  'no-match': SearchX,
  'no-permission': LockKeyhole,
}

/** An empty list that says which kind of empty it is and what to do. */
export function EmptyState({
  kind,
  title,
  titleAs: Title = 'p',
  actions,
  className,
  children,
}: {
  kind: EmptyKind
  title: string
  /** `h1` where the empty state is all that the page shows. */
  titleAs?: 'p' | 'h1'
  actions?: ReactNode
  className?: string
  children?: ReactNode
}) {
  const Icon = ICONS[kind]
  return (
    <div
      data-kind={kind}
      className={cn(
        'mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center',
        className,
      )}
    >
      <Icon className={cn('size-6', kind === 'no-permission' ? 'text-info' : 'text-text-3')} />
      <Title className="mt-3 font-medium text-lg">{title}</Title>
      {children !== undefined && <div className="mt-1 text-text-2">{children}</div>}
      {actions !== undefined && (
        <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  )
}
