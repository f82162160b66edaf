import { Badge } from '@/components/ui/badge'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { findingsBySeverity, SEVERITY_WORDS } from './probe-words'

/** Findings as counts, worst first; a dash while nothing is known, the word "none" when there are none. */
export function FindingBadges({ report }: { report: ProbeReport | undefined }) {
  if (report === undefined) return <Unknown />
  const groups = findingsBySeverity(report)
  if (groups.length === 0) return <span className="text-text-2">none</span>
  return (
    <span className="flex gap-1">
      {groups.map(({ severity, findings }) => (
        <Badge
          key={severity}
          tone={SEVERITY_WORDS[severity].tone}
          title={findings.map(({ message }) => message).join('\n')}
        >
          {findings.length} {SEVERITY_WORDS[severity].word.toLowerCase()}
        </Badge>
      ))}
    </span>
  )
}

/** A value that no probe has told yet. */
export function Unknown() {
  return (
    <span className="text-text-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">not known</span>
    </span>
  )
}
