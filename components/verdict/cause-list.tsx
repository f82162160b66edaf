'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { Cause } from '@/lib/federation/verdict/model'

const CONFIDENCE = {
  certain: { tone: 'ok', word: 'certain' },
  likely: { tone: 'neutral', word: 'likely' },
  possible: { tone: 'neutral', word: 'possible' },
} as const

/** Never more than three at first: a long list of guesses helps nobody. */
const FIRST = 3

/** Probable causes, each with what to change in Entra and in the workload. */
export function CauseList({ causes }: { causes: readonly Cause[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? causes : causes.slice(0, FIRST)
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col gap-2">
        {shown.map((cause) => (
          <li
            key={cause.id}
            data-cause={cause.id}
            className="rounded-md border border-border px-3 py-2.5"
          >
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {cause.title}
              {cause.confidence && (
                <Badge tone={CONFIDENCE[cause.confidence].tone}>
                  {CONFIDENCE[cause.confidence].word}
                </Badge>
              )}
            </p>
            {cause.detail !== undefined && (
              <p className="max-w-prose text-text-2">{cause.detail}</p>
            )}
            <Fixes cause={cause} />
          </li>
        ))}
      </ol>
      {causes.length > FIRST && (
        <div>
          <Button size="sm" variant="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer causes' : `Show ${causes.length - FIRST} more`}
          </Button>
        </div>
      )}
    </div>
  )
}

function Fixes({ cause }: { cause: Cause }) {
  const sides = [
    ['In Entra', cause.fixEntra],
    ['In the workload', cause.fixWorkload],
  ].filter((side): side is [string, string] => side[1] !== undefined)
  const rows = sides.length > 0 ? sides : [['Fix', cause.fix] as const]
  return (
    <dl className="mt-1.5 grid gap-x-3 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
      {rows.map(([label, text]) => (
        <div key={label} className="contents">
          <dt className="text-sm text-text-2">{label}</dt>
          <dd className="max-w-prose break-words">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
