import { Badge } from '@/components/ui/badge'
import { type Mark, markWord } from './marks'

/** Marks as words in a row; a dash where there is none. */
export function MarkBadges({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0) return <span className="text-text-3">–</span>
  return (
    <span className="flex gap-1">
      {marks.map((mark) => (
        <Badge key={`${mark.id} ${mark.title}`} tone={mark.tone} title={mark.title}>
          {markWord(mark.id)}
        </Badge>
      ))}
    </span>
  )
}
