import { CharacterDiff } from '@/components/ui/character-diff'
import { cn } from '@/components/ui/cn'
import { CodeWords } from '@/components/ui/code-words'
import { Status } from '@/components/ui/status'
import { SubjectText } from '@/components/ui/subject-text'
import { diffText } from '@/lib/federation/diff/text-diff'
import { actualSegments, isSimilar } from './text-comparison'

/** One field of a comparison: what the credential stores over what the token says. */
export interface ComparedField {
  readonly id: string
  readonly label: string
  readonly expected?: string
  readonly actual?: string
  /** The rule's own answer; equality alone does not decide (audiences of Entra, expressions). */
  readonly matches: boolean
  /** Replaces the character diff, for example for an expression. */
  readonly note?: string
}

/** Issuer, audience and subject, token over credential, the differing characters boxed and named. */
export function FieldDiff({ fields }: { fields: readonly ComparedField[] }) {
  return (
    <dl className="divide-y divide-border rounded-md border border-border">
      {fields.map((field) => (
        <div
          key={field.id}
          data-field={field.id}
          className={cn(
            'grid gap-x-4 gap-y-1 px-3 py-2.5 sm:grid-cols-[8rem_minmax(0,1fr)]',
            !field.matches && 'bg-surface',
          )}
        >
          <dt className="flex flex-col gap-0.5">
            <span className="font-medium">{field.label}</span>
            <Status tone={field.matches ? 'ok' : 'err'} className="text-sm">
              {field.matches ? 'Matches' : 'Differs'}
            </Status>
          </dt>
          <dd className="min-w-0">
            <Comparison field={field} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Comparison({ field }: { field: ComparedField }) {
  const { expected, actual, matches, note } = field
  if (matches) {
    return (
      <>
        <SubjectText text={actual ?? expected ?? ''} />
        {note !== undefined && <p className="text-sm text-text-2">{note}</p>}
      </>
    )
  }
  if (expected === undefined || actual === undefined || note !== undefined) {
    return (
      <>
        <Line label="Token">
          {actual === undefined ? <em>not in the token</em> : <SubjectText text={actual} />}
        </Line>
        <Line label="Credential">
          {expected === undefined ? <em>not set</em> : <SubjectText text={expected} />}
        </Line>
        {note !== undefined && <p className="mt-1 text-sm text-text-2">{note}</p>}
      </>
    )
  }
  const diff = diffText(expected, actual)
  if (!isSimilar(diff)) {
    return (
      <>
        <Line label="Token">
          <SubjectText text={actual} />
        </Line>
        <Line label="Credential">
          <SubjectText text={expected} />
        </Line>
        <p className="mt-1 text-sm text-text-2">
          These are two different values, not a slip of a character.
        </p>
      </>
    )
  }
  return (
    <>
      <Line label="Token">
        <CharacterDiff segments={actualSegments(diff)} />
      </Line>
      <Line label="Credential">
        <SubjectText text={expected} />
      </Line>
      {diff.differences.length > 0 && (
        <ul
          className="mt-1 text-sm text-text-2"
          aria-label={`Differences in ${field.label.toLowerCase()}`}
        >
          {diff.differences.map((difference) => (
            <li key={difference.message}>
              <CodeWords text={difference.message} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-2">
      <span className="text-text-2 text-xs">{label}</span>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
