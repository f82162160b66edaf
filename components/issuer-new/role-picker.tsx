'use client'

import { X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { type GraphAppRole, listGraphRoles } from '@/lib/cloud/azure-places'
import type { GraphApi } from '@/lib/cloud/graph'
import type { GraphRole } from '@/lib/federation/issuer/storage/model'
import type { Result } from '@/lib/federation/result'

const SHOWN_MAX = 8

/** Application roles of Microsoft Graph, found by name, chosen one by one. */
export function RolePicker({
  graph,
  chosen,
  onChange,
}: {
  graph: GraphApi
  chosen: readonly GraphRole[]
  onChange: (roles: readonly GraphRole[]) => void
}) {
  const [roles, setRoles] = useState<Result<readonly GraphAppRole[]> | null>(null)
  const [query, setQuery] = useState('')
  const words = useDeferredValue(query)
  useEffect(() => {
    let left = false
    void listGraphRoles(graph).then((answer) => {
      if (!left) setRoles(answer)
    })
    return () => {
      left = true
    }
  }, [graph])
  const found = useMemo(() => search(roles?.ok ? roles.value : [], words), [roles, words])
  const free = found.filter(({ id }) => !chosen.some((one) => one.id === id))
  const shown = free.slice(0, SHOWN_MAX)
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Graph application roles"
        optionalLabel="optional"
        help="What the identity may do on Microsoft Graph. Search by name, for example user.read."
        {...(roles?.ok === false
          ? { error: `${roles.problem.title}. ${roles.problem.detail}` }
          : {})}
      >
        {(control) => (
          <Input
            {...control}
            mono
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
      </Field>
      {words.trim() !== '' && (
        <ul
          aria-label="Roles found"
          className="flex flex-col divide-y divide-border rounded-md border border-border"
        >
          {shown.map((role) => (
            <li key={role.id} className="flex items-center justify-between gap-2 px-2 py-1">
              <span className="min-w-0">
                <span className="block break-all font-mono text-sm">{role.value}</span>
                <span className="block text-text-2 text-xs">{role.name}</span>
              </span>
              <Button
                size="sm"
                aria-label={`Add ${role.value}`}
                onClick={() => onChange([...chosen, { id: role.id, value: role.value }])}
              >
                Add
              </Button>
            </li>
          ))}
          {free.length > shown.length && (
            <li className="px-2 py-1 text-sm text-text-2">
              And {free.length - shown.length} more: type more of the name.
            </li>
          )}
          {free.length === 0 && (
            <li className="px-2 py-1 text-sm text-text-2">
              {roles === null ? 'Reading the roles…' : 'No role of that name.'}
            </li>
          )}
        </ul>
      )}
      {chosen.length > 0 && (
        <ul aria-label="Chosen roles" className="flex flex-wrap gap-2">
          {chosen.map((role) => (
            <li
              key={role.id}
              className="flex items-center gap-1 rounded-md border border-border bg-surface pl-2 font-mono text-sm"
            >
              {role.value}
              <IconButton
                label={`Remove ${role.value}`}
                icon={<X />}
                onClick={() => onChange(chosen.filter(({ id }) => id !== role.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function search(roles: readonly GraphAppRole[], words: string): readonly GraphAppRole[] {
  const text = words.trim().toLowerCase()
  if (text === '') return []
  const fits = roles.filter(
    ({ value, name }) => value.toLowerCase().includes(text) || name.toLowerCase().includes(text),
  )
  // The name itself first.
  return [
    ...fits.filter(({ value }) => value.toLowerCase().startsWith(text)),
    ...fits.filter(({ value }) => !value.toLowerCase().startsWith(text)),
  ]
}
