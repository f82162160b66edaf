import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import type { Problem } from '@/lib/federation/result'

/** A failure in the page: what happened, why, the next step, and the numbers for support. */
export function ProblemNotice({
  problem,
  children,
  actions,
}: {
  problem: Problem
  children?: ReactNode
  actions?: ReactNode
}) {
  const { title, detail, hint, code, requestId } = problem
  return (
    <Notice tone="err" live="alert" title={title} actions={actions}>
      <p>
        {detail} {hint}
      </p>
      {children}
      <p className="break-all text-text-3 text-xs">
        {code}
        {requestId !== undefined && ` · request id ${requestId}`}
      </p>
    </Notice>
  )
}
