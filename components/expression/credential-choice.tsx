'use client'

import { RotateCcw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { InventoryCredential } from '@/lib/federation/inventory/model'

/** Loads a flexible credential of the tenant. */
export function CredentialChoice({
  rows,
  value,
  changed,
  onPick,
}: {
  rows: readonly InventoryCredential[]
  value: string | null
  /** True when the editor differs from what is stored. */
  changed: boolean
  onPick: (row: InventoryCredential | null) => void
}) {
  const sorted = [...rows].sort((a, b) => labelOf(a).localeCompare(labelOf(b)))
  const chosen = rows.find(({ key }) => key === value)
  return (
    <div className="flex items-end gap-2">
      <Field label="Credential" optionalLabel="optional" className="min-w-0 flex-1">
        {(control) => (
          <Select
            {...control}
            value={value ?? ''}
            placeholder="None: write a new expression"
            options={sorted.map((row) => ({ value: row.key, label: labelOf(row) }))}
            onValueChange={(key) => onPick(rows.find((row) => row.key === key) ?? null)}
          />
        )}
      </Field>
      {chosen && changed && (
        <Button icon={<RotateCcw />} onClick={() => onPick(chosen)}>
          As stored
        </Button>
      )}
    </div>
  )
}

function labelOf({ identity, credential }: InventoryCredential): string {
  return `${identity.displayName}: ${credential.name ?? 'unnamed'}`
}
