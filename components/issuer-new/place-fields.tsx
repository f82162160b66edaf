'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import type { Subscription } from '@/lib/cloud/azure-places'
import type { Result } from '@/lib/federation/result'
import { type Draft, type DraftFaults, NEW_GROUP } from './draft'
import type { Places } from './use-places'

export type NameCheck = Result<{ readonly free: boolean; readonly reason?: string }> | null

/** Where the documents will lie. */
export function PlaceFields({
  draft,
  faults,
  subscriptions,
  places,
  nameCheck,
  change,
}: {
  draft: Draft
  faults: DraftFaults
  subscriptions: readonly Subscription[]
  places: Places
  nameCheck: NameCheck
  change: (part: Partial<Draft>) => void
}) {
  const taken = nameCheck?.ok && !nameCheck.value.free
  const accountFault =
    faults.account ?? (taken ? (nameCheck.value.reason ?? 'This name is taken.') : undefined)
  const groups = places.groups?.ok ? places.groups.value : []
  const regions = places.regions?.ok ? places.regions.value : []
  const failed = [places.groups, places.regions].find((one) => one?.ok === false)
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Storage account"
        help="A new one: its name becomes part of the issuer and is unique in all of Azure."
        {...(accountFault === undefined ? {} : { error: accountFault })}
        required
      >
        {(control) => (
          <Input
            {...control}
            mono
            value={draft.account}
            maxLength={24}
            onChange={(event) => change({ account: event.target.value })}
          />
        )}
      </Field>
      {accountFault === undefined && <NameState check={nameCheck} />}
      {subscriptions.length > 1 && (
        <Field label="Subscription">
          {(control) => (
            <Select
              {...control}
              value={draft.subscriptionId}
              options={subscriptions.map(({ id, name }) => ({ value: id, label: name }))}
              onValueChange={(subscriptionId) =>
                change({ subscriptionId, group: NEW_GROUP, region: '' })
              }
            />
          )}
        </Field>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Resource group">
          {(control) => (
            <Select
              {...control}
              value={draft.group}
              options={[
                { value: NEW_GROUP, label: 'A new one' },
                ...groups.map(({ name }) => ({ value: name, label: name })),
              ]}
              onValueChange={(group) => {
                const region = groups.find(({ name }) => name === group)?.region
                change({ group, ...(region ? { region } : {}) })
              }}
            />
          )}
        </Field>
        <Field label="Region">
          {(control) => (
            <Select
              {...control}
              value={draft.region}
              placeholder={regions.length === 0 ? 'Reading…' : 'Choose a region'}
              options={regions.map(({ name, label }) => ({ value: name, label }))}
              onValueChange={(region) => change({ region })}
            />
          )}
        </Field>
      </div>
      {draft.group === NEW_GROUP && (
        <Field
          label="Name of the new group"
          {...(faults.group === undefined ? {} : { error: faults.group })}
          required
        >
          {(control) => (
            <Input
              {...control}
              mono
              value={draft.newGroup}
              onChange={(event) => change({ newGroup: event.target.value })}
            />
          )}
        </Field>
      )}
      {failed?.ok === false && (
        <Notice tone="warn" live="status" title={failed.problem.title}>
          {failed.problem.detail} {failed.problem.hint}
        </Notice>
      )}
      <details className="text-sm">
        <summary className="w-fit cursor-pointer text-text-2">Container and protection</summary>
        <div className="mt-2 flex flex-col gap-3">
          <Field
            label="Container"
            {...(faults.container === undefined ? {} : { error: faults.container })}
            required
          >
            {(control) => (
              <Input
                {...control}
                mono
                value={draft.container}
                onChange={(event) => change({ container: event.target.value })}
              />
            )}
          </Field>
          <Checkbox
            label="Lock the account against deletion"
            help="Whoever takes a deleted account’s name can sign in as every subject that still trusts it. The lock needs Owner or User Access Administrator."
            checked={draft.lock}
            onCheckedChange={(lock) => change({ lock })}
          />
        </div>
      </details>
    </div>
  )
}

function NameState({ check }: { check: NameCheck }) {
  if (check === null) return <Status tone="neutral">Asking Azure about the name…</Status>
  if (!check.ok) return <Status tone="warn">The name could not be checked</Status>
  return <Status tone="ok">The name is free</Status>
}
