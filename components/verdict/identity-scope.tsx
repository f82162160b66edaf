'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { IdentityKind } from '@/lib/federation/credential/model'
import type { Inventory } from '@/lib/federation/inventory/model'

const KINDS: Readonly<Record<IdentityKind, string>> = {
  application: 'application',
  managedIdentity: 'managed identity',
  agentBlueprint: 'agent blueprint',
}

/** Which identity the workload signs in as; without a choice the whole tenant is searched. */
export function IdentityScope({
  inventory,
  value,
  onValueChange,
}: {
  inventory: Inventory | null
  /** Client id, or null for the whole tenant. */
  value: string | null
  onValueChange: (clientId: string | null) => void
}) {
  const identities = [...(inventory?.identities ?? [])].sort((a, b) =>
    a.displayName.localeCompare(b.displayName),
  )
  return (
    <Field
      label="Compare with"
      help={
        identities.length === 0
          ? 'Sign in to compare with the credentials of your tenant. Without them the token itself is still read and checked.'
          : 'The identity that the workload signs in as.'
      }
    >
      {(control) => (
        <Select
          {...control}
          value={value ?? ''}
          placeholder={
            identities.length === 0 ? 'No credentials at hand' : 'Every identity of the tenant'
          }
          options={identities.map((identity) => ({
            value: identity.clientId,
            label: `${identity.displayName} (${KINDS[identity.kind]})`,
          }))}
          onValueChange={(clientId) => onValueChange(clientId === '' ? null : clientId)}
        />
      )}
    </Field>
  )
}
