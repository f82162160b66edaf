import { ToneIcon } from '@/components/ui/status'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { RuntimeConfig } from '@/lib/transport/config'
import { OUTCOME_WORDS, STEP_NAMES, shownSteps } from './probe-words'

/** The five steps of a probe, in order: what each found and how long it took. */
export function StepList({ report, mode }: { report: ProbeReport; mode: RuntimeConfig['mode'] }) {
  return (
    <ol className="divide-y divide-border rounded-md border border-border">
      {shownSteps(report, mode).map(({ id, outcome, ms, detail, rules }) => {
        const { word, tone } = OUTCOME_WORDS[outcome]
        return (
          <li
            key={id}
            data-step={id}
            data-outcome={outcome}
            className="flex items-start gap-2.5 px-3 py-1.5"
          >
            <ToneIcon tone={tone} className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className={outcome === 'fail' ? 'font-medium' : undefined}>
                  {STEP_NAMES[id]}
                </span>
                <span className="text-text-2 text-xs">{word}</span>
              </p>
              {detail !== undefined && <p className="break-words text-sm text-text-2">{detail}</p>}
              {rules !== undefined && (
                <p className="text-xs">
                  {rules.map((rule) => (
                    <a key={rule} href={`#finding-${rule}`} className="link mr-2 font-mono">
                      {rule}
                    </a>
                  ))}
                </p>
              )}
            </div>
            {ms !== undefined && (
              <span className="shrink-0 text-sm text-text-2 tabular-nums">
                {ms < 1 ? '< 1' : Math.round(ms)} ms
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
