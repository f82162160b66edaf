import type { ReactNode } from 'react'

/** Top of one object's page: way back, name, kind, marks, actions. */
export function DetailHeader({
  back,
  title,
  eyebrow,
  meta,
  actions,
}: {
  /** Link to the list. */
  back?: ReactNode
  title: ReactNode
  /** The kind of object, over the name. */
  eyebrow?: ReactNode
  /** Badges and short facts under the name. */
  meta?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back !== undefined && <div className="mb-1 text-sm">{back}</div>}
        {eyebrow !== undefined && <p className="text-sm text-text-2">{eyebrow}</p>}
        <h1 className="break-words font-semibold text-xl">{title}</h1>
        {meta !== undefined && (
          <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-2">
            {meta}
          </div>
        )}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  )
}
