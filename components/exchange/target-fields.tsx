'use client'

import { useId, useMemo } from 'react'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { InventoryCredential } from '@/lib/federation/inventory/model'

/** What a test assertion says, as far as a credential compares it. */
export interface TargetValues {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
}

/** Fills issuer, subject and audience from a credential: one change away from every refusal. */
export function CredentialChoice({
  rows,
  onChoose,
}: {
  /** Credentials of the chosen identity. */
  rows: readonly InventoryCredential[]
  onChoose: (row: InventoryCredential) => void
}) {
  if (rows.length === 0) return null
  return (
    <Field
      label="Take the values of a credential"
      optionalLabel="optional"
      help="Fills in what it trusts. Then change one thing."
    >
      {(control) => (
        <Select
          {...control}
          value=""
          placeholder="Choose a credential"
          options={rows.map((row) => ({
            value: row.key,
            label: row.credential.name ?? row.credential.subject ?? 'without a name',
          }))}
          onValueChange={(key) => {
            const row = rows.find((each) => each.key === key)
            if (row) onChoose(row)
          }}
        />
      )}
    </Field>
  )
}

/** Issuer, subject and audience as free text, the issuers of the tenant offered. */
export function TargetFields({
  values,
  onChange,
  credentials,
}: {
  values: TargetValues
  onChange: (values: TargetValues) => void
  /** All of the tenant: their issuers are offered. */
  credentials: readonly InventoryCredential[]
}) {
  const list = useId()
  const issuers = useMemo(
    () => [...new Set(credentials.map(({ credential }) => credential.issuer))].sort(),
    [credentials],
  )
  return (
    <>
      <Field label="Issuer" help="To the character, as the credential has it.">
        {(control) => (
          <>
            <Input
              {...control}
              mono
              list={list}
              autoComplete="off"
              value={values.issuer}
              onChange={(event) => onChange({ ...values, issuer: event.target.value })}
            />
            <datalist id={list}>
              {issuers.map((issuer) => (
                <option key={issuer} value={issuer} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <SubjectAndAudience values={values} onChange={onChange} />
    </>
  )
}

/** Subject and audience alone, where the issuer is chosen otherwise. */
export function SubjectAndAudience({
  values,
  onChange,
}: {
  values: TargetValues
  onChange: (values: TargetValues) => void
}) {
  return (
    <>
      <Field label="Subject">
        {(control) => (
          <Input
            {...control}
            mono
            autoComplete="off"
            value={values.subject}
            onChange={(event) => onChange({ ...values, subject: event.target.value })}
          />
        )}
      </Field>
      <Field label="Audience">
        {(control) => (
          <Input
            {...control}
            mono
            autoComplete="off"
            value={values.audience}
            onChange={(event) => onChange({ ...values, audience: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
