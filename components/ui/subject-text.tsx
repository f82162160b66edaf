import { Fragment } from 'react'
import { cn } from './cn'

/** Cuts a long identifier after each `:` and `/`, where a line may break. */
export function breakParts(text: string): string[] {
  return text.match(/[^:/]*[:/]+|[^:/]+/g) ?? []
}

/** A subject, issuer or other identifier in full: code font, breaking at `:` and `/`. */
export function SubjectText({ text, className }: { text: string; className?: string }) {
  let offset = 0
  return (
    <span className={cn('break-words font-mono text-sm', className)}>
      {breakParts(text).map((part) => {
        const key = offset
        offset += part.length
        return (
          <Fragment key={key}>
            {part}
            <wbr />
          </Fragment>
        )
      })}
    </span>
  )
}

/**
 * An identifier on one line of a table: when it does not fit, the middle gives way, so that both
 * ends, which tell most, stay. The full value is in the title.
 */
export function MiddleEllipsis({
  text,
  title = text,
  tail = 12,
  mono = true,
  className,
}: {
  text: string
  /** The full value, where `text` leaves out a part that goes without saying. */
  title?: string
  /** Characters of the end that always stay. */
  tail?: number
  mono?: boolean
  className?: string
}) {
  const cut = Math.max(text.length - tail, Math.ceil(text.length / 2))
  return (
    <span title={title} className={cn('flex min-w-0', mono && 'font-mono text-sm', className)}>
      <span className="overflow-hidden text-ellipsis whitespace-pre">{text.slice(0, cut)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(cut)}</span>
    </span>
  )
}
