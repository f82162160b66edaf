import Link from 'next/link'
import { countOf, formatNumber } from '@/components/shell/words'
import { cn } from '@/components/ui/cn'
import { routes } from '@/lib/routes'
import type { IssuerKindCount } from './summary'

/** Shades of one hue: these are kinds, not states. The order of the bar is the order of the table. */
const SHADES = [
  'fill-accent',
  'fill-accent/75',
  'fill-accent/55',
  'fill-accent/40',
  'fill-accent/28',
  'fill-accent/18',
] as const

const shade = (at: number): string => SHADES[Math.min(at, SHADES.length - 1)] ?? 'fill-accent'

/** Who vouches for the workloads: credentials by kind of issuer, as a bar and as a table. */
export function IssuerKinds({
  kinds,
  total,
}: {
  kinds: readonly IssuerKindCount[]
  total: number
}) {
  let x = 0
  return (
    <div className="flex flex-col gap-3">
      <svg
        viewBox="0 0 1000 10"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="keep-colours h-3 w-full rounded-sm bg-sunken"
      >
        {kinds.map((kind, at) => {
          const width = (kind.credentials / total) * 1000
          const left = x
          x += width
          return (
            <rect
              key={kind.kindId}
              x={left}
              width={Math.max(width - 2, 1)}
              height="10"
              className={shade(at)}
            />
          )
        })}
      </svg>
      <table className="w-full text-sm">
        <caption className="sr-only">Credentials by kind of issuer</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Kind of issuer</th>
            <th scope="col">Issuers</th>
            <th scope="col">Credentials</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind, at) => (
            <tr key={kind.kindId} className="border-border border-t first:border-t-0">
              <th scope="row" className="py-1 text-left font-normal">
                <Link
                  href={routes.credentials({ issuerKind: [kind.kindId] })}
                  className="group inline-flex min-h-6 items-center gap-2"
                >
                  <svg viewBox="0 0 10 10" aria-hidden="true" className="keep-colours size-2.5">
                    <rect
                      width="10"
                      height="10"
                      rx="2"
                      className={cn(shade(at), 'stroke-accent')}
                    />
                  </svg>
                  <span className="group-hover:underline">{kind.label}</span>
                </Link>
              </th>
              <td className="whitespace-nowrap py-1 text-right text-text-2">
                {countOf(kind.issuers, 'issuer')}
              </td>
              <td className="w-16 py-1 text-right">{formatNumber(kind.credentials)}</td>
              <td className="w-14 py-1 text-right text-text-2">
                {Math.round((kind.credentials / total) * 100)} %
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
