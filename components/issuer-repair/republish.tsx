'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { DocumentPreview } from '@/components/issuer-new/document-preview'
import { ConfirmPlan } from '@/components/plan/confirm-plan'
import { RequestList } from '@/components/plan/request-list'
import { usePlanStarter } from '@/components/plan/use-plan-run'
import { useRuntimeConfig } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import type { StorageAccountPlace } from '@/lib/cloud/azure-places'
import type { PlanRun } from '@/lib/cloud/plan-run'
import { issuerDocuments } from '@/lib/federation/issuer/keys/documents'
import type { PublishedKey } from '@/lib/federation/issuer/keys/model'
import { republishPlan } from '@/lib/federation/issuer/storage/republish-plan'
import type { Plan } from '@/lib/federation/plan/model'
import { shownRequests } from '@/lib/federation/plan/show'

/** A confirmed change of documents. */
export interface Republishing {
  readonly run: PlanRun
  readonly plan: Plan
  /** What to do when it is done. */
  readonly next: ReactNode
}

/** Where the documents lie. */
export interface IssuerHome {
  /** Without a slash at its end, as Azure Storage serves it. */
  readonly issuer: string
  readonly container: string
  /** Null when the person cannot see the account. */
  readonly account: StorageAccountPlace | null
}

/** Replaces the documents by those of the given keys: preview, requests, the question. */
export function Republish({
  home,
  keys,
  reason,
  summary,
  next,
  onStart,
}: {
  home: IssuerHome
  /** Every key that will be published. */
  keys: readonly PublishedKey[]
  /** Why it cannot be published yet. */
  reason: string | undefined
  /** What changes, in one or two sentences. */
  summary: ReactNode
  next: ReactNode
  onStart: (republishing: Republishing) => void
}) {
  const { issuer, container, account } = home
  const { cloud } = useRuntimeConfig()
  const start = usePlanStarter()
  const [asking, setAsking] = useState(false)
  const files = useMemo(() => issuerDocuments(issuer, keys), [issuer, keys])
  const plan = useMemo(
    () =>
      account &&
      republishPlan({
        issuer,
        container,
        files,
        account: account.name,
        subscriptionId: account.subscriptionId,
        resourceGroup: account.resourceGroup,
        keysOn: account.allowSharedKeyAccess !== false,
      }),
    [issuer, container, files, account],
  )

  async function confirm() {
    if (plan === null) return undefined
    const run = await start(plan)
    if ('code' in run) return run
    onStart({ run, plan, next })
    return undefined
  }

  const ready = keys.length > 0
  return (
    <div className="flex flex-col gap-4">
      <DocumentPreview issuer={issuer} files={files} ready={ready} />
      {plan && ready && <RequestList requests={shownRequests(plan, cloud)} />}
      <div className="flex justify-end">
        <Button
          variant="primary"
          {...(reason === undefined ? {} : { disabledReason: reason })}
          onClick={() => setAsking(true)}
        >
          Review and publish
        </Button>
      </div>
      {plan && (
        <ConfirmPlan
          open={asking}
          onOpenChange={setAsking}
          title="Replace the published documents?"
          plan={plan}
          onConfirm={confirm}
        >
          <p className="break-all font-mono text-sm">{issuer}</p>
          {summary}
        </ConfirmPlan>
      )}
    </div>
  )
}
