'use client'

import { CharacterDiff } from '@/components/ui/character-diff'
import { CodeWords } from '@/components/ui/code-words'
import { Field, Textarea } from '@/components/ui/field'
import type { ExpressionError, ParsedExpression } from '@/lib/federation/expression/parse'

/** Characters shown on either side of an error. */
const AROUND = 24

/** The expression as one types it; the place of an error is boxed under the field. */
export function ExpressionEditor({
  text,
  onTextChange,
  parsed,
}: {
  text: string
  onTextChange: (text: string) => void
  /** Undefined while the field is empty. */
  parsed: ParsedExpression | undefined
}) {
  const error = parsed?.ok === false ? parsed.error : undefined
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label="Expression"
        help={
          <CodeWords text="`claims['name'] eq 'value'` or `claims['name'] matches 'pat*ern'`, joined by `and`." />
        }
        error={error && `Character ${error.index + 1}: ${error.message}`.replaceAll('`', '')}
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={4}
            autoComplete="off"
            autoCorrect="off"
            placeholder="claims['sub'] matches 'repo:*:environment:production' and claims['repository_id'] eq '455102938'"
            value={text}
            // The language has no line breaks; a pasted one is a space.
            onChange={(event) => onTextChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
          />
        )}
      </Field>
      {error && <ErrorPlace text={text} error={error} />}
    </div>
  )
}

function ErrorPlace({ text, error: { index, hint } }: { text: string; error: ExpressionError }) {
  const start = Math.max(0, index - AROUND)
  const end = Math.min(text.length, index + AROUND)
  const marked = text.slice(index, index + 1)
  return (
    <div data-error-index={index} className="rounded-md border border-border bg-surface px-3 py-2">
      <CharacterDiff
        segments={[
          { kind: 'same', text: `${start > 0 ? '…' : ''}${text.slice(start, index)}` },
          marked === '' ? { kind: 'missing', text: ' … ' } : { kind: 'changed', text: marked },
          { kind: 'same', text: `${text.slice(index + 1, end)}${end < text.length ? '…' : ''}` },
        ]}
      />
      {hint !== undefined && (
        <p className="mt-1 text-sm text-text-2">
          <CodeWords text={hint} />
        </p>
      )}
    </div>
  )
}
