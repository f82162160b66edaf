'use client'

import Link from 'next/link'
import { useInventory, useRuntimeConfig, useSession } from '@/components/session/context'
import { ListEmpty } from '@/components/shell/list-empty'
import { countOf, SOURCE_NAMES, SOURCE_STATES, sourceCount } from '@/components/shell/words'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { ToneIcon } from '@/components/ui/status'
import type { Inventory } from '@/lib/federation/inventory/model'
import { Checklist } from './checklist'
import { GapList } from './gap-list'
import { IssuerKinds } from './issuer-kinds'
import { nothingRead } from './nothing-read'
import type { NextAction, Summary } from './summary'
import { Tiles } from './tiles'
import { useSummary } from './use-summary'

/** Is the federated trust healthy, and what to do next. */
export function OverviewScreen() {
  const config = useRuntimeConfig()
  const { inventory, status, rescan } = useInventory()
  const counted = useSummary(inventory)
  const summary = counted?.summary ?? null
  const name =
    inventory?.organization?.displayName ??
    (config.mode === 'sandbox' ? 'the sandbox tenant' : 'this tenant')
  return (
    <div className="flex flex-col gap-4 pb-6">
      <PageHeader
        title="Overview"
        lead={`Who outside of ${name} can act inside of it without a secret.`}
      />
      <NextStep
        inventory={inventory}
        next={counted?.next ?? null}
        status={status}
        rescan={rescan}
      />
      <Tiles
        summary={summary}
        partial={(inventory?.gaps.length ?? 0) > 0}
        unread={inventory !== null && nothingRead(inventory)}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <section className="rounded-md border border-border">
            <h2 className="border-border border-b px-4 py-2 font-medium">Who vouches</h2>
            <div className="px-4 py-3">
              <IssuerSection summary={summary} scanning={status === 'scanning'} rescan={rescan} />
            </div>
          </section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {config.mode === 'sandbox' && <Checklist />}
          <Sources sources={inventory?.sources ?? []} />
          {inventory !== null && <GapList inventory={inventory} done={status === 'done'} />}
        </div>
      </div>
    </div>
  )
}

function NextStep({
  inventory,
  next,
  status,
  rescan,
}: {
  inventory: Inventory | null
  next: NextAction | null
  status: 'idle' | 'scanning' | 'done'
  rescan: () => void
}) {
  const { state, signIn } = useSession()
  if (status === 'scanning' || (inventory !== null && next === null)) {
    return (
      <Notice tone="neutral" title="Reading the tenant" className="min-h-19">
        {inventory === null
          ? 'The first answers are on their way.'
          : `${countOf(inventory.identities.length, 'identity', 'identities')} so far. The numbers below grow as answers arrive.`}
      </Notice>
    )
  }
  if (next === null) {
    return (
      <Notice
        tone="neutral"
        title="Nothing has been read yet"
        actions={
          <Button variant="primary" onClick={rescan}>
            Scan the tenant
          </Button>
        }
      >
        A scan only reads; it changes nothing.
      </Notice>
    )
  }
  return (
    <Notice
      tone={next.tone}
      title={next.title}
      className="min-h-19"
      actions={
        next.href === 'rescan' && state.status === 'expired' ? (
          <Button onClick={signIn}>Sign in again</Button>
        ) : next.href === 'rescan' ? (
          <Button onClick={rescan}>{next.label}</Button>
        ) : (
          <Link href={next.href} className={buttonClass()}>
            {next.label}
          </Link>
        )
      }
    >
      {next.detail}
    </Notice>
  )
}

function IssuerSection({
  summary,
  scanning,
  rescan,
}: {
  summary: Summary | null
  scanning: boolean
  rescan: () => void
}) {
  // Kinds change places as answers arrive: they are drawn when the counting has ended.
  if (summary === null || scanning) {
    return (
      <div className="flex h-40 flex-col gap-4">
        <Skeleton className="w-full" />
        <Skeleton className="w-1/2" />
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/3" />
      </div>
    )
  }
  if (summary.credentials === 0) {
    return (
      // Nothing found and nothing visible are told apart there, for every list.
      <ListEmpty
        noun="credentials"
        total={0}
        none="No outside issuer was found that this tenant trusts."
        onClear={rescan}
      />
    )
  }
  return <IssuerKinds kinds={summary.issuerKinds} total={summary.credentials} />
}

/** Keeps its height while the first answers are on their way, so that nothing jumps. */
function Sources({ sources }: { sources: Inventory['sources'] }) {
  return (
    <section className="rounded-md border border-border">
      <h2 className="border-border border-b px-4 py-2 font-medium">What was read</h2>
      <ul className="min-h-46 text-sm">
        {sources.map((source) => {
          const state = SOURCE_STATES[source.state]
          return (
            <li
              key={source.id}
              className="flex items-center gap-2 border-border border-t px-4 py-1.5 first:border-t-0"
            >
              <ToneIcon tone={state.tone} />
              <span className="min-w-0 flex-1 truncate">{SOURCE_NAMES[source.id]}</span>
              <span title={source.problem?.title} className="shrink-0 text-text-2">
                {state.word}
              </span>
              <span className="w-12 shrink-0 text-right tabular-nums">{sourceCount(source)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
