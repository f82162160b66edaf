import { CodeWords } from '@/components/ui/code-words'
import { keyed } from '@/components/ui/keyed'
import { ToneIcon } from '@/components/ui/status'
import { SubjectText } from '@/components/ui/subject-text'
import type { Tone } from '@/components/ui/tone'
import type { ExpressionConcern, ExpressionFinding } from '@/lib/federation/expression/findings'

const TONES: Readonly<Record<ExpressionFinding['severity'], Tone>> = {
  error: 'err',
  warn: 'warn',
  info: 'neutral',
}

const CONCERNS: Readonly<Record<ExpressionConcern, string>> = {
  refused: 'Entra refuses it',
  reach: 'Who gets in',
  dead: 'May never match',
  doubt: 'Not certain',
}

/** What is wrong or worth knowing about an expression: message, proof, fix, page. */
export function FindingList({ findings }: { findings: readonly ExpressionFinding[] }) {
  return (
    <ul className="divide-y divide-border rounded-md border border-border">
      {keyed(findings, ({ id }) => id).map(({ key, item }) => (
        <Finding key={key} finding={item} />
      ))}
    </ul>
  )
}

function Finding({ finding }: { finding: ExpressionFinding }) {
  const { id, severity, concern, message, fix, example, source } = finding
  return (
    <li data-finding={id} data-severity={severity} className="flex items-start gap-2.5 px-3 py-2.5">
      <ToneIcon tone={TONES[severity]} className="mt-0.5" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="text-text-2 text-xs">{CONCERNS[concern]}</p>
        <p className="max-w-prose">
          <CodeWords text={message} />
        </p>
        {example !== undefined && (
          <p className="text-sm text-text-2">
            For example <SubjectText text={example} className="text-text" />
          </p>
        )}
        {fix !== undefined && (
          <p className="max-w-prose text-sm text-text-2">
            <span className="font-medium text-text">Fix: </span>
            <CodeWords text={fix} />
          </p>
        )}
        <p className="text-sm">
          <a href={source} target="_blank" rel="noreferrer" className="link">
            {new URL(source).hostname.replace('www.', '')}
            <span className="sr-only"> about {id.replaceAll('-', ' ')}, opens in a new tab</span>
          </a>
        </p>
      </div>
    </li>
  )
}
