'use client'

import { OctagonX, Zap } from 'lucide-react'
import { useEffect, useState } from 'react'
import { setFaultCount } from '@/components/shell/fault-count'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import type { Result } from '@/lib/federation/result'
import type { SandboxField, SandboxState } from '@/lib/transport/sandbox-control'
import { SandboxPanel } from './panel'
import type { SandboxControl } from './sandbox-screen'

/** Makes services fail on purpose, so that every state of every screen can be seen by hand. */
export function FaultPanel({ control, rescan }: { control: SandboxControl; rescan: () => void }) {
  const [state, setState] = useState<SandboxState | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    let left = false
    void control.state().then((answer) => {
      if (left) return
      if (answer.ok) setState(answer.value)
      else setProblem(`${answer.problem.detail} ${answer.problem.hint ?? ''}`)
    })
    return () => {
      left = true
    }
  }, [control])

  async function change(asked: Promise<Result<SandboxState>>, done: string) {
    const answer = await asked
    setProblem(answer.ok ? null : answer.problem.detail)
    setSaid(answer.ok ? done : '')
    if (!answer.ok) return
    setState(answer.value)
    setFaultCount(answer.value.active.length)
    rescan()
  }

  return (
    <SandboxPanel
      title="Faults"
      lead="They stay on for this tenant until you stop them. Each change scans again."
    >
      {state && <ActiveFaults state={state} control={control} change={change} />}
      {state && <FaultForm state={state} control={control} change={change} />}
      {problem !== null && (
        <Notice tone="err" live="alert" title="The sandbox did not do this">
          {problem}
        </Notice>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </SandboxPanel>
  )
}

interface PartProps {
  readonly state: SandboxState
  readonly control: SandboxControl
  readonly change: (asked: Promise<Result<SandboxState>>, done: string) => Promise<void>
}

function ActiveFaults({ state, control, change }: PartProps) {
  if (state.active.length === 0) {
    return (
      <p className="text-sm text-text-2">No fault is on: every service answers as it should.</p>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Faults that are on" className="divide-y divide-border border-border border-y">
        {state.active.map(({ id, title, words }) => (
          <li key={id} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-sm text-text-2">{words}</p>
            </div>
            <Button
              size="sm"
              aria-label={`Stop: ${title}`}
              onClick={() => void change(control.stopFault(id), `${title}: stopped.`)}
            >
              Stop
            </Button>
          </li>
        ))}
      </ul>
      {state.active.length > 1 && (
        <div>
          <Button
            size="sm"
            icon={<OctagonX />}
            onClick={() => void change(control.stopAllFaults(), 'All faults are stopped.')}
          >
            Stop all
          </Button>
        </div>
      )}
    </div>
  )
}

function FaultForm({ state, control, change }: PartProps) {
  const [id, setId] = useState(state.kinds[0]?.id ?? '')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const kind = state.kinds.find((one) => one.id === id)
  if (!kind) return null
  const isOn = state.active.some((one) => one.id === id)
  const fields = Object.entries(kind.fields)
  const chosen = (name: string, field: SandboxField) => typed[name] ?? String(field.usual)

  async function start() {
    const settings = fields.map(([name, field]) => [name, chosen(name, field)] as const)
    const asked = control.startFault(id, Object.fromEntries(settings))
    await change(asked, `${kind?.title ?? id}: on.`)
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <Field label="Fault" help={kind.about}>
        {(control) => (
          <Select
            {...control}
            value={id}
            options={state.kinds.map((one) => ({ value: one.id, label: one.title }))}
            onValueChange={(next) => {
              setId(next)
              setTyped({})
            }}
          />
        )}
      </Field>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {fields.map(([name, field]) => (
          <FaultField
            key={`${id} ${name}`}
            field={field}
            value={chosen(name, field)}
            onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
          />
        ))}
      </div>
      <div>
        <Button type="submit" icon={<Zap />}>
          {isOn ? 'Change it' : 'Start it'}
        </Button>
      </div>
    </form>
  )
}

function FaultField({
  field,
  value,
  onChange,
}: {
  field: SandboxField
  value: string
  onChange: (value: string) => void
}) {
  const unit = field.kind === 'number' && field.unit !== '' ? `, ${field.unit}` : ''
  return (
    <Field label={`${field.label}${unit}`}>
      {(control) =>
        field.kind === 'choice' ? (
          <Select {...control} value={value} options={field.options} onValueChange={onChange} />
        ) : (
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={field.min}
            max={field.max}
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}
