'use client'

import { useDeferredValue, useId, useMemo, useState } from 'react'
import { Field, Input } from '@/components/ui/field'
import { INPUT_FIELDS } from '@/lib/federation/clusters/inputs'
import type { ClusterKind, InputName } from '@/lib/federation/clusters/model'
import { CLUSTER_KINDS } from '@/lib/federation/clusters/registry'
import type { Identity } from '@/lib/federation/credential/model'
import { ChoiceChips } from './choice-chips'
import type { ClusterForm } from './use-cluster-form'
import { DELIVERY_WORDS, FORMAT_WORDS, GROUP_WORDS, USE_WORDS } from './words'

const GROUPS = Object.entries(GROUP_WORDS).map(([group, label]) => ({
  label,
  chips: CLUSTER_KINDS.filter((kind) => kind.group === group).map(({ id, name }) => ({
    value: id,
    label: name,
  })),
}))

const chipsOf = <Value extends string>(words: Readonly<Record<Value, string>>) => [
  { chips: (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] })) },
]

/** The kind of cluster, the choices that matter for it, and the values that go into the texts. */
export function InputForm({
  form,
  problems,
  issuers,
  identities,
  identity,
}: {
  form: ClusterForm
  problems: Readonly<Partial<Record<InputName, string>>>
  /** Issuers of the tenant that may be meant. */
  issuers: readonly string[]
  /** All of the tenant, to choose the one to sign in as. */
  identities: readonly Identity[]
  /** Whose client id this is, when the tenant has it. */
  identity: Identity | undefined
}) {
  const { kind, input } = form
  const { clientId } = input
  const wanted = useDeferredValue(clientId)
  const found = useMemo(() => suggestIdentities(identities, wanted), [identities, wanted])
  const suggestions: Readonly<Partial<Record<InputName, readonly Suggestion[]>>> = {
    issuer: issuers.map((issuer) => ({ value: issuer })),
    clientId: found,
  }
  return (
    <form
      aria-label="Your cluster"
      // Beside the guide the inputs stay in sight and scroll by themselves; the padding keeps focus rings whole.
      className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-0 lg:-mx-2 lg:-mt-2 lg:max-h-[calc(100dvh-3.25rem)] lg:overflow-y-auto lg:p-2"
      onSubmit={(event) => event.preventDefault()}
    >
      <ChoiceChips legend="Kind" groups={GROUPS} value={kind.id} onValueChange={form.setKind} />
      {kind.choices.includes('usedBy') && (
        <ChoiceChips
          legend="Used by"
          groups={chipsOf(USE_WORDS)}
          value={input.usedBy}
          onValueChange={form.setUse}
        />
      )}
      {kind.choices.includes('delivery') && input.usedBy === 'workload' && (
        <ChoiceChips
          legend="How the pod gets the token"
          groups={chipsOf(DELIVERY_WORDS)}
          value={input.delivery}
          onValueChange={form.setDelivery}
        />
      )}
      {kind.choices.includes('kubeadmFormat') && (
        <ChoiceChips
          legend="Format of kubeadm’s file"
          groups={chipsOf(FORMAT_WORDS)}
          value={input.kubeadmFormat}
          onValueChange={form.setFormat}
        />
      )}
      {kind.fields.map((name) => (
        <TextField
          key={name}
          name={name}
          kind={kind}
          value={input[name]}
          problem={problems[name]}
          suggestions={suggestions[name] ?? NONE}
          note={name === 'clientId' && identity ? `That is ${identity.displayName}.` : undefined}
          onChange={(value) => form.setText(name, value)}
        />
      ))}
    </form>
  )
}

interface Suggestion {
  readonly value: string
  readonly label?: string
}

const NONE: readonly Suggestion[] = []
/** More than this nobody reads; a longer text finds the rest. */
const SUGGESTIONS_MAX = 50

/** Identities whose name or client id holds the text. */
function suggestIdentities(identities: readonly Identity[], text: string): readonly Suggestion[] {
  const wanted = text.toLowerCase()
  return identities
    .filter((each) => `${each.displayName} ${each.clientId}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.displayName.localeCompare(b.displayName))
    .slice(0, SUGGESTIONS_MAX)
    .map(({ clientId, displayName }) => ({ value: clientId, label: displayName }))
}

/** One value. An empty one is not called wrong before somebody was there. */
function TextField({
  name,
  kind,
  value,
  problem,
  suggestions,
  note,
  onChange,
}: {
  name: InputName
  kind: ClusterKind
  value: string
  problem: string | undefined
  suggestions: readonly Suggestion[]
  note: string | undefined
  onChange: (value: string) => void
}) {
  const [touched, setTouched] = useState(false)
  const list = useId()
  const { label, help, example, optional } = INPUT_FIELDS[name]
  return (
    <Field
      label={label}
      help={name === 'issuer' ? kind.issuerForm : (note ?? help)}
      error={value === '' && !touched ? undefined : problem}
      {...(optional && { optionalLabel: 'optional' })}
    >
      {(control) => (
        <>
          <Input
            {...control}
            mono
            autoComplete="off"
            inputMode={name === 'tokenLifetime' ? 'numeric' : name === 'issuer' ? 'url' : 'text'}
            placeholder={name === 'issuer' ? undefined : example}
            list={suggestions.length > 0 ? list : undefined}
            value={value}
            onBlur={() => setTouched(true)}
            onChange={(event) => onChange(event.target.value.trim())}
          />
          {suggestions.length > 0 && (
            <datalist id={list}>
              {suggestions.map((each) => (
                <option key={each.value} value={each.value} label={each.label} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  )
}
