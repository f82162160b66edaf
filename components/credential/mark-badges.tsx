import { Badge } from '@/components/ui/badge'
import { gravest, type Mark, markWord } from './marks'

/**
 * The gravest mark of a row as a word, and how many more there are: a cell has room for one. All of
 * them stand in the details and, for a pointer, in the title. A dash where there is none.
 */
export function MarkBadges({ marks }: { marks: readonly Mark[] }) {
  const [first, ...others] = gravest(marks)
  if (first === undefined) return <span className="text-text-3">–</span>
  return (
    <span
      className="flex items-center gap-1"
      title={[first, ...others].map(({ title }) => title).join('\n')}
    >
      <Badge tone={first.tone}>{markWord(first.id)}</Badge>
      {others.length > 0 && (
        <span className="text-text-2 text-xs tabular-nums">
          <span aria-hidden="true">+{others.length}</span>
          <span className="sr-only">and {others.map(({ id }) => markWord(id)).join(' and ')}</span>
        </span>
      )}
    </span>
  )
}
