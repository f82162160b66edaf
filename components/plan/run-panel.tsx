'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { useKeptFocus } from '@/components/ui/use-kept-focus'
import type { PlanRun, RunView } from '@/lib/cloud/plan-run'
import type { Cloud } from '@/lib/federation/credential/model'
import type { Plan } from '@/lib/federation/plan/model'
import { shownRequests } from '@/lib/federation/plan/show'
import { ProblemNotice } from './problem-notice'
import { RunList } from './run-list'
import { TearDown } from './tear-down'
import { type LiveRun, useLiveRun } from './use-plan-run'

/** Seconds in which a confirmed run can still be called off. */
const GRACE_SECONDS = 5

/** A run from its confirmation to its end: the cancel window, progress, failures, the tear-down. */
export function RunPanel({
  run,
  plan,
  cloud,
  onCancel,
  finished,
}: {
  run: PlanRun
  plan: Plan
  cloud: Cloud
  /** Called off before anything was sent, or cleaned up: back to the form. */
  onCancel: () => void
  /** What comes next, once everything is done. */
  finished: (view: RunView) => ReactNode
}) {
  const live = useLiveRun(run)
  const { view } = live
  // Its buttons come and go with the phase.
  const place = useKeptFocus<HTMLElement>(view.phase)
  const requests = shownRequests(plan, cloud, view.facts)
  const settled = view.requests.filter(({ status }) =>
    ['done', 'there', 'skipped'].includes(status),
  ).length
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label="Run"
      className="flex flex-col gap-4 outline-none"
    >
      {view.phase === 'ready' && <GraceWindow onStart={live.go} onCancel={onCancel} />}
      {view.phase === 'running' && (
        <div className="flex items-end gap-3">
          <Progress label="Requests" value={settled} max={requests.length} className="flex-1">
            {settled} of {requests.length}
          </Progress>
          <Button onClick={live.stop}>Stop</Button>
        </div>
      )}
      <Failure live={live} onLeave={onCancel} />
      {view.phase === 'finished' && finished(view)}
      {(view.phase === 'cleaning' || view.phase === 'cleaned') && (
        <Notice
          tone={view.phase === 'cleaned' ? 'ok' : 'neutral'}
          live="status"
          title={
            view.phase === 'cleaned' ? 'Everything that this run made is gone' : 'Taking back…'
          }
          actions={
            view.phase === 'cleaned' ? <Button onClick={onCancel}>Back to the form</Button> : null
          }
        />
      )}
      {view.phase === 'finished' ? (
        <>
          <TearDown steps={view.made} onTearDown={live.cleanUp} />
          <details>
            <summary className="w-fit cursor-pointer text-text-2">
              The {requests.length} requests that were sent
            </summary>
            <RunList view={view} requests={requests} />
          </details>
        </>
      ) : (
        <section aria-labelledby="run-requests" className="flex flex-col gap-2">
          <h2 id="run-requests" className="font-medium">
            Requests
          </h2>
          <RunList view={view} requests={requests} />
        </section>
      )}
      {view.phase === 'clean-stopped' && <TearDown steps={view.made} onTearDown={live.cleanUp} />}
    </section>
  )
}

function GraceWindow({ onStart, onCancel }: { onStart: () => void; onCancel: () => void }) {
  const [left, setLeft] = useState(GRACE_SECONDS)
  useEffect(() => {
    const timer = setTimeout(() => (left <= 1 ? onStart() : setLeft(left - 1)), 1000)
    return () => clearTimeout(timer)
  }, [left, onStart])
  return (
    <Notice
      tone="info"
      live="status"
      title={`The first request goes out in ${left} s`}
      actions={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button variant="primary" onClick={onStart}>
            Start now
          </Button>
        </>
      }
    >
      Nothing has been sent yet.
    </Notice>
  )
}

function Failure({ live: { view, go, cleanUp }, onLeave }: { live: LiveRun; onLeave: () => void }) {
  if (view.phase === 'clean-stopped' && view.problem) {
    return (
      <ProblemNotice
        problem={view.problem}
        actions={<Button onClick={cleanUp}>Try the rest again</Button>}
      />
    )
  }
  const problem = view.requests.find(({ status }) => status === 'failed')?.problem
  if (view.phase !== 'stopped' || problem === undefined) return null
  return (
    <ProblemNotice
      problem={problem}
      actions={
        <>
          {view.made.length > 0 ? (
            <Button onClick={cleanUp}>Clean up</Button>
          ) : (
            <Button onClick={onLeave}>Back to the form</Button>
          )}
          <Button variant="primary" onClick={go}>
            Go on from here
          </Button>
        </>
      }
    >
      <p>
        {view.made.length === 0
          ? 'Nothing was made so far.'
          : `Made so far: ${view.made.length}. “Clean up” takes it all back; “Go on” repeats nothing that is done.`}
      </p>
    </ProblemNotice>
  )
}
