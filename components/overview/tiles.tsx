import type { Route } from 'next'
import Link from 'next/link'
import { formatNumber } from '@/components/shell/words'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import { routes } from '@/lib/routes'
import type { Summary } from './summary'

interface Tile {
  readonly label: string
  readonly note: string
  readonly href: Route
  readonly value: (summary: Summary) => number
}

const TILES: readonly Tile[] = [
  {
    label: 'Credentials',
    note: 'one row a trust',
    href: routes.credentials(),
    value: (summary) => summary.credentials,
  },
  {
    label: 'Identities',
    note: 'with a credential',
    href: routes.identities({ has: ['credentials'] }),
    value: (summary) => summary.identities,
  },
  {
    label: 'Issuers',
    note: 'distinct addresses',
    href: routes.issuers(),
    value: (summary) => summary.issuers,
  },
  {
    label: 'Cannot match',
    note: 'as they stand',
    href: routes.credentials({ sort: 'marks' }),
    value: (summary) => summary.broken,
  },
  {
    label: 'With secrets',
    note: 'beside a credential',
    href: routes.identities({ has: ['credentials', 'secrets'] }),
    value: (summary) => summary.withSecrets,
  },
]

/** Five numbers, each the door to its list. They keep their size and count up while a scan runs. */
export function Tiles({
  summary,
  partial,
  unread,
}: {
  summary: Summary | null
  /** Part of the tenant is missing: the numbers are lower bounds. */
  partial: boolean
  /** Nothing that is counted here could be read. */
  unread: boolean
}) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-border bg-border sm:grid-cols-3 lg:grid-cols-5 forced-colors:gap-0">
      {TILES.map((tile) => (
        <li key={tile.label} className="bg-bg max-lg:last:col-span-2 forced-colors:border">
          <Link
            href={tile.href}
            className="ring-inside flex h-24 flex-col justify-between px-4 py-3 hover:bg-surface"
          >
            <span className="text-sm text-text-2">{tile.label}</span>
            <span className="flex items-baseline gap-2">
              <span className="font-semibold text-2xl tabular-nums">
                {summary === null ? (
                  <Skeleton className="my-1 h-6 w-12" />
                ) : unread ? (
                  '–'
                ) : (
                  formatNumber(tile.value(summary))
                )}
              </span>
              {partial && summary !== null && (
                <span className="shrink-0 text-info text-xs">
                  {unread ? 'not read' : 'or more'}
                </span>
              )}
              <span className={cn('truncate text-text-3 text-xs', partial && 'max-xl:hidden')}>
                {tile.note}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
