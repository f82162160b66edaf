import { cn } from './cn'

/** How much of a limit is used: `3/20` beside a bar. Amber from 80 %, red when full. The text is the truth. */
export function CapacityBar({
  used,
  limit,
  label,
  className,
}: {
  used: number
  limit: number
  /** Words for a screen reader, for example "3 of 20 credentials". */
  label: string
  className?: string
}) {
  const width = Math.min(used / limit, 1) * 60
  const colour = used >= limit ? 'fill-err' : used >= limit * 0.8 ? 'fill-warn' : 'fill-accent'
  return (
    <span className={cn('inline-flex items-center gap-2 tabular-nums', className)}>
      <svg
        role="img"
        aria-label={label}
        viewBox="0 0 60 6"
        width="60"
        height="6"
        className="keep-colours shrink-0"
      >
        <rect x="0.5" y="0.5" width="59" height="5" rx="2" className="fill-sunken stroke-strong" />
        {width > 0 && <rect width={width} height="6" rx="2" className={colour} />}
      </svg>
      <span aria-hidden="true">
        {used}
        <span className="text-text-3">/{limit}</span>
      </span>
    </span>
  )
}
