'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import type { Plan } from '@/lib/federation/plan/model'
import type { Problem } from '@/lib/federation/result'
import { ProblemNotice } from './problem-notice'

/** The one question before a plan is sent. Its answer is the click that asks for the tokens. */
export function ConfirmPlan({
  open,
  onOpenChange,
  title,
  plan,
  onConfirm,
  typed,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  plan: Plan
  /** Resolves with the problem that kept it from starting. */
  onConfirm: () => Promise<Problem | undefined>
  /** A name to be typed first, for plans that grant rights. */
  typed?: string | undefined
  /** What it does, in words. */
  children: ReactNode
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [text, setText] = useState('')
  const waits = typed !== undefined && text !== typed

  async function confirm() {
    setBusy(true)
    setProblem((await onConfirm()) ?? null)
    setBusy(false)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={`${plan.requests.length} requests, one after the other. You can stop in between.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Not yet</Button>
          <Button
            variant="primary"
            loading={busy}
            {...(waits ? { disabledReason: `Type ${typed} first.` } : {})}
            onClick={() => void confirm()}
          >
            Publish
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {children}
        {typed !== undefined && (
          <Field label={`Type ${typed} to confirm that it gets these rights`} required>
            {(control) => (
              <Input
                {...control}
                mono
                autoComplete="off"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        )}
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  )
}
