'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useCloud, useRuntimeConfig, useSession } from '@/components/session/context'
import { realBackOff } from '@/lib/cloud/http'
import { browserJournal } from '@/lib/cloud/journal'
import type { PlanRun, RunView } from '@/lib/cloud/plan-run'
import type { TokenOptions } from '@/lib/cloud/session-model'
import type { Plan } from '@/lib/federation/plan/model'
import type { Problem } from '@/lib/federation/result'
import { underRunLock } from './run-lock'
import { usePublish } from './use-publish'

/** Scopes of plans that grant roles; asked when such a plan is confirmed. */
export const GRANT_SCOPES: readonly string[] = [
  'AppRoleAssignment.ReadWrite.All',
  'Application.Read.All',
]

const GRANT_TOKEN: TokenOptions = { scopes: GRANT_SCOPES }

/** A run with its hands: what screens call. */
export interface LiveRun {
  readonly view: RunView
  readonly go: () => void
  readonly stop: () => void
  readonly cleanUp: () => void
}

/** Starts runs of plans: asks for the tokens of a plan from a click, then makes the run. */
export function usePlanStarter() {
  const cloud = useCloud()
  const config = useRuntimeConfig()
  const { state } = useSession()
  const publish = usePublish()
  const by = state.status === 'signed-in' ? state.user.objectId : ''
  return async function start(plan: Plan): Promise<PlanRun | Problem> {
    if (cloud === null) throw new Error('A plan was started before sign-in.')
    const needsGraph = plan.requests.some(({ service }) => service === 'graph')
    // Both may open a window, and a browser opens one for a click: the one that most likely must, first.
    if (needsGraph) {
      const graph = await cloud.session.getToken('graph', {
        ...GRANT_TOKEN,
        forceInteraction: true,
      })
      if (!graph.ok) return graph.problem
    }
    const arm = await cloud.session.getToken('management', { forceInteraction: true })
    if (!arm.ok) return arm.problem
    const { createPlanRun } = await import('@/lib/cloud/plan-runner')
    return createPlanRun({
      ...cloud,
      runId: crypto.randomUUID(),
      plan,
      tenantId: config.tenantId,
      by,
      publish,
      graphToken: GRANT_TOKEN,
      wait: realBackOff.wait,
      now: () => new Date(),
      journal: browserJournal(),
    })
  }
}

/** A run as it goes; it stops when the page is left. */
export function useLiveRun(run: PlanRun): LiveRun {
  const view = useSyncExternalStore(run.subscribe, run.view, run.view)
  const [abort, setAbort] = useState<AbortController | null>(null)
  useEffect(() => () => abort?.abort(), [abort])
  return useMemo(() => {
    const begin = (work: (signal: AbortSignal) => Promise<void>) => {
      const controller = new AbortController()
      setAbort(controller)
      void underRunLock(run.view().runId, () => work(controller.signal))
    }
    return {
      view,
      go: () => begin(run.go),
      stop: () => abort?.abort(),
      cleanUp: () => begin(run.cleanUp),
    }
  }, [run, view, abort])
}
