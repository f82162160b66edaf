import { cn } from './cn'
import { CopyButton } from './copy-button'

/** Text for a machine: a command, a request, JSON. Scrolls, never wraps unless told, and copies whole. */
export function CodeBlock({
  code,
  label,
  copyLabel,
  wrap = false,
  className,
}: {
  code: string
  /** What this is, for example "Azure CLI"; names the scroll region. */
  label: string
  copyLabel?: string
  wrap?: boolean
  className?: string
}) {
  return (
    <figure className={cn('overflow-hidden rounded-md border border-border bg-sunken', className)}>
      <figcaption className="flex h-8 items-center justify-between border-border border-b bg-surface pr-0.5 pl-2.5 text-text-2 text-xs">
        {label}
        <CopyButton value={code} label={copyLabel ?? `Copy ${label}`} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="ring-inside overflow-x-auto">
        <pre
          className={cn(
            'p-2.5 font-mono text-sm leading-normal',
            wrap && 'whitespace-pre-wrap break-all',
          )}
        >
          {code}
        </pre>
      </section>
    </figure>
  )
}
