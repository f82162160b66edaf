import { Fragment } from 'react'
import { MiddleEllipsis } from '@/components/ui/subject-text'
import { type CredentialRow, subjectText } from './credential-rows'

/** Shorter words for a table, where width counts; details use the full ones. */
const SHORT: Readonly<Record<string, string>> = {
  'service account': 'account',
  organization: 'org',
  environment: 'env',
}

/** A subject on one line: its named parts where the form is known, else the text with its middle cut. */
export function SubjectCell({ row }: { row: CredentialRow }) {
  const { credential } = row.entry
  const text = subjectText(credential)
  const parts =
    credential.subject === undefined && text !== ''
      ? [{ label: 'expression', value: text }]
      : row.parts
  if (parts.length === 0) return <MiddleEllipsis text={text} />
  return (
    <span title={text} className="block truncate">
      {parts.map((part, at) => (
        <Fragment key={part.label}>
          {at > 0 && <span className="inline-block w-3" />}
          <span className="text-text-3">{SHORT[part.label] ?? part.label} </span>
          <span className="font-mono">{part.value}</span>
        </Fragment>
      ))}
    </span>
  )
}
