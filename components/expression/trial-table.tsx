import { Badge } from '@/components/ui/badge'
import { CharacterDiff, type DiffSegment } from '@/components/ui/character-diff'
import { CodeWords } from '@/components/ui/code-words'
import { Status } from '@/components/ui/status'
import { SubjectText } from '@/components/ui/subject-text'
import type { Tone } from '@/components/ui/tone'
import type { TermResult } from '@/lib/federation/expression/evaluate'
import { explainMismatch } from '@/lib/federation/expression/mismatch'
import type { Trial } from '@/lib/federation/expression/samples'

const OUTCOMES: readonly { id: Trial['outcome']; tone: Tone; word: string }[] = [
  { id: 'accepted', tone: 'ok', word: 'Accepted' },
  { id: 'refused', tone: 'err', word: 'Refused' },
  { id: 'undecided', tone: 'info', word: 'Not decided' },
]

const KINDS: Readonly<Record<Trial['sample']['kind'], string>> = {
  token: 'token',
  claims: 'claims',
  subject: 'subject only',
}

/** Who gets in and who does not, each with the term that decides. */
export function TrialTable({ trials }: { trials: readonly Trial[] }) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">What the expression says to each sample</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Sample</th>
          <th scope="col">What decides</th>
        </tr>
      </thead>
      {OUTCOMES.map(({ id, tone, word }) => {
        const group = trials.filter(({ outcome }) => outcome === id)
        if (group.length === 0) return null
        return (
          <tbody key={id} data-outcome={id} className="border-border border-b">
            <tr className="border-border border-y bg-surface">
              <th scope="rowgroup" colSpan={2} className="px-3 py-1.5 text-left font-medium">
                <Status tone={tone}>
                  {word} <span className="tabular-nums">{group.length}</span>
                </Status>
              </th>
            </tr>
            {group.map((trial, place) => (
              // Samples have no id of their own; a line may hold several.
              // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state
              <TrialRow key={`${trial.sample.line} ${place}`} trial={trial} />
            ))}
          </tbody>
        )
      })}
    </table>
  )
}

function TrialRow({ trial }: { trial: Trial }) {
  const { sample, outcome } = trial
  const sub = sample.claims.sub
  return (
    <tr className="flex flex-col gap-1 border-border border-t px-3 py-2 first:border-t-0">
      <th
        scope="row"
        className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-left font-normal"
      >
        <span className="min-w-0 break-all">
          {typeof sub === 'string' ? <SubjectText text={sub} /> : <em>no subject</em>}
        </span>
        <span className="text-text-3 text-xs">
          line {sample.line} · {KINDS[sample.kind]}
        </span>
      </th>
      <td className="min-w-0 text-sm text-text-2">
        {outcome === 'accepted' ? <Accepted trial={trial} /> : <Decision trial={trial} />}
      </td>
    </tr>
  )
}

function Accepted({ trial }: { trial: Trial }) {
  return (
    <>
      {trial.terms.length === 1 ? 'The term holds.' : 'Every term holds.'}
      {trial.inferred.length > 0 && ' The ids were read out of the subject.'}
    </>
  )
}

function Decision({ trial }: { trial: Trial }) {
  const { decides, otherIssuer, outcome } = trial
  if (otherIssuer !== undefined)
    return (
      <>
        It comes from another issuer, <SubjectText text={otherIssuer} />, so no term is looked at.
      </>
    )
  if (!decides) return null
  if (outcome === 'undecided')
    return (
      <CodeWords
        text={`What is known holds. Whether \`${decides.term.claim}\` does cannot be seen from a subject: paste the token or its claims.`}
      />
    )
  return <Refusal result={decides} />
}

function Refusal({ result }: { result: TermResult }) {
  const { term, actual } = result
  const mismatch = explainMismatch(result)
  if (!mismatch) return null
  return (
    <div className="flex flex-col gap-1">
      <p>
        <Badge className="mr-1.5 font-mono">{term.claim}</Badge>
        <CodeWords text={mismatch.sentence} />
      </p>
      {actual !== undefined && (
        <dl className="grid grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-2">
          <dt className="text-xs">Wanted</dt>
          <dd>
            <CharacterDiff segments={marked(term.comparand, mismatch.pattern)} />
          </dd>
          <dt className="text-xs">Value</dt>
          <dd>
            <CharacterDiff segments={marked(actual, mismatch.value)} />
          </dd>
        </dl>
      )}
      {mismatch.hint !== undefined && (
        <p>
          <CodeWords text={mismatch.hint} />
        </p>
      )}
    </div>
  )
}

function marked(
  text: string,
  place: { readonly start: number; readonly end: number } | undefined,
): readonly DiffSegment[] {
  if (!place || place.start === place.end) return [{ kind: 'same', text }]
  const segments: DiffSegment[] = [
    { kind: 'same', text: text.slice(0, place.start) },
    { kind: 'changed', text: text.slice(place.start, place.end) },
    { kind: 'same', text: text.slice(place.end) },
  ]
  return segments.filter((segment) => segment.text !== '')
}
