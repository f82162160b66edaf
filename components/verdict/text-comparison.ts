import type { DiffSegment } from '@/components/ui/character-diff'
import type { TextDiff } from '@/lib/federation/diff/text-diff'

/** Below this share of equal characters boxes would be confetti: the values are simply different. */
const SIMILAR_SHARE = 0.45

/** True when boxes around single characters help to see the difference. */
export function isSimilar({ segments }: TextDiff): boolean {
  const length = (kind: string) =>
    segments.reduce((sum, segment) => sum + (segment.kind === kind ? segment.text.length : 0), 0)
  const equal = length('equal')
  return equal / Math.max(equal + Math.max(length('added'), length('removed')), 1) >= SIMILAR_SHARE
}

/** The actual side, for example the token's: what it has too much is `extra`, what stands in place of something else `changed`. */
export function actualSegments({ segments }: TextDiff): DiffSegment[] {
  return segments.flatMap((segment, index): DiffSegment[] => {
    if (segment.kind === 'equal') return [{ kind: 'same', text: segment.text }]
    if (segment.kind === 'added') {
      const replaces = segments[index - 1]?.kind === 'removed'
      return [{ kind: replaces ? 'changed' : 'extra', text: segment.text }]
    }
    return segments[index + 1]?.kind === 'added' ? [] : [{ kind: 'missing', text: segment.text }]
  })
}
