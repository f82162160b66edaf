'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Field, Input } from '@/components/ui/field'
import type { GraphApi } from '@/lib/cloud/graph'
import type { Draft, DraftFaults } from './draft'
import { RolePicker } from './role-picker'

/** An identity that trusts the new issuer, made by the same plan. */
export function IdentityFields({
  draft,
  faults,
  graph,
  change,
}: {
  draft: Draft
  faults: DraftFaults
  graph: GraphApi
  change: (part: Partial<Draft>) => void
}) {
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label="And a managed identity that trusts it"
        help="In the same resource group, with one federated credential."
        checked={draft.withIdentity}
        onCheckedChange={(withIdentity) => change({ withIdentity })}
      />
      {draft.withIdentity && (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              label="Identity name"
              {...(faults.identityName === undefined ? {} : { error: faults.identityName })}
              required
            >
              {(control) => (
                <Input
                  {...control}
                  mono
                  value={draft.identityName}
                  onChange={(event) => change({ identityName: event.target.value })}
                />
              )}
            </Field>
            <Field
              label="Subject"
              {...(faults.subject === undefined ? {} : { error: faults.subject })}
              required
            >
              {(control) => (
                <Input
                  {...control}
                  mono
                  value={draft.subject}
                  onChange={(event) => change({ subject: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Checkbox
            label="May read the resource group in Azure"
            help="The role Reader, so that az has something to show after its sign-in."
            checked={draft.reader}
            onCheckedChange={(reader) => change({ reader })}
          />
          <RolePicker graph={graph} chosen={draft.roles} onChange={(roles) => change({ roles })} />
        </>
      )}
    </div>
  )
}
