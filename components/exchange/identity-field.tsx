'use client'

import { useDeferredValue, useId, useMemo } from 'react'
import { Field, Input } from '@/components/ui/field'
import type { Identity } from '@/lib/federation/credential/model'

/** More than this nobody reads; a longer search text finds the rest. */
const SHOWN = 50
/** So many are sorted at most: in a large tenant a short text fits tens of thousands. */
const SORTED = 500

/** How an identity is written in the field: the name for people, the client id to tell two apart. */
export function identityLine({ displayName, clientId }: Identity): string {
  return `${displayName} (${clientId})`
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The identity that a text names: the line of one, or a client id. */
export function identityOf(
  text: string,
  identities: readonly Identity[],
): { readonly clientId: string; readonly identity?: Identity } {
  const wanted = text.trim()
  const identity = identities.find(
    (each) => identityLine(each) === wanted || each.clientId.toLowerCase() === wanted.toLowerCase(),
  )
  if (identity !== undefined) return { clientId: identity.clientId, identity }
  return { clientId: GUID.test(wanted) ? wanted : '' }
}

/** Chooses the client that signs in, by name or client id; a client that the scan does not know works too. */
export function IdentityField({
  identities,
  value,
  onValueChange,
  label = 'Identity',
  help = 'Whom the workload signs in as. Type a name or a client id.',
}: {
  identities: readonly Identity[]
  /** What stands in the field. */
  value: string
  onValueChange: (text: string) => void
  label?: string
  help?: string
}) {
  const list = useId()
  const search = useDeferredValue(value)
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    const fitting: Identity[] = []
    for (const identity of identities) {
      if (identityLine(identity).toLowerCase().includes(wanted)) fitting.push(identity)
      if (fitting.length === SORTED) break
    }
    return fitting.sort((a, b) => a.displayName.localeCompare(b.displayName)).slice(0, SHOWN)
  }, [identities, search])
  const { clientId } = identityOf(value, identities)
  const unknown = value.trim() !== '' && clientId === '' && found.length === 0
  return (
    <Field
      label={label}
      help={help}
      error={
        unknown ? 'No identity that was read has this name. A client id works too.' : undefined
      }
    >
      {(control) => (
        <>
          <Input
            {...control}
            list={list}
            autoComplete="off"
            value={value}
            onChange={(event) => onValueChange(event.target.value)}
          />
          <datalist id={list}>
            {found.map((identity) => (
              <option key={identity.id} value={identityLine(identity)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
