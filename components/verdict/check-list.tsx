import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { keyed } from '@/components/ui/keyed'
import { ToneIcon } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import type { Check, Outcome } from '@/lib/federation/verdict/model'
import { routes } from '@/lib/routes'

const OUTCOMES: Readonly<Record<Outcome, { tone: Tone; word: string }>> = {
  pass: { tone: 'ok', word: 'Passed' },
  fail: { tone: 'err', word: 'Failed' },
  warn: { tone: 'warn', word: 'Warning' },
  'not-checked': { tone: 'info', word: 'Not checked' },
}

/** Every rule in Entra's order. The first failing one decides; later ones are listed all the same. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const deciding = checks.find((check) => check.outcome === 'fail')
  return (
    <ol className="divide-y divide-border rounded-md border border-border">
      {keyed(checks, (check) => check.id).map(({ key, item }) => (
        <CheckRow key={key} check={item} decides={item === deciding} />
      ))}
    </ol>
  )
}

function CheckRow({ check, decides }: { check: Check; decides: boolean }) {
  const { tone, word } = OUTCOMES[check.outcome]
  return (
    <li
      data-check={check.id}
      data-outcome={check.outcome}
      className="flex items-start gap-2.5 px-3 py-1.5"
    >
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className={check.outcome === 'fail' ? 'font-medium' : undefined}>
            {check.title}
          </span>
          <span className="text-text-2 text-xs">{word}</span>
          {decides && <Badge tone="err">decides</Badge>}
          {check.orderUncertain && (
            <Badge title="Entra does not document where in its order this check comes.">
              order not documented
            </Badge>
          )}
        </p>
        {check.reason !== undefined && <p className="text-sm text-text-2">{check.reason}</p>}
        {check.outcome !== 'pass' && check.actual !== undefined && (
          <p className="break-all font-mono text-text-2 text-xs">
            {check.expected !== undefined && <>expected {check.expected} · </>}got {check.actual}
          </p>
        )}
      </div>
      {check.code !== undefined && check.outcome !== 'pass' && (
        <Link href={routes.helpError(check.code)} className="link shrink-0 font-mono text-sm">
          {check.code}
        </Link>
      )}
    </li>
  )
}
