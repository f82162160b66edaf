'use client'

import { useId } from 'react'

export interface Chip<Value extends string> {
  readonly value: Value
  readonly label: string
}

/** One of a few, all in sight: radio buttons that look like chips. Arrow keys move between them. */
export function ChoiceChips<Value extends string>({
  legend,
  groups,
  value,
  onValueChange,
}: {
  legend: string
  /** Chips under small headings; one group without a heading is a plain row. */
  groups: readonly { readonly label?: string; readonly chips: readonly Chip<Value>[] }[]
  value: Value
  onValueChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      <div className="flex flex-col gap-2">
        {groups.map(({ label, chips }) => (
          <div key={label ?? ''} className="flex flex-col gap-1">
            {label !== undefined && <p className="text-text-2 text-xs">{label}</p>}
            <div className="flex flex-wrap gap-1.5">
              {chips.map((chip) => (
                <label
                  key={chip.value}
                  className="inline-flex h-7 cursor-pointer items-center rounded-md border border-strong bg-bg px-2.5 text-sm hover:bg-surface has-checked:border-accent has-checked:bg-accent has-checked:font-medium has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:h-11 forced-colors:has-checked:border-4"
                >
                  <input
                    type="radio"
                    name={name}
                    value={chip.value}
                    checked={chip.value === value}
                    onChange={() => onValueChange(chip.value)}
                    className="sr-only"
                  />
                  {chip.label}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
