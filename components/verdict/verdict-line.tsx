import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { ToneIcon } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import type { Verdict } from '@/lib/federation/verdict/model'
import { routes } from '@/lib/routes'

const LOOK: Readonly<Record<Verdict['verdict'], { tone: Tone; sentence: string; ground: string }>> =
  {
    accepted: {
      tone: 'ok',
      sentence: 'Entra would accept this token',
      ground: 'border-ok/40 bg-ok-bg',
    },
    rejected: {
      tone: 'err',
      sentence: 'Entra would refuse this token',
      ground: 'border-err/40 bg-err-bg',
    },
    undetermined: {
      tone: 'info',
      sentence: 'Not decided yet',
      ground: 'border-info/40 bg-info-bg',
    },
  }

/** The answer in one line, then Entra's own words. */
export function VerdictLine({
  verdict,
  action,
  children,
}: {
  verdict: Verdict
  /** Button at the end of the line. */
  action?: ReactNode
  children?: ReactNode
}) {
  const { tone, sentence, ground } = LOOK[verdict.verdict]
  const { error } = verdict
  return (
    <section
      aria-label="Verdict"
      aria-live="polite"
      data-verdict={verdict.verdict}
      className={cn('rounded-md border px-4 py-3', ground)}
    >
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="flex flex-wrap items-center gap-x-2 font-semibold text-lg">
          <ToneIcon tone={tone} className="size-5" />
          {sentence}
          {error && (
            <Link href={routes.helpError(error.code)} className="link font-mono">
              AADSTS{error.code}
            </Link>
          )}
        </h2>
        {action}
      </div>
      {children !== undefined && <div className="mt-0.5 max-w-prose">{children}</div>}
      {error && (
        <p className="mt-2 break-words font-mono text-sm text-text-2">
          {error.status} {error.error}: {error.message}
        </p>
      )}
    </section>
  )
}
