import Link from 'next/link'
import { routes } from '@/lib/routes'

/** The name with its sign: two links of a chain, one of them open. */
export function Wordmark() {
  return (
    <Link
      href={routes.overview()}
      aria-label="Fedcred, overview"
      className="flex items-center gap-2 overflow-hidden rounded-sm font-semibold text-lg"
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0 fill-none stroke-2">
        <rect x="2" y="8" width="12" height="8" rx="4" className="stroke-text" />
        <path d="M12 8h6a4 4 0 0 1 0 8h-2" strokeLinecap="round" className="stroke-accent" />
      </svg>
      <span className="md:in-data-[sidebar=icons]:sr-only">Fedcred</span>
    </Link>
  )
}
