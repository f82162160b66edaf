'use client'

import { RotateCcw, Zap } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import type { FaultRequest } from '@/lib/transport/sandbox-control'
import type { SandboxControl } from './sandbox-screen'

const SERVICES: readonly { readonly value: FaultRequest['service']; readonly label: string }[] = [
  { value: 'graph', label: 'Microsoft Graph' },
  { value: 'arm', label: 'Azure Resource Manager' },
  { value: 'login', label: 'Sign-in and tokens' },
]

const STATUSES = [
  { value: '429', label: '429, too many requests' },
  { value: '503', label: '503, not available' },
  { value: '500', label: '500, an error inside' },
]

const COUNTS = ['1', '3', '10', '50'].map((value) => ({
  value,
  label: value === '1' ? 'the next answer' : `the next ${value} answers`,
}))

interface Said {
  readonly tone: 'ok' | 'err'
  readonly text: string
}

/** Makes services fail on purpose, so that every state of every screen can be seen by hand. */
export function FaultPanel({ control, rescan }: { control: SandboxControl; rescan: () => void }) {
  const [service, setService] = useState<string>('graph')
  const [status, setStatus] = useState('429')
  const [count, setCount] = useState('3')
  const [said, setSaid] = useState<Said | null>(null)

  async function provoke() {
    const chosen = SERVICES.find(({ value }) => value === service) ?? SERVICES[0]
    if (!chosen) return
    const answer = await control.provoke({
      service: chosen.value,
      status: Number(status),
      count: Number(count),
    })
    setSaid(
      answer.ok
        ? { tone: 'ok', text: 'The failures wait for the next requests. The scan runs again now.' }
        : { tone: 'err', text: answer.problem.detail },
    )
    if (answer.ok) rescan()
  }

  async function reset() {
    const answer = await control.reset()
    if (answer.ok) {
      // The tenant's sessions are gone with the rest: the page starts over and signs in anew.
      sessionStorage.clear()
      window.location.assign('/')
    } else setSaid({ tone: 'err', text: answer.problem.detail })
  }

  return (
    <section
      aria-labelledby="fault-title"
      className="flex flex-col gap-4 rounded-md border border-border p-4"
    >
      <h2 id="fault-title" className="font-medium text-lg">
        Let a service fail
      </h2>
      <Field label="Service">
        {(control) => (
          <Select {...control} value={service} options={SERVICES} onValueChange={setService} />
        )}
      </Field>
      <Field label="Answer">
        {(control) => (
          <Select {...control} value={status} options={STATUSES} onValueChange={setStatus} />
        )}
      </Field>
      <Field label="How often">
        {(control) => (
          <Select {...control} value={count} options={COUNTS} onValueChange={setCount} />
        )}
      </Field>
      <div>
        <Button icon={<Zap />} onClick={() => void provoke()}>
          Fail and scan again
        </Button>
      </div>
      {said && <Notice tone={said.tone} live="status" title={said.text} />}
      <div className="flex flex-col gap-2 border-border border-t pt-4">
        <p className="text-sm text-text-2">
          Everything you changed in this sandbox tenant goes, and it starts as new.
        </p>
        <div>
          <Button variant="danger" icon={<RotateCcw />} onClick={() => void reset()}>
            Reset the tenant
          </Button>
        </div>
      </div>
    </section>
  )
}
