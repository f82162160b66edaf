import { ArrowLeft, ArrowRight, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { ToneIcon } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import type { Verdict } from '@/lib/federation/verdict/model'
import { ACTORS, exchangeHops, type Hop, type HopState } from './exchange-hops'

const STATES: Readonly<Record<HopState, { tone: Tone; word: string; line: string }>> = {
  passed: { tone: 'ok', word: 'works', line: 'border-strong border-solid' },
  failed: { tone: 'err', word: 'fails here', line: 'border-err border-solid' },
  unknown: { tone: 'info', word: 'not checked', line: 'border-strong border-dashed' },
  'not-reached': { tone: 'neutral', word: 'not reached', line: 'border-border border-dashed' },
}

/** The exchange as a sequence between workload, issuer, Entra and resource, the failing hop marked. */
export function ExchangeDrawing({
  verdict,
  accepted = false,
}: {
  verdict: Verdict
  /** Entra has really issued a token for it. */
  accepted?: boolean
}) {
  return (
    <div className="rounded-md border border-border bg-bg px-3 py-2.5">
      <div aria-hidden className="grid grid-cols-4 text-center font-medium text-sm">
        {ACTORS.map((actor) => (
          <span key={actor}>{actor}</span>
        ))}
      </div>
      <div className="relative">
        <div aria-hidden className="absolute inset-0 grid grid-cols-4">
          {ACTORS.map((actor) => (
            <span key={actor} className="mx-auto h-full border-border border-l" />
          ))}
        </div>
        <ol className="relative flex flex-col gap-1 py-1">
          {exchangeHops(verdict, accepted).map((hop) => (
            <HopRow key={hop.id} hop={hop} />
          ))}
        </ol>
      </div>
    </div>
  )
}

function HopRow({ hop }: { hop: Hop }) {
  const from = ACTORS.indexOf(hop.from)
  const to = ACTORS.indexOf(hop.to)
  const { tone, word, line } = STATES[hop.state]
  const muted = hop.state === 'not-reached'
  return (
    <li data-hop={hop.id} data-state={hop.state} className="grid grid-cols-8 items-center">
      <div
        className="min-w-0"
        // Lifelines run through the middle of four columns: of eight half columns, every second border.
        style={{
          gridColumn: `${Math.min(from, to) * 2 + 2} / ${from === to ? from * 2 + 5 : Math.max(from, to) * 2 + 2}`,
        }}
      >
        <p className={cn('bg-bg px-1 text-center text-xs', muted ? 'text-text-3' : 'text-text')}>
          <span className="sr-only">{hop.from} </span>
          {hop.text}
          <span className="ml-1 inline-flex items-center gap-0.5 whitespace-nowrap align-bottom">
            <ToneIcon tone={tone} className="size-3.5" />
            <span className={hop.state === 'failed' ? 'font-medium text-err' : 'text-text-2'}>
              {word}
              {hop.code !== undefined && ` · ${hop.code}`}
            </span>
          </span>
        </p>
        <Arrow line={line} muted={muted}>
          {from === to ? <RotateCw /> : to > from ? <ArrowRight /> : <ArrowLeft />}
        </Arrow>
      </div>
    </li>
  )
}

function Arrow({ line, muted, children }: { line: string; muted: boolean; children: ReactNode }) {
  return (
    <div aria-hidden className={cn('flex items-center', muted ? 'text-text-3' : 'text-text-2')}>
      <span className={cn('flex-1 border-t', line)} />
      <span className="[&_svg]:size-3.5">{children}</span>
      <span className={cn('flex-1 border-t', line)} />
    </div>
  )
}
