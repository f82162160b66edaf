'use client'

import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { UndoStep } from '@/lib/federation/plan/undo'

/** What a run made, and the way back: the list first, the question, then the requests. */
export function TearDown({
  steps,
  onTearDown,
}: {
  steps: readonly UndoStep[]
  onTearDown: () => void
}) {
  const [asking, setAsking] = useState(false)
  const id = useId()
  if (steps.length === 0) return null
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-medium">
        Tear-down
      </h2>
      <p className="max-w-prose text-sm text-text-2">
        What this run made, in the order in which it would be taken back. What was there before
        stays.
      </p>
      <StepList steps={steps} />
      <div>
        <Button variant="danger" icon={<Trash2 />} onClick={() => setAsking(true)}>
          Take everything back
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Take everything back?"
        description="Workloads that rely on it can no longer sign in."
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false)
                onTearDown()
              }}
            >
              Delete
            </Button>
          </>
        }
      >
        <StepList steps={steps} />
      </Dialog>
    </section>
  )
}

/** The steps of a tear-down as text. */
export function StepList({ steps }: { steps: readonly UndoStep[] }) {
  return (
    <ol className="list-decimal pl-6 text-sm">
      {steps.map(({ id, title, method, path }) => (
        <li key={id} className="py-0.5">
          {title}
          <span className="block break-all font-mono text-text-3 text-xs">
            {method} {path}
          </span>
        </li>
      ))}
    </ol>
  )
}
