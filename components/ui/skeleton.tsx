import { cn } from './cn'

/** A grey bar that holds the place of text that is on its way. Hidden from screen readers: say "loading" once elsewhere. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn('block h-3 rounded-sm bg-sunken motion-safe:animate-pulse', className)}
    />
  )
}
