import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { routes } from '@/lib/routes'
import type { CodeRow } from './search'
import { FIELD_WORDS } from './words'

/** The codes as one table; the number is the link. */
export function CodeList({ rows, caption }: { rows: readonly CodeRow[]; caption: string }) {
  return (
    <table className="mt-4 w-full border-collapse text-left">
      <caption className="pb-2 text-left text-sm text-text-2">{caption}</caption>
      <thead>
        <tr className="border-border border-b text-sm text-text-2">
          <th scope="col" className="py-1.5 pr-4 font-medium">
            Code
          </th>
          <th scope="col" className="py-1.5 pr-4 font-medium">
            Meaning
          </th>
          <th scope="col" className="hidden py-1.5 font-medium sm:table-cell">
            Look at
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className="border-border border-b align-top">
            <th scope="row" className="py-2 pr-4 font-medium">
              <Link href={routes.helpError(row.code)} prefetch={false} className="link font-mono">
                {row.code}
              </Link>
            </th>
            <td className="py-2 pr-4">
              {row.meaning}
              {row.name !== '-' && (
                <span className="block break-all text-text-3 text-xs">{row.name}</span>
              )}
            </td>
            <td className="hidden whitespace-nowrap py-2 sm:table-cell">
              {row.field ? (
                <Badge>{FIELD_WORDS[row.field]}</Badge>
              ) : (
                <span className="text-sm text-text-3">
                  {row.analysed ? 'Several fields' : 'Not analysed'}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
