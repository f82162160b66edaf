import { Badge } from '@/components/ui/badge'
import type { Mark } from './describe'

/** Marks as words; a dash for a screen reader is better than nothing at all. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0) return <span className="text-text-3">–</span>
  return (
    <span className="flex gap-1">
      {marks.map((mark) => (
        <Badge key={mark.id} tone={mark.tone} title={mark.title}>
          {mark.word}
        </Badge>
      ))}
    </span>
  )
}
