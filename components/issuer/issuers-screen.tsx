'use client'

import { Plus, Radar } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { useInventory } from '@/components/session/context'
import { ListEmpty } from '@/components/shell/list-empty'
import { usePreference } from '@/components/shell/preferences'
import { SourceNotices } from '@/components/shell/source-notices'
import { ViewMenu } from '@/components/shell/view-menu'
import { countOf, listSummary } from '@/components/shell/words'
import { Button, buttonClass } from '@/components/ui/button'
import { type CellPlace, DataTable } from '@/components/ui/data-table'
import { type Facet, FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { routes } from '@/lib/routes'
import { ChangedKeys } from './changed-keys'
import { ISSUER_COLUMNS, SORTABLE_COLUMNS, StackedIssuer } from './columns'
import { type IssuerRow, issuerOfQuery, kindLabel, PROBE_SORTS } from './issuer-rows'
import { ProbeRunBar } from './probe-run-bar'
import { isWorthRepeating, PROBE_STATES, STATE_WORDS } from './probe-words'
import { type IssuerList, useIssuerList } from './use-issuer-list'
import { probes, useProbeIssuer, useProbeMany } from './use-probes'

const rowKey = (row: IssuerRow) => row.trusted.issuer
const stacked = (row: IssuerRow, place: CellPlace) => <StackedIssuer row={row} place={place} />

/** Every issuer that the tenant trusts: what it is, who trusts it, and what it publishes. */
export function IssuersScreen() {
  const { status } = useInventory()
  const list = useIssuerList()
  const { url, setUrl, index, rows } = list
  const shortcuts = usePreference('shortcuts')
  const router = useRouter()
  const open = useCallback(
    ({ trusted }: IssuerRow) => router.push(routes.issuer(trusted.issuer)),
    [router],
  )
  const scanning = status === 'scanning'
  const retry = useRetry(list)
  const columns = useMemo(
    () => ISSUER_COLUMNS.filter(({ id }) => id === 'probe' || url.cols.includes(id)),
    [url.cols],
  )
  return (
    <div className="flex h-full min-h-112 flex-col gap-3">
      <PageHeader
        title="Issuers"
        lead="Who outside the tenant can sign tokens that it trusts. A probe sends an issuer’s address to Fedcred’s server, nothing else."
        actions={
          <>
            <Link href={routes.issuerClusters()} className={buttonClass({ variant: 'ghost' })}>
              Set up a cluster
            </Link>
            <Link href={routes.issuerNew()} className={buttonClass()}>
              <Plus />
              New issuer
            </Link>
            <ProbeAllButton list={list} />
          </>
        }
      />
      <SourceNotices />
      <ProbeRunBar
        run={list.probes.run}
        heldUntil={list.probes.heldUntil}
        orderWaits={PROBE_SORTS.has(url.sort)}
        failed={retry.issuers.length}
        onRetry={retry.start}
      />
      <ChangedKeys issuers={list.issuers} />
      <FilterBar
        label="Search issuers"
        placeholder="Address, host, kind"
        query={url.q}
        onQuery={(q) => void setUrl({ q })}
        facets={facetMenus(list)}
        onClear={list.clear}
        slashKey={shortcuts === 'on'}
        summary={listSummary(rows.length, index.size, 'issuers', scanning)}
        trailing={
          <ViewMenu
            columns={SORTABLE_COLUMNS}
            visible={url.cols}
            onVisible={(cols) => void setUrl({ cols })}
            sort={{ by: url.sort, dir: url.dir }}
            onSort={({ by, dir }) => void setUrl({ sort: by, dir })}
            density={url.density}
            onDensity={(density) => void setUrl({ density })}
          />
        }
      />
      <DataTable
        caption="Issuers"
        columns={columns}
        rows={rows}
        item={index.item}
        rowKey={rowKey}
        stacked={stacked}
        density={url.density}
        sort={list.order}
        onSort={list.sortBy}
        onOpen={open}
        loading={scanning && index.size === 0}
        error={null}
        empty={
          <ListEmpty
            noun="issuers"
            total={index.size}
            none="No federated credential was found, so nobody outside can sign in to it without a secret."
            onClear={list.clear}
            noMatchAction={<OpenUntrusted query={url.q} />}
          />
        }
      />
    </div>
  )
}

/** Probes what the list shows: all of it, or what the filter left. */
function ProbeAllButton({ list }: { list: IssuerList }) {
  const send = useProbeIssuer()
  const startRun = useProbeMany()
  const { index, rows, probes: snapshot } = list
  const shown = rows.length
  const busy = snapshot.run?.state === 'going' || snapshot.run?.state === 'paused'
  const reason =
    shown === 0
      ? 'There is no issuer to probe.'
      : list.complete
        ? undefined
        : 'The scan is still finding issuers. Probe when it has ended.'
  return (
    <Button
      variant="primary"
      icon={<Radar />}
      loading={busy}
      disabledReason={reason}
      onClick={() =>
        probes.probeAll(
          Array.from(rows, (row) => index.item(row).trusted.issuer),
          send,
          startRun(),
        )
      }
    >
      {shown === 0
        ? 'Probe issuers'
        : shown === index.size
          ? `Probe all ${countOf(shown, 'issuer')}`
          : `Probe the ${countOf(shown, 'issuer')} shown`}
    </Button>
  )
}

/** The issuers whose last probe says nothing about them, and a way to ask for those alone. */
function useRetry({ issuers, probes: { entries } }: IssuerList) {
  const send = useProbeIssuer()
  const startRun = useProbeMany()
  const again = useMemo(
    () => issuers.flatMap(({ issuer }) => (isWorthRepeating(entries.get(issuer)) ? [issuer] : [])),
    [issuers, entries],
  )
  return { issuers: again, start: () => probes.probeAll(again, send, startRun()) }
}

/** A search text that is an address may name an issuer that nothing trusts yet. */
function OpenUntrusted({ query }: { query: string }) {
  const issuer = issuerOfQuery(query)
  if (issuer === undefined) return null
  return (
    <Link href={routes.issuer(issuer)} className={buttonClass({ variant: 'primary' })}>
      Open this address as an issuer
    </Link>
  )
}

function facetMenus({ url, setUrl, index, issuers }: IssuerList): readonly Facet[] {
  const labels = new Map(issuers.map((trusted) => [trusted.words.kind, kindLabel(trusted)]))
  return [
    {
      id: 'kind',
      label: 'Kind',
      options: index
        .count('kind')
        .map(({ value, count }) => ({ value, label: labels.get(value) ?? value, count })),
      selected: url.kind,
      onChange: (kind) => void setUrl({ kind: [...kind] }),
    },
    {
      id: 'state',
      label: 'Probe',
      options: PROBE_STATES.map((value) => ({
        value,
        label: STATE_WORDS[value].word,
        count: index.count('state').find((each) => each.value === value)?.count ?? 0,
      })),
      selected: url.state,
      onChange: (state) =>
        void setUrl({ state: PROBE_STATES.filter((each) => state.includes(each)) }),
    },
  ]
}
