import { areUnlike } from './named-differences'
import type { DiffSegment } from './segment'
import type { TextDiff } from './text-diff'

/** Where a subject, issuer or address may be cut: the reader thinks in the parts between them. */
const SEPARATOR = /[:/@.\s]/

/**
 * The segments of a diff as a person should see them. Texts that share letters only by chance are not
 * shown letter by letter: from the first differing part to the last one stands as one change. Like the
 * diff's own segments, equal and removed ones rebuild the expected text, equal and added ones the actual.
 */
export function readableSegments({ segments }: TextDiff): readonly DiffSegment[] {
  if (!areUnlike(segments)) return segments
  const first = segments[0]
  const last = segments.at(-1)
  const head = first?.kind === 'equal' ? headOf(first.text) : ''
  const tail = last?.kind === 'equal' && last !== first ? tailOf(last.text) : ''
  const middle = (without: DiffSegment['kind']) => {
    const text = segments.map(({ kind, text }) => (kind === without ? '' : text)).join('')
    return text.slice(head.length, text.length - tail.length)
  }
  const parts: readonly DiffSegment[] = [
    { kind: 'equal', text: head },
    { kind: 'removed', text: middle('added') },
    { kind: 'added', text: middle('removed') },
    { kind: 'equal', text: tail },
  ]
  return parts.filter(({ text }) => text !== '')
}

/** Up to and with the last separator. */
function headOf(text: string): string {
  for (let end = text.length; end > 0; end--)
    if (SEPARATOR.test(text.charAt(end - 1))) return text.slice(0, end)
  return ''
}

/** From the first separator on. */
function tailOf(text: string): string {
  const start = text.search(SEPARATOR)
  return start < 0 ? '' : text.slice(start)
}
