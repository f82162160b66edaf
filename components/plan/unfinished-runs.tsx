'use client'

import { useCallback, useEffect, useState } from 'react'
import { useCloud, useRuntimeConfig } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { realBackOff } from '@/lib/cloud/http'
import { browserJournal, type UnfinishedRun, unfinishedRuns } from '@/lib/cloud/journal'
import type { Problem } from '@/lib/federation/result'
import { ProblemNotice } from './problem-notice'
import { StepList } from './tear-down'
import { GRANT_SCOPES } from './use-plan-run'

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Runs of earlier visits that ended half-way: what they left, and the way back. */
export function UnfinishedRuns() {
  const { tenantId } = useRuntimeConfig()
  const [runs, setRuns] = useState<readonly UnfinishedRun[]>([])
  const read = useCallback(async () => {
    const entries = await browserJournal()
      .read()
      .catch(() => [])
    setRuns(unfinishedRuns(entries, tenantId))
  }, [tenantId])
  useEffect(() => {
    void read()
  }, [read])
  return runs.map((run) => <UnfinishedNotice key={run.runId} run={run} onChange={read} />)
}

function UnfinishedNotice({
  run,
  onChange,
}: {
  run: UnfinishedRun
  onChange: () => Promise<void>
}) {
  const { tenantId } = useRuntimeConfig()
  const cloud = useCloud()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const journal = browserJournal()
  const note = (event: Parameters<typeof journal.append>[0]['event']) =>
    journal.append({ runId: run.runId, at: new Date().toISOString(), tenantId, event })

  async function cleanUp() {
    if (cloud === null) return
    setBusy(true)
    setProblem(null)
    const token = run.made.some(({ service }) => service === 'graph')
      ? await cloud.session.getToken('graph', { scopes: GRANT_SCOPES, forceInteraction: true })
      : undefined
    if (token?.ok === false) {
      setProblem(token.problem)
      setBusy(false)
      return
    }
    const { tearDown } = await import('@/lib/cloud/plan-tear-down')
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
    if (answer.ok) await note({ kind: 'cleaned' })
    else setProblem(answer.problem)
    setBusy(false)
    await onChange()
  }

  return (
    <Notice
      tone="warn"
      title={`An unfinished run of ${WHEN.format(new Date(run.startedAt))} made these things`}
      actions={
        <>
          <Button
            onClick={() => void note({ kind: 'forgotten' }).then(onChange)}
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
