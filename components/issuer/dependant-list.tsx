'use client'

import Link from 'next/link'
import { useState } from 'react'
import { KIND_NAMES } from '@/components/credential/describe'
import { countOf } from '@/components/shell/words'
import { Button } from '@/components/ui/button'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import { routes } from '@/lib/routes'
import { byIdentity } from './dependants'

const SHOWN_AT_FIRST = 10

/** Identities that trust the issuer, with their credentials; each is a link. */
export function DependantList({ credentials }: { credentials: readonly InventoryCredential[] }) {
  const [all, setAll] = useState(false)
  const groups = byIdentity(credentials)
  const shown = all ? groups : groups.slice(0, SHOWN_AT_FIRST)
  return (
    <div className="flex flex-col gap-2">
      <ul className="divide-y divide-border rounded-md border border-border">
        {shown.map(({ identity, entries }) => (
          <li key={identity.id} className="px-3 py-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <Link
                href={routes.identity(identity.kind, identity.id)}
                className="link min-w-0 break-words font-medium"
              >
                {identity.displayName}
              </Link>
              <span className="text-text-2 text-xs">{KIND_NAMES[identity.kind]}</span>
            </p>
            <ul
              aria-label={`Credentials of ${identity.displayName}`}
              className="flex flex-wrap gap-x-3 text-sm"
            >
              {entries.map(({ key, credential }) => (
                <li key={key} className="min-w-0 break-words">
                  <Link href={routes.credentials({ c: key })} className="link">
                    {credential.name ?? 'unnamed credential'}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {groups.length > shown.length && (
        <div>
          <Button size="sm" onClick={() => setAll(true)}>
            Show all {countOf(groups.length, 'identity', 'identities')}
          </Button>
        </div>
      )}
    </div>
  )
}
