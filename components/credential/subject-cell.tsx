import { MiddleEllipsis } from '@/components/ui/subject-text'
import { type CredentialRow, subjectText } from './credential-rows'

/** A subject on one line: its named parts where the form is known, else the text with its middle cut. */
export function SubjectCell({ row }: { row: CredentialRow }) {
  const { credential } = row.entry
  const text = subjectText(credential)
  if (credential.subject === undefined && text !== '') {
    return (
      <span title={text} className="flex min-w-0 gap-1.5">
        <span className="shrink-0 text-text-3">expression</span>
        <span className="truncate font-mono">{text}</span>
      </span>
    )
  }
  if (row.parts.length === 0) return <MiddleEllipsis text={text} />
  return (
    <span title={text} className="flex min-w-0 gap-3">
      {row.parts.map((part) => (
        <span key={part.name} className="flex min-w-0 gap-1.5 not-last:max-w-3/5 not-last:shrink-0">
          <span className="shrink-0 text-text-3">{part.name}</span>
          <span className="truncate font-mono">{part.value}</span>
        </span>
      ))}
    </span>
  )
}
