'use client'

import { useMemo, useState } from 'react'
import { IdentityField, identityLine, identityOf } from '@/components/exchange/identity-field'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, Textarea } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Credential, Identity, IdentityKind } from '@/lib/federation/credential/model'
import { readCredentialsJson } from '@/lib/federation/credential/read-json'
import type { Inventory } from '@/lib/federation/inventory/model'
import type { RuntimeConfig } from '@/lib/transport/config'
import type { JudgementScope } from './use-judgement'

/** Value of the choice that compares with JSON from elsewhere instead of the tenant. */
export const PASTED = 'pasted'

const KINDS: Readonly<Record<IdentityKind, string>> = {
  application: 'application',
  managedIdentity: 'managed identity',
  agentBlueprint: 'agent blueprint',
}

/** More identities than this are searched instead of listed. */
const CHOICES = 500

/** What the token is compared with: every identity, one of them, or pasted credentials. */
export function CheckScope({
  inventory,
  value,
  onValueChange,
  pasted,
  onPastedChange,
}: {
  inventory: Inventory | null
  /** Id of an identity, `PASTED`, or null for the whole tenant. */
  value: string | null
  onValueChange: (value: string | null) => void
  pasted: string
  onPastedChange: (text: string) => void
}) {
  const all = inventory?.identities
  const identities = useMemo(
    () =>
      all === undefined || all.length > CHOICES
        ? []
        : [...all].sort((a, b) => a.displayName.localeCompare(b.displayName)),
    [all],
  )
  const signedOut = all === undefined || all.length === 0
  return (
    <>
      {!signedOut && all.length > CHOICES && (
        <IdentitySearch identities={all} value={value} onValueChange={onValueChange} />
      )}
      {!signedOut && all.length <= CHOICES && (
        <Field label="Compare with" help="The identity that the workload signs in as.">
          {(control) => (
            <Select
              {...control}
              value={value ?? ''}
              placeholder="Every identity of the tenant"
              options={[
                { value: PASTED, label: 'Credentials that I paste' },
                ...identities.map((identity) => ({
                  value: identity.id,
                  label: `${identity.displayName} (${KINDS[identity.kind]})`,
                })),
              ]}
              onValueChange={(next) => onValueChange(next === '' ? null : next)}
            />
          )}
        </Field>
      )}
      {(signedOut || value === PASTED) && (
        <PastedCredentials text={pasted} onTextChange={onPastedChange} signedOut={signedOut} />
      )}
    </>
  )
}

/** The same choice where a list would be too long: by name or client id, an empty field means all. */
function IdentitySearch({
  identities,
  value,
  onValueChange,
}: {
  identities: readonly Identity[]
  value: string | null
  onValueChange: (value: string | null) => void
}) {
  const chosen = useMemo(
    () => (value === null ? undefined : identities.find(({ id }) => id === value)),
    [identities, value],
  )
  const [typed, setTyped] = useState('')
  // An identity that the address names stands in the field until something else is typed.
  const text = typed === '' && chosen !== undefined ? identityLine(chosen) : typed
  return (
    <>
      {value !== PASTED && (
        <IdentityField
          label="Compare with"
          help="The identity that the workload signs in as: type a name or a client id. Empty means every identity of the tenant."
          identities={identities}
          value={text}
          onValueChange={(next) => {
            setTyped(next)
            onValueChange(identityOf(next, identities).identity?.id ?? null)
          }}
        />
      )}
      <Checkbox
        label="Compare with credentials that I paste"
        checked={value === PASTED}
        onCheckedChange={(pasted) => onValueChange(pasted ? PASTED : null)}
      />
    </>
  )
}

function PastedCredentials({
  text,
  onTextChange,
  signedOut,
}: {
  text: string
  onTextChange: (text: string) => void
  signedOut: boolean
}) {
  const read = text.trim() === '' ? undefined : readCredentialsJson(text)
  const found = read?.ok
    ? `${read.value.length} ${read.value.length === 1 ? 'credential' : 'credentials'} read.`
    : undefined
  return (
    <Field
      label="Credentials as JSON"
      optionalLabel="optional"
      help={
        found ??
        `${signedOut ? 'No tenant is at hand, so paste' : 'Paste'} what “az ad app federated-credential list” prints.`
      }
      error={
        read && !read.ok ? `${read.problem.detail} ${read.problem.hint ?? ''}`.trim() : undefined
      }
    >
      {(control) => (
        <Textarea
          {...control}
          mono
          rows={3}
          autoComplete="off"
          value={text}
          onChange={(event) => onTextChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** The credentials behind a choice. */
export function scopeOf(
  inventory: Inventory | null,
  value: string | null,
  pasted: string,
  cloud: RuntimeConfig['cloud'],
): JudgementScope {
  const rows = inventory?.credentials ?? []
  if (value === PASTED || (inventory === null && pasted.trim() !== '')) {
    return { credentials: pastedCredentials(pasted), cloud, given: true }
  }
  const identity = inventory?.identities.find((candidate) => candidate.id === value)
  if (!identity) {
    const credentials = rows.map((row) => row.credential)
    return inventory === null
      ? { credentials, cloud, given: false }
      : { credentials, cloud, given: true, tenant: rows }
  }
  return {
    credentials: rows.filter((row) => row.identity.id === identity.id).map((row) => row.credential),
    clientId: identity.clientId,
    kind: identity.kind,
    cloud,
    // Credentials that were not read are no empty list.
    given: inventory?.unread?.includes(identity.id) !== true,
    tenant: rows,
  }
}

function pastedCredentials(text: string): readonly Credential[] {
  const read = readCredentialsJson(text)
  return read.ok ? read.value : []
}
