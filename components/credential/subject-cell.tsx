import { cn } from '@/components/ui/cn'
import { MiddleEllipsis } from '@/components/ui/subject-text'
import { type CredentialRow, subjectText } from './credential-row'
import { subjectParts } from './describe'

/** Shorter words for a table, where width counts; details use the full ones. */
const SHORT: Readonly<Record<string, string>> = {
  'service account': 'account',
  organization: 'org',
  'organization id': 'org',
  'connection id': 'connection',
  environment: 'env',
}

/**
 * A subject on one line: its named parts where the form is known, else the text with its middle cut.
 * Where width runs out the first part gives way: neighbours share a repository and differ in the rest.
 * Three parts and more keep their values then, and their names for a screen reader.
 */
export function SubjectCell({ row }: { row: CredentialRow }) {
  const { credential } = row.entry
  const text = subjectText(credential)
  const parts =
    credential.subject === undefined && text !== ''
      ? [{ label: 'expression', value: text }]
      : subjectParts(credential)
  if (parts.length === 0) return <MiddleEllipsis text={text} />
  const many = parts.length > 2
  return (
    <span
      title={text}
      className="@container flex w-full min-w-0 gap-3 overflow-hidden whitespace-nowrap"
    >
      {parts.map((part, at) => (
        <span
          key={part.label}
          // Never down to nothing: a lone dot says less than the start of a name.
          className={cn(
            'truncate',
            at === 0 && parts.length > 1 ? 'min-w-16 shrink-[4]' : 'min-w-8 shrink',
          )}
        >
          <span className={cn('text-text-3', many && '@max-sm:sr-only')}>
            {SHORT[part.label] ?? part.label}{' '}
          </span>
          <span className="font-mono">{part.value}</span>
        </span>
      ))}
    </span>
  )
}
