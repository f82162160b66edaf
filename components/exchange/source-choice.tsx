'use client'

import { useId } from 'react'

export type Source = 'key' | 'brought' | 'sandbox'

const SOURCES: readonly { readonly id: Source; readonly label: string; readonly help: string }[] = [
  { id: 'key', label: 'Sign with a key file', help: 'For an issuer whose private key you have.' },
  { id: 'brought', label: 'Bring an assertion', help: 'From a cluster, a CI job or a token file.' },
  {
    id: 'sandbox',
    label: 'Let the sandbox sign',
    help: 'As any of its issuers. Only in the sandbox.',
  },
]

/** Where the assertion comes from. */
export function SourceChoice({
  value,
  onValueChange,
  sandbox,
}: {
  value: Source
  onValueChange: (source: Source) => void
  /** True where the sandbox can sign. */
  sandbox: boolean
}) {
  const name = useId()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">Where the assertion comes from</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {SOURCES.filter(({ id }) => sandbox || id !== 'sandbox').map(({ id, label, help }) => (
          <label
            key={id}
            className="flex cursor-pointer items-start gap-2 rounded-md border border-border px-3 py-2 hover:bg-surface has-checked:border-accent"
          >
            <input
              type="radio"
              name={name}
              value={id}
              checked={value === id}
              onChange={() => onValueChange(id)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium">{label}</span>
              <span className="block text-sm text-text-2">{help}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
