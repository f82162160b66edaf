'use client'

import { Pause, Play, RotateCw, Square } from 'lucide-react'
import { countOf } from '@/components/shell/words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import type { ProbeRun, ProbeSnapshot } from './probe-model'
import { probes } from './use-probes'

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Progress of a batch, with pause and stop; what the server asked to wait for; how it ended. */
export function ProbeRunBar({
  run,
  heldUntil,
  orderWaits = false,
  failed = 0,
  onRetry,
}: Pick<ProbeSnapshot, 'run' | 'heldUntil'> & {
  /** True when rows are sorted by something that answers change. */
  readonly orderWaits?: boolean
  /** Issuers whose last probe gave no answer that says anything about them. */
  readonly failed?: number
  /** Probes those again. */
  readonly onRetry?: () => void
}) {
  const under = run?.state === 'going' || run?.state === 'paused'
  return (
    <>
      {run !== null && under && <RunProgress run={run} orderWaits={orderWaits} />}
      {heldUntil !== null && (
        <Notice tone="warn" live="status" title="The server asked to slow down">
          {under ? 'Probing goes on' : 'The probe is sent again'} by itself at{' '}
          <time dateTime={new Date(heldUntil).toISOString()}>{CLOCK.format(heldUntil)}</time>.
          Answers so far stay.
        </Notice>
      )}
      <div className={ended(run) ? 'flex flex-wrap items-center gap-x-3 gap-y-1' : 'contents'}>
        <p role="status" className={ended(run) ? 'text-sm text-text-2' : 'sr-only'}>
          {run === null || under ? '' : endWords(run)}
        </p>
        {ended(run) && failed > 0 && onRetry !== undefined && (
          <Button size="sm" icon={<RotateCw />} onClick={onRetry}>
            Probe the {countOf(failed, 'failed issuer')} again
          </Button>
        )}
      </div>
    </>
  )
}

function ended(run: ProbeRun | null): boolean {
  return run?.state === 'finished' || run?.state === 'stopped'
}

function endWords({ state, done, total }: ProbeRun): string {
  return state === 'stopped'
    ? `Stopped after ${done} of ${countOf(total, 'issuer')}. Answers so far stay until you reload the page.`
    : `${countOf(done, 'issuer')} probed. The answers stay until you reload the page.`
}

/** How fast it goes and how long the rest may take. */
function rateWords({ rate = 0, done, total }: ProbeRun): string {
  const speed =
    rate >= 1 ? `${Math.round(rate)} a second` : `${Math.max(1, Math.round(rate * 60))} a minute`
  const seconds = rate > 0 ? (total - done) / rate : 0
  if (seconds < 10) return speed
  return `${speed}, about ${seconds < 90 ? `${Math.ceil(seconds / 10) * 10} s` : `${Math.ceil(seconds / 60)} min`} left`
}

function RunProgress({ run, orderWaits }: { run: ProbeRun; orderWaits: boolean }) {
  const paused = run.state === 'paused'
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Progress
        label={paused ? 'Paused' : 'Probing'}
        value={run.done}
        max={run.total}
        className="min-w-52 flex-1"
      >
        {run.done} of {countOf(run.total, 'issuer')}
        {!paused && run.rate !== undefined && `, ${rateWords(run)}`}
        {run.single === true && ', one by one: the limit of runs an hour is reached'}
        {orderWaits && ', sorted when the probes end'}
      </Progress>
      <div className="flex gap-2">
        {paused ? (
          <Button size="sm" icon={<Play />} onClick={probes.resume}>
            Go on
          </Button>
        ) : (
          <Button size="sm" icon={<Pause />} onClick={probes.pause}>
            Pause
          </Button>
        )}
        <Button size="sm" icon={<Square />} onClick={probes.stop}>
          Stop
        </Button>
      </div>
    </div>
  )
}
