import { Badge } from '@/components/ui/badge'
import { keyed } from '@/components/ui/keyed'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { findingsBySeverity, SEVERITY_WORDS } from './probe-words'

/** Findings by severity, worst first: what was seen, and what to do about it. */
export function FindingList({ report }: { report: ProbeReport }) {
  return (
    <div className="flex flex-col gap-3">
      {findingsBySeverity(report).map(({ severity, findings }) => {
        const { word, tone } = SEVERITY_WORDS[severity]
        return (
          <section key={severity} aria-label={`${word} findings`} className="flex flex-col gap-1">
            <h3>
              <Badge tone={tone}>
                {word} · {findings.length}
              </Badge>
            </h3>
            <ul className="divide-y divide-border rounded-md border border-border">
              {keyed(findings, ({ id }) => id).map(({ key, item }) => (
                <li key={key} data-finding={item.id} className="px-3 py-2">
                  <p className="break-words">{item.message}</p>
                  {item.fix !== undefined && (
                    <p className="break-words text-sm text-text-2">
                      <span className="font-medium">What to do:</span> {item.fix}
                    </p>
                  )}
                  <p className="font-mono text-text-3 text-xs">{item.id}</p>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
