import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

export interface WizardStep {
  readonly id: string
  readonly title: string
  /** A step that has been filled in and holds no error. */
  readonly done?: boolean
}

export interface WizardProps {
  /** Names the list of steps. */
  readonly label: string
  readonly steps: readonly WizardStep[]
  readonly current: string
  /** Goes to a step; steps that may not be entered yet have no button. */
  readonly onStep: (id: string) => void
  readonly canEnter: (id: string) => boolean
  /** The form of the step. */
  readonly children: ReactNode
  /** What will come out: the resulting JSON, the expected token, the commands. */
  readonly preview: ReactNode
  /** Back and next. */
  readonly footer: ReactNode
}

/** A task in a few steps: form on the left, its result on the right, all the time. */
export function Wizard(props: WizardProps) {
  return (
    <div className="flex flex-col gap-4">
      <nav aria-label={props.label}>
        <ol className="flex flex-wrap gap-x-6 gap-y-1">
          {props.steps.map((step, index) => (
            <li key={step.id} className="flex items-center gap-2">
              <StepLabel step={step} index={index} wizard={props} />
            </li>
          ))}
        </ol>
      </nav>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {props.children}
          <div className="flex flex-wrap justify-between gap-2 border-border border-t pt-4">
            {props.footer}
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-4 rounded-md border border-border bg-surface p-4">
          {props.preview}
        </div>
      </div>
    </div>
  )
}

function StepLabel({
  step,
  index,
  wizard,
}: {
  step: WizardStep
  index: number
  wizard: WizardProps
}) {
  const current = step.id === wizard.current
  const content = (
    <>
      <span
        className={cn(
          'flex size-6 items-center justify-center rounded-full border text-xs tabular-nums',
          current ? 'border-accent bg-accent text-on-accent' : 'border-strong text-text-2',
        )}
      >
        {step.done && !current ? <Check className="size-3.5 text-ok" /> : index + 1}
      </span>
      <span className={cn(current ? 'font-medium' : 'text-text-2')}>{step.title}</span>
    </>
  )
  if (current || !wizard.canEnter(step.id)) {
    return (
      <span aria-current={current ? 'step' : undefined} className="flex min-h-8 items-center gap-2">
        {content}
      </span>
    )
  }
  return (
    <button
      type="button"
      onClick={() => wizard.onStep(step.id)}
      className="flex min-h-8 items-center gap-2 rounded-md hover:underline"
    >
      {content}
    </button>
  )
}
