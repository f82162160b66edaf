import type { ReactNode } from 'react'
import { cn } from './cn'
import { CopyButton } from './copy-button'

export interface KeyValue {
  readonly label: string
  readonly value: ReactNode
  /** Text that the copy button takes; no button without it. */
  readonly copy?: string | undefined
  /** One line under the value: what it is for. */
  readonly note?: ReactNode
  /** Set as code: ids, issuers, subjects. */
  readonly mono?: boolean
}

/** Facts as label and value, each copyable where a machine will compare it. */
export function KeyValueList({
  items,
  className,
}: {
  items: readonly KeyValue[]
  className?: string
}) {
  return (
    <dl className={cn('@container divide-y divide-border', className)}>
      {items.map((item) => (
        <div
          key={item.label}
          className="grid gap-x-4 py-1.5 @lg:grid-cols-[9rem_minmax(0,1fr)] @lg:items-baseline"
        >
          <dt className="text-sm text-text-2">{item.label}</dt>
          <dd className="flex min-w-0 items-start gap-1">
            <div className="min-w-0 flex-1">
              <div className={cn('break-words @lg:py-0.5', item.mono && 'font-mono text-sm')}>
                {item.value}
              </div>
              {item.note !== undefined && (
                <div className="pb-1 text-text-2 text-xs">{item.note}</div>
              )}
            </div>
            {item.copy !== undefined && (
              <CopyButton
                value={item.copy}
                label={`Copy ${item.label.toLowerCase()}`}
                className="-my-1 pointer-coarse:-my-3"
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
