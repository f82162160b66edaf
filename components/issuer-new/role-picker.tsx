'use client'

import { X } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { type GraphAppRole, listGraphRoles } from '@/lib/cloud/azure-places'
import type { GraphApi } from '@/lib/cloud/graph'
import type { GraphRole } from '@/lib/federation/issuer/storage/model'
import { isNameList, rolesNamed, splitNames } from './role-names'
import { RoleNotes } from './role-notes'
import { useAsked } from './use-places'

const SHOWN_MAX = 8

/** Application roles of Microsoft Graph: found by name and chosen one by one, or a whole list at once. */
export function RolePicker({
  graph,
  chosen,
  onChange,
}: {
  graph: GraphApi
  chosen: readonly GraphRole[]
  onChange: (roles: readonly GraphRole[]) => void
}) {
  const answer = useAsked('roles', () => listGraphRoles(graph))
  const [query, setQuery] = useState('')
  /** What the last action did, read aloud. */
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const words = useDeferredValue(query)
  const roles = useMemo(() => (answer?.ok ? answer.value : []), [answer])
  const free = useMemo(
    () => search(roles, words).filter(({ id }) => !chosen.some((one) => one.id === id)),
    [roles, words, chosen],
  )
  const list = isNameList(query) ? rolesNamed(splitNames(query), roles) : undefined
  const fresh = list?.roles.filter(({ id }) => !chosen.some((one) => one.id === id)) ?? []

  function add(more: readonly GraphAppRole[], rest: string) {
    onChange([...chosen, ...more.map(({ id, value }) => ({ id, value }))])
    setQuery(rest)
    setSaid(more.length === 1 ? `${more[0]?.value} added` : `${more.length} roles added`)
    // The button that was pressed goes away.
    field.current?.focus()
  }

  function addList() {
    // What could not be added stays, to be put right.
    if (fresh.length > 0) add(fresh, list?.unknown.join(', ') ?? '')
  }

  function enter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    // The form is not finished by it.
    event.preventDefault()
    if (list) return addList()
    const name = query.trim().toLowerCase()
    const exact = free.find(({ value }) => value.toLowerCase() === name)
    const meant = exact ?? (free.length === 1 ? free[0] : undefined)
    if (meant && name !== '' && words === query) add([meant], '')
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text')
    // A field of one line would glue the lines together.
    if (!isNameList(text)) return
    event.preventDefault()
    setQuery([query.trim(), splitNames(text).join(', ')].filter((part) => part !== '').join(', '))
  }

  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Graph application roles"
        optionalLabel="optional"
        help="What the identity may do on Microsoft Graph. Search by name, or paste a list of names."
        {...(answer?.ok === false
          ? { error: `${answer.problem.title}. ${answer.problem.detail}` }
          : {})}
      >
        {(control) => (
          <Input
            {...control}
            ref={field}
            mono
            type="search"
            value={query}
            onKeyDown={enter}
            onPaste={paste}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
      </Field>
      {answer === null && query.trim() !== '' && (
        <p className="text-sm text-text-2">Reading the roles…</p>
      )}
      {answer?.ok && list && (
        <div className="flex flex-col gap-2 rounded-md border border-border px-2 py-2">
          <div className="flex items-center justify-between gap-2">
            <span className="text-sm">
              {list.roles.length} of {list.roles.length + list.unknown.length} names are roles
            </span>
            {fresh.length > 0 ? (
              <Button size="sm" onClick={addList}>
                {fresh.length === 1 ? 'Add 1 role' : `Add ${fresh.length} roles`}
              </Button>
            ) : (
              list.roles.length > 0 && <span className="text-sm text-text-2">All chosen</span>
            )}
          </div>
          <RoleNotes names={list.unknown} roles={roles} graph={graph} />
        </div>
      )}
      {answer?.ok && list === undefined && words.trim() !== '' && (
        <RolesFound
          free={free}
          missing={splitNames(words).length === 1 && words.includes('.') ? splitNames(words) : []}
          roles={roles}
          graph={graph}
          onAdd={(role) => add([role], query)}
        />
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
                onClick={() => {
                  onChange(chosen.filter(({ id }) => id !== role.id))
                  setSaid(`${role.value} removed`)
                  field.current?.focus()
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

function RolesFound({
  free,
  missing,
  roles,
  graph,
  onAdd,
}: {
  free: readonly GraphAppRole[]
  /** The searched text, where it reads like the name of a role. */
  missing: readonly string[]
  roles: readonly GraphAppRole[]
  graph: GraphApi
  onAdd: (role: GraphAppRole) => void
}) {
  const shown = free.slice(0, SHOWN_MAX)
  return (
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
          <Button size="sm" aria-label={`Add ${role.value}`} onClick={() => onAdd(role)}>
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
          {missing.length === 0 ? (
            'No role of that name.'
          ) : (
            <RoleNotes names={missing} roles={roles} graph={graph} />
          )}
        </li>
      )}
    </ul>
  )
}

function search(roles: readonly GraphAppRole[], words: string): readonly GraphAppRole[] {
  const text = words.trim().replace(/[,;]$/, '').toLowerCase()
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
