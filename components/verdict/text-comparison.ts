import type { DiffSegment } from '@/components/ui/character-diff'
import { readableSegments } from '@/lib/federation/diff/readable'
import type { TextDiff } from '@/lib/federation/diff/text-diff'

/** True when the values have a part in common: then boxes around the rest help to see the difference. */
export function isSimilar(diff: TextDiff): boolean {
  return readableSegments(diff).some(({ kind }) => kind === 'equal')
}

/** The actual side, for example the token's: what it has too much is `extra`, what stands in place of something else `changed`. */
export function actualSegments(diff: TextDiff): DiffSegment[] {
  const segments = readableSegments(diff)
  return segments.flatMap((segment, index): DiffSegment[] => {
    if (segment.kind === 'equal') return [{ kind: 'same', text: segment.text }]
    if (segment.kind === 'added') {
      const replaces = segments[index - 1]?.kind === 'removed'
      return [{ kind: replaces ? 'changed' : 'extra', text: segment.text }]
    }
    return segments[index + 1]?.kind === 'added' ? [] : [{ kind: 'missing', text: segment.text }]
  })
}
