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
                <li
                  key={key}
                  id={`finding-${item.id}`}
                  data-finding={item.id}
                  className="scroll-mt-4 px-3 py-2 target:bg-accent-bg"
                >
                  <p className="break-words">{item.message}</p>
                  {item.fix !== undefined && (
                    <p className="break-words text-sm text-text-2">
                      <span className="font-medium">What to do:</span> {item.fix}
                    </p>
                  )}
                  {item.why === undefined ? (
                    <p className="font-mono text-text-2 text-xs">{item.id}</p>
                  ) : (
                    <details className="text-xs">
                      <summary className="cursor-pointer font-mono text-text-2">{item.id}</summary>
                      <p className="mt-1 break-words text-sm">
                        <span className="font-medium">Why it matters:</span> {item.why}
                      </p>
                      {item.source !== undefined && <Source text={item.source} />}
                    </details>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** Where a rule comes from: a link when it is an address and nothing else. */
function Source({ text }: { text: string }) {
  const isAddress = /^https:\/\/\S+$/.test(text)
  return (
    <p className="break-words text-text-2">
      Source:{' '}
      {isAddress ? (
        <a href={text} target="_blank" rel="noopener noreferrer" className="link break-all">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  )
}
