'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useInventory, useSession } from '@/components/session/context'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { routes } from '@/lib/routes'
import { GAPS_ANCHOR } from './gaps-anchor'
import { unseenReason } from './unseen'

/** The four kinds of an empty list, told apart by what the scan saw. */
export function ListEmpty({
  noun,
  total,
  none,
  onClear,
  noMatchAction,
}: {
  /** What the list holds, in the plural. */
  noun: string
  /** Rows without any filter. */
  total: number
  /** What it means that the tenant has none. */
  none: string
  onClear: () => void
  /** What else the search text could mean, beside clearing it. */
  noMatchAction?: ReactNode
}) {
  const { inventory, rescan } = useInventory()
  const { state, signIn } = useSession()
  if (inventory === null) {
    return (
      <EmptyState
        kind="first-run"
        title="Nothing has been read yet"
        actions={
          <Button variant="primary" onClick={rescan}>
            Scan the tenant
          </Button>
        }
      >
        A scan only reads; it changes nothing.
      </EmptyState>
    )
  }
  if (total > 0) {
    return (
      <EmptyState
        kind="no-match"
        title={`No ${noun} match the filter`}
        actions={
          <>
            {noMatchAction}
            <Button onClick={onClear}>Clear filters</Button>
          </>
        }
      >
        The search looks for every word, in names, ids, issuers, subjects and audiences.
      </EmptyState>
    )
  }
  if (inventory.sources.some((source) => source.state === 'denied' || source.state === 'failed')) {
    return (
      <EmptyState
        kind="no-permission"
        title={`No ${noun} could be read`}
        actions={
          <>
            <Link href={`${routes.overview()}#${GAPS_ANCHOR}`} className={buttonClass()}>
              What is missing and why
            </Link>
            {state.status === 'expired' ? (
              <Button onClick={signIn}>Sign in again</Button>
            ) : (
              <Button onClick={rescan}>Scan again</Button>
            )}
          </>
        }
      >
        There may be some. {unseenReason(inventory)}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      kind="none"
      title={`This tenant has no ${noun}`}
      actions={
        <Link href={routes.check()} className={buttonClass()}>
          Check a token
        </Link>
      }
    >
      {none}
    </EmptyState>
  )
}
