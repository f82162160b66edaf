import Link from 'next/link'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { routes } from '@/lib/routes'
import { entraOutlook } from './entra-outlook'

/** What Entra would answer to a token of this issuer, as far as its documents decide. */
export function Outlook({ report }: { report: ProbeReport }) {
  const { items, note } = entraOutlook(report)
  return (
    <div className="flex flex-col gap-2">
      {items.length > 0 && (
        <p className="text-sm text-text-2">
          What these documents lead to, in the order in which Entra looks.
        </p>
      )}
      {items.length > 0 && (
        <ul className="divide-y divide-border rounded-md border border-border">
          {items.map(({ code, when, evidence }) => (
            <li
              key={code}
              className="grid gap-x-4 px-3 py-2 sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-baseline"
            >
              <Link href={routes.helpError(code)} className="link font-mono text-sm">
                AADSTS{code}
              </Link>
              <div>
                <p>{when}</p>
                {evidence !== undefined && <p className="text-text-2 text-xs">{evidence}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      {note !== undefined && (
        <p className="max-w-prose">
          {note}{' '}
          {report.state === 'healthy' && (
            <Link href={routes.check()} className="link">
              Check a token
            </Link>
          )}
        </p>
      )}
    </div>
  )
}
