'use client'

import { useCallback, useEffect, useState } from 'react'
import { useCloud, useRuntimeConfig } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { realBackOff } from '@/lib/cloud/http'
import { browserJournal, type JournaledRun, journaledRuns } from '@/lib/cloud/journal'
import type { Problem } from '@/lib/federation/result'
import { ProblemNotice } from './problem-notice'
import { heldRuns } from './run-lock'
import { StepList, TearDown } from './tear-down'
import { GRANT_SCOPES } from './use-plan-run'

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Runs of earlier visits that left something: the unfinished in sight, the finished folded away. */
export function EarlierRuns() {
  const { tenantId } = useRuntimeConfig()
  const [runs, setRuns] = useState<readonly JournaledRun[]>([])
  const read = useCallback(async () => {
    const entries = await browserJournal()
      .read()
      .catch(() => [])
    // A run that another tab is sending right now is not ours to clean up.
    const held = await heldRuns()
    setRuns(journaledRuns(entries, tenantId).filter(({ runId }) => !held.has(runId)))
  }, [tenantId])
  useEffect(() => {
    void read()
  }, [read])
  const finished = runs.filter((run) => run.finished)
  return (
    <>
      {runs
        .filter((run) => !run.finished)
        .map((run) => (
          <Unfinished key={run.runId} run={run} onChange={read} />
        ))}
      {finished.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer text-text-2">
            Published from this browser before ({finished.length})
          </summary>
          <ul className="mt-2 flex flex-col gap-3">
            {finished.map((run) => (
              <li key={run.runId} className="rounded-md border border-border p-3">
                <Finished run={run} onChange={read} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface RunProps {
  readonly run: JournaledRun
  readonly onChange: () => Promise<void>
}

function Finished({ run, onChange }: RunProps) {
  const { busy, problem, cleanUp } = useCleanUp(run, onChange)
  return (
    <div className="flex flex-col gap-2">
      <p className="break-words">
        {run.title} <span className="text-text-2">({WHEN.format(new Date(run.startedAt))})</span>
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {busy ? (
        <p role="status">Taking back…</p>
      ) : (
        <TearDown steps={run.made} onTearDown={() => void cleanUp()} />
      )}
    </div>
  )
}

function Unfinished({ run, onChange }: RunProps) {
  const { busy, problem, cleanUp, forget } = useCleanUp(run, onChange)
  return (
    <Notice
      tone="warn"
      title={`An unfinished run of ${WHEN.format(new Date(run.startedAt))} made these things`}
      actions={
        <>
          <Button
            onClick={() => void forget()}
            {...(busy ? { disabledReason: 'The clean-up is going on.' } : {})}
          >
            Forget
          </Button>
          <Button variant="danger" loading={busy} onClick={() => void cleanUp()}>
            Clean up
          </Button>
        </>
      }
    >
      <p className="break-words">
        {run.title}. “Forget” leaves them in Azure and takes this note away.
      </p>
      <details>
        <summary className="w-fit cursor-pointer">What it made</summary>
        <StepList steps={run.made} />
      </details>
      {problem && <ProblemNotice problem={problem} />}
    </Notice>
  )
}

/** Takes back what a run of an earlier visit left, and writes that down. */
function useCleanUp(run: JournaledRun, onChange: () => Promise<void>) {
  const { tenantId } = useRuntimeConfig()
  const cloud = useCloud()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const journal = browserJournal()
  const note = (event: Parameters<typeof journal.append>[0]['event']) =>
    journal
      .append({ runId: run.runId, at: new Date().toISOString(), tenantId, event })
      // A journal that cannot be written keeps nobody from cleaning up.
      .catch(() => undefined)

  async function attempt(): Promise<Problem | null> {
    if (cloud === null) return null
    if (run.made.some(({ service }) => service === 'graph')) {
      const options = { scopes: GRANT_SCOPES, forceInteraction: true }
      const token = await cloud.session.getToken('graph', options)
      if (!token.ok) return token.problem
    }
    const { tearDown } = await import('@/lib/cloud/plan-tear-down')
    await note({ kind: 'cleaning' })
    const answer = await tearDown(
      run.made,
      {
        ...cloud,
        graphToken: { scopes: GRANT_SCOPES },
        wait: realBackOff.wait,
        signal: new AbortController().signal,
      },
      (id) => note({ kind: 'undone', id }),
    )
    if (!answer.ok) return answer.problem
    await note({ kind: 'cleaned' })
    return null
  }

  async function cleanUp() {
    setBusy(true)
    setProblem(null)
    setProblem(await attempt())
    setBusy(false)
    await onChange()
  }

  return { busy, problem, cleanUp, forget: () => note({ kind: 'forgotten' }).then(onChange) }
}
