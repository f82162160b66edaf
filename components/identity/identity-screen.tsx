'use client'

import { ArrowLeft, ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { KIND_NAMES } from '@/components/credential/describe'
import { useInventory } from '@/components/session/context'
import { ListEmpty } from '@/components/shell/list-empty'
import { SourceNotices } from '@/components/shell/source-notices'
import { unseenReason } from '@/components/shell/unseen'
import { buttonClass } from '@/components/ui/button'
import { DetailHeader } from '@/components/ui/detail-header'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'
import type { IdentityKind } from '@/lib/federation/credential/model'
import { routes } from '@/lib/routes'
import { Capacity, IdentityFlags, Secrets } from './columns'
import { IdentityAbout } from './identity-about'
import { IdentityCredentials } from './identity-credentials'

function Loading() {
  return (
    <>
      <Skeleton className="h-6 w-64" />
      <span className="sr-only">Loading</span>
    </>
  )
}

const TABS = ['credentials', 'about'] as const

/** One identity: its credentials, and its ids with what each is for. */
export function IdentityScreen({ kind, id }: { kind: IdentityKind; id: string }) {
  const { inventory, status } = useInventory()
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('credentials'))
  const identity = inventory?.identities.find((each) => each.kind === kind && each.id === id)
  const credentials = useMemo(
    () => inventory?.credentials.filter((each) => each.identity.id === id) ?? [],
    [inventory, id],
  )
  const unseen = inventory === null ? null : unseenReason(inventory)
  const unread = credentials.length === 0 && inventory?.unread?.includes(id) === true
  const back = (
    <Link href={routes.identities()} className="link inline-flex items-center gap-1">
      <ArrowLeft className="size-3.5" />
      Identities
    </Link>
  )
  if (identity === undefined) {
    const waiting = status === 'scanning'
    return (
      <div className="flex h-full flex-col gap-4">
        <DetailHeader back={back} eyebrow={KIND_NAMES[kind]} title={waiting ? <Loading /> : id} />
        {waiting ? (
          <p role="status" className="text-text-2">
            Reading the tenant…
          </p>
        ) : inventory === null ? (
          <ListEmpty noun="identities" total={0} none="" onClear={() => undefined} />
        ) : (
          <EmptyState
            kind={unseen === null ? 'none' : 'no-permission'}
            title="This identity was not found"
            actions={
              <Link href={routes.identities({ q: id })} className={buttonClass()}>
                Search for the id
              </Link>
            }
          >
            {unseen === null
              ? 'It may have been deleted, or the address may belong to another tenant.'
              : `It may exist. ${unseen}`}
          </EmptyState>
        )}
      </div>
    )
  }
  return (
    <div className="flex min-h-112 flex-1 flex-col gap-3">
      <DetailHeader
        back={back}
        eyebrow={KIND_NAMES[kind]}
        title={identity.displayName}
        meta={
          <>
            <IdentityFlags identity={identity} />
            <Capacity used={unread ? null : credentials.length} />
            {identity.kind !== 'managedIdentity' && (
              <span className="flex gap-1.5">
                Secrets: <Secrets identity={identity} />
              </span>
            )}
          </>
        }
        actions={
          <Link href={routes.check({ identity: id })} className={buttonClass()}>
            <ScanSearch />
            Check a token
          </Link>
        }
      />
      <SourceNotices />
      <Tabs
        label={`Views of ${identity.displayName}`}
        value={tab}
        onValueChange={(next) => void setTab(TABS.find((each) => each === next) ?? null)}
        items={[
          {
            id: 'credentials',
            label: 'Credentials',
            ...(unread ? {} : { count: credentials.length }),
            content: <IdentityCredentials credentials={credentials} unread={unread} />,
          },
          { id: 'about', label: 'About', content: <IdentityAbout identity={identity} /> },
        ]}
      />
    </div>
  )
}
