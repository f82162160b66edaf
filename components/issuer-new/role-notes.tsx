'use client'

import { type GraphAppRole, listGraphScopes } from '@/lib/cloud/azure-places'
import type { GraphApi } from '@/lib/cloud/graph'
import { whyNoRole } from './role-names'
import { useAsked } from './use-places'

/** Of each name that is no role: why, and what may be meant. The delegated names are read only for this. */
export function RoleNotes({
  names,
  roles,
  graph,
}: {
  names: readonly string[]
  roles: readonly GraphAppRole[]
  graph: GraphApi
}) {
  const scopes = useAsked(names.length === 0 ? '' : 'scopes', () => listGraphScopes(graph))
  if (names.length === 0) return null
  return (
    <ul aria-label="Names that are no roles" className="flex flex-col gap-1 text-sm text-text-2">
      {names.map((name) => (
        <li key={name} className="break-words">
          {whyNoRole(name, roles, scopes?.ok ? scopes.value : undefined)}
        </li>
      ))}
    </ul>
  )
}
