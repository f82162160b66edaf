'use client'

import { type ReactNode, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CapacityBar } from '@/components/ui/capacity-bar'
import { CharacterDiff } from '@/components/ui/character-diff'
import { Checkbox } from '@/components/ui/checkbox'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Field, Input, Textarea } from '@/components/ui/field'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { Tabs } from '@/components/ui/tabs'
import { toast } from '@/components/ui/toast'
import type { Tone } from '@/components/ui/tone'
import { Wizard } from '@/components/ui/wizard'

const TONES: readonly (readonly [tone: Tone, word: string])[] = [
  ['ok', 'Reachable'],
  ['warn', 'Expires soon'],
  ['err', 'Mismatch'],
  ['info', 'Not checked'],
  ['neutral', 'Waiting'],
]

/** Every part of `components/ui` in its states, on one page: to look at, to walk by keyboard, to scan. */
export function Gallery() {
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title="Parts" lead="What every page is made of, in each of its states." />
      <Words />
      <Controls />
      <Messages />
      <Values />
      <Overlays />
      <WizardExample />
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-medium text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Words() {
  return (
    <Group title="Status and badge">
      <div className="flex flex-wrap gap-4">
        {TONES.map(([tone, word]) => (
          <Status key={tone} tone={tone}>
            {word}
          </Status>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {TONES.map(([tone, word]) => (
          <Badge key={tone} tone={tone}>
            {word}
          </Badge>
        ))}
      </div>
      <CapacityBar label="Credentials" used={19} limit={20} />
    </Group>
  )
}

function Controls() {
  const [checked, setChecked] = useState(true)
  const [choice, setChoice] = useState('main')
  return (
    <Group title="Buttons and fields">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary">Primary</Button>
        <Button>Secondary</Button>
        <Button variant="ghost">Ghost</Button>
        <Button variant="danger">Delete credential</Button>
        <Button loading>Loading</Button>
        <Button disabledReason="Needs Application.ReadWrite.All. An Application Administrator can grant it.">
          Not allowed
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" help="3 to 120 letters, digits, - and _." required>
          {(control) => <Input {...control} defaultValue="gh-main" />}
        </Field>
        <Field label="Subject" error="A star is taken literally here. Name one branch.">
          {(control) => (
            <Input {...control} mono defaultValue="repo:contoso/shop:ref:refs/heads/*" />
          )}
        </Field>
        <Field label="Branch" optionalLabel="optional">
          {(control) => (
            <Select
              {...control}
              value={choice}
              onValueChange={setChoice}
              options={[
                { value: 'main', label: 'main' },
                { value: 'release', label: 'release' },
              ]}
            />
          )}
        </Field>
        <Field label="Token">{(control) => <Textarea {...control} mono rows={3} />}</Field>
      </div>
      <Checkbox
        label="Only this repository"
        help="Other repositories of the owner are refused."
        checked={checked}
        onCheckedChange={setChecked}
      />
    </Group>
  )
}

function Messages() {
  return (
    <Group title="Messages and the four kinds of empty">
      {TONES.map(([tone, word]) => (
        <Notice key={tone} tone={tone} title={word} actions={<Button size="sm">Try again</Button>}>
          What happened, why, and the next step.
        </Notice>
      ))}
      <div className="grid gap-4 md:grid-cols-2">
        <EmptyState kind="first-run" title="Nothing here yet">
          Sign in to read your tenant.
        </EmptyState>
        <EmptyState kind="none" title="No federated credential">
          This identity can only use secrets.
        </EmptyState>
        <EmptyState
          kind="no-match"
          title="Nothing matches"
          actions={<Button>Clear filters</Button>}
        >
          The nearest is “production”.
        </EmptyState>
        <EmptyState kind="no-permission" title="You may not read this">
          Needs Application.Read.All.
        </EmptyState>
      </div>
      <Skeleton className="h-4 w-64" />
    </Group>
  )
}

function Values() {
  const [tab, setTab] = useState('json')
  return (
    <Group title="Values">
      <CharacterDiff
        label="Token"
        segments={[
          { kind: 'same', text: 'repo:contoso/shop:environment:' },
          { kind: 'changed', text: 'P', name: '`P` is not `p`' },
          { kind: 'same', text: 'roduction' },
          { kind: 'extra', text: '/', name: 'extra `/` at the end' },
        ]}
      />
      <KeyValueList
        items={[
          {
            label: 'Issuer',
            value: 'https://token.actions.githubusercontent.com',
            mono: true,
            copy: 'x',
          },
          {
            label: 'Audience',
            value: 'api://AzureADTokenExchange',
            mono: true,
            note: 'Public cloud',
          },
        ]}
      />
      <Tabs
        label="Forms of one value"
        value={tab}
        onValueChange={setTab}
        items={[
          {
            id: 'json',
            label: 'JSON',
            content: <CodeBlock label="JSON" code={'{ "name": "gh-main" }'} />,
          },
          { id: 'text', label: 'Text', content: <p>gh-main</p> },
        ]}
      />
    </Group>
  )
}

function Overlays() {
  const [open, setOpen] = useState(false)
  return (
    <Group title="Dialog and toast">
      <div className="flex gap-2">
        <Button onClick={() => setOpen(true)}>Open the dialog</Button>
        <Button onClick={() => toast('Copied', { tone: 'ok' })}>Show a toast</Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Delete gh-main?"
        description="Workloads that use it are refused from then on."
        footer={<Button onClick={() => setOpen(false)}>Keep it</Button>}
      >
        Type the name of the credential to go on.
      </Dialog>
    </Group>
  )
}

const STEPS = [
  { id: 'workload', title: 'Workload' },
  { id: 'identity', title: 'Identity' },
  { id: 'review', title: 'Review' },
]

function WizardExample() {
  const [step, setStep] = useState(0)
  const current = STEPS[step] ?? { id: 'workload', title: 'Workload' }
  return (
    <Group title="Wizard">
      <Wizard
        label="Steps of the example"
        steps={STEPS.map((each, index) => ({ ...each, done: index < step }))}
        current={current.id}
        canEnter={(id) => STEPS.findIndex((each) => each.id === id) <= step}
        onStep={(id) => setStep(STEPS.findIndex((each) => each.id === id))}
        preview={
          <CodeBlock
            label="Preview"
            code={'{ "subject": "repo:contoso/shop:ref:refs/heads/main" }'}
          />
        }
        footer={
          <>
            <Button onClick={() => setStep(Math.max(step - 1, 0))}>Back</Button>
            <Button variant="primary" onClick={() => setStep(Math.min(step + 1, STEPS.length - 1))}>
              Next
            </Button>
          </>
        }
      >
        <p>The form of the step “{current.title}”.</p>
      </Wizard>
    </Group>
  )
}
