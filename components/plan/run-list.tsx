import { CircleCheck, CircleDashed, CircleHelp, CircleX, LoaderCircle, Undo2 } from 'lucide-react'
import type { ComponentType } from 'react'
import { cn } from '@/components/ui/cn'
import type { RequestStatus, RunView } from '@/lib/cloud/plan-run'
import type { ShownRequest } from '@/lib/federation/plan/show'

interface Words {
  readonly word: string
  readonly icon: ComponentType<{ className?: string }>
  readonly className: string
}

const WORDS: Readonly<Record<RequestStatus, Words>> = {
  waiting: { word: 'Waiting', icon: CircleDashed, className: 'text-text-3' },
  running: {
    word: 'Sending',
    icon: LoaderCircle,
    className: 'text-accent motion-safe:animate-spin',
  },
  polling: {
    word: 'Azure works on it',
    icon: LoaderCircle,
    className: 'text-accent motion-safe:animate-spin',
  },
  done: { word: 'Done', icon: CircleCheck, className: 'text-ok' },
  there: { word: 'Already there', icon: CircleCheck, className: 'text-text-2' },
  skipped: { word: 'Not checked', icon: CircleHelp, className: 'text-info' },
  failed: { word: 'Failed', icon: CircleX, className: 'text-err' },
  undone: { word: 'Taken back', icon: Undo2, className: 'text-text-2' },
}

/** The requests of a run, each with where it stands. */
export function RunList({ view, requests }: { view: RunView; requests: readonly ShownRequest[] }) {
  return (
    <ol className="flex flex-col divide-y divide-border rounded-md border border-border">
      {requests.map((request) => {
        const state = view.requests.find(({ id }) => id === request.id)
        const status = state?.status ?? 'waiting'
        const { word, icon: Icon, className } = WORDS[status]
        return (
          <li
            key={request.id}
            data-request={request.id}
            data-status={status}
            className="flex items-start gap-2.5 px-3 py-2"
          >
            <Icon className={cn('mt-0.5 size-4 shrink-0', className)} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="min-w-0 break-words">{request.title}</span>
                <span className="shrink-0 text-sm text-text-2">
                  {word}
                  {state?.tries !== undefined && state.tries > 1 && ` (${state.tries})`}
                </span>
              </p>
              {request.lines.map(({ method, url }) => (
                <p key={url} className="break-all font-mono text-text-3 text-xs">
                  {method} {url}
                </p>
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
