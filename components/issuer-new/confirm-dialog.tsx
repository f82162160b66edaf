'use client'

import { useState } from 'react'
import { ProblemNotice } from '@/components/plan/problem-notice'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { StorageIssuerInput } from '@/lib/federation/issuer/storage/model'
import type { Plan } from '@/lib/federation/plan/model'
import type { Problem } from '@/lib/federation/result'

/** The one question: what will be made and where. Its answer is the click that asks for the tokens. */
export function ConfirmDialog({
  open,
  onOpenChange,
  input,
  plan,
  place,
  onConfirm,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  input: StorageIssuerInput
  plan: Plan
  /** Subscription and group in words. */
  place: string
  /** Resolves with the problem that kept it from starting. */
  onConfirm: () => Promise<Problem | undefined>
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { identity } = input

  async function confirm() {
    setBusy(true)
    setProblem((await onConfirm()) ?? null)
    setBusy(false)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Publish this issuer?"
      description={`${plan.requests.length} requests, one after the other. You can stop in between.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Not yet</Button>
          <Button variant="primary" loading={busy} onClick={() => void confirm()}>
            Publish
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="break-all font-mono text-sm">{input.issuer}</p>
        <ul className="list-disc pl-5">
          <li>
            Storage account <span className="font-mono text-sm">{input.account}</span> in {place}
            {input.lock ? ', locked against deletion' : ''}
          </li>
          <li>Two public documents, which anybody can read</li>
          {identity && (
            <li>
              Managed identity <span className="font-mono text-sm">{identity.name}</span>: whoever
              signs as <span className="break-all font-mono text-sm">{identity.subject}</span> with
              this issuer’s key can sign in as it
            </li>
          )}
          {identity && identity.roles.length > 0 && (
            <li>
              With the Graph roles{' '}
              <span className="font-mono text-sm">
                {identity.roles.map(({ value }) => value).join(', ')}
              </span>
              . Granting them asks for AppRoleAssignment.ReadWrite.All.
            </li>
          )}
        </ul>
        <p className="text-sm text-text-2">
          Whoever holds the private key, or may write in this storage account, decides who the
          subjects of this issuer are.
        </p>
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  )
}
