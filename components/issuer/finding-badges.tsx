import { Badge } from '@/components/ui/badge'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import { findingsBySeverity, SEVERITY_WORDS } from './probe-words'

/** Severities that a row has room for. */
const BADGES = 2

/** Findings as counts, worst first; a dash while nothing is known, the word "none" when there are none. */
export function FindingBadges({ report }: { report: ProbeReport | undefined }) {
  if (report === undefined) return <Unknown />
  const groups = findingsBySeverity(report)
  if (groups.length === 0) return <span className="text-text-2">none</span>
  const hidden = groups.slice(BADGES).reduce((sum, { findings }) => sum + findings.length, 0)
  return (
    <span className="flex items-center gap-1">
      {groups.slice(0, BADGES).map(({ severity, findings }) => (
        <Badge
          key={severity}
          tone={SEVERITY_WORDS[severity].tone}
          title={findings.map(({ message }) => message).join('\n')}
        >
          {findings.length} {SEVERITY_WORDS[severity].word.toLowerCase()}
        </Badge>
      ))}
      {hidden > 0 && <span className="text-text-2 text-xs">+{hidden}</span>}
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
