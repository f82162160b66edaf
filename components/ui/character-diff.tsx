import { cn } from './cn'

/** A piece of one side of a comparison. */
export interface DiffSegment {
  /** `same` is shown plainly; `extra` is here and not on the other side; `missing` the reverse; `changed` differs. */
  readonly kind: 'same' | 'extra' | 'missing' | 'changed'
  readonly text: string
  /** What the difference is, in words: "capital M instead of m". */
  readonly name?: string
}

/** Characters that one cannot see, made visible. */
const VISIBLE: Readonly<Record<string, string>> = {
  ' ': '␣',
  '\t': '⇥',
  '\n': '⏎',
  '\r': '␍',
  '\u00a0': '⍽',
  '\u200b': '⟨ZWSP⟩',
  '\ufeff': '⟨BOM⟩',
}

function visible(text: string): string {
  return Array.from(text, (char) => VISIBLE[char] ?? char).join('')
}

const BOXES: Readonly<Record<Exclude<DiffSegment['kind'], 'same'>, string>> = {
  extra: 'border-solid border-err bg-diff-del',
  changed: 'border-solid border-err bg-diff-del',
  missing: 'border-dashed border-ok bg-diff-add',
}

const WORDS: Readonly<Record<Exclude<DiffSegment['kind'], 'same'>, string>> = {
  extra: 'extra',
  changed: 'different',
  missing: 'missing',
}

/**
 * One string with its differing characters in boxes. A solid box is a character that is wrong or too
 * many, a dashed one a character that is missing; the words below say the same without any colour.
 */
export function CharacterDiff({
  label,
  segments,
  className,
}: {
  /** What the string is: "Token", "Credential". */
  label?: string
  segments: readonly DiffSegment[]
  className?: string
}) {
  const marked = segments.filter((segment) => segment.kind !== 'same')
  const starts = segments.map((_, index) =>
    segments.slice(0, index).reduce((sum, each) => sum + each.text.length, 0),
  )
  return (
    <div className={className}>
      <p className="break-all font-mono text-sm leading-relaxed">
        {label !== undefined && <span className="mr-2 font-sans text-text-2 text-xs">{label}</span>}
        {segments.map((segment, index) =>
          segment.kind === 'same' ? (
            <span key={starts[index]}>{segment.text}</span>
          ) : (
            <mark
              // A missing piece has no length, so the kind keeps keys apart.
              key={`${starts[index]}-${segment.kind}`}
              title={segment.name ?? WORDS[segment.kind]}
              className={cn(
                'mx-px rounded-sm border px-0.5 font-semibold text-text',
                BOXES[segment.kind],
              )}
            >
              <span className="sr-only">[{WORDS[segment.kind]}: </span>
              {visible(segment.text)}
              <span className="sr-only">]</span>
            </mark>
          ),
        )}
      </p>
      {marked.some((segment) => segment.name !== undefined) && (
        <ul className="mt-1 text-sm text-text-2">
          {marked.map(
            (segment) => segment.name !== undefined && <li key={segment.name}>{segment.name}</li>,
          )}
        </ul>
      )}
    </div>
  )
}
