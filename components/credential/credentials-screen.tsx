'use client'

import dynamic from 'next/dynamic'
import { useCallback, useMemo } from 'react'
import { useInventory } from '@/components/session/context'
import { ListEmpty } from '@/components/shell/list-empty'
import { usePreference } from '@/components/shell/preferences'
import { SourceNotices } from '@/components/shell/source-notices'
import { ViewMenu } from '@/components/shell/view-menu'
import { formatNumber, listSummary } from '@/components/shell/words'
import { DataTable } from '@/components/ui/data-table'
import { type Facet, FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { PeekPanel } from '@/components/ui/peek-panel'
import { CREDENTIAL_COLUMNS, StackedCredential } from './columns'
import type { CredentialRow } from './credential-row'
import { type CredentialFacet, issuerKindNames } from './credential-rows'
import { FACET_LABELS, facetValueLabel } from './facet-words'
import { type CredentialList, useCredentialList } from './use-credential-list'

const CredentialDetails = dynamic(
  async () => (await import('./credential-details')).CredentialDetails,
)

/** What stays when details stand beside the list. */
const BESIDE_DETAILS: readonly string[] = ['identity', 'issuer', 'subject', 'marks']

const FACETS: readonly CredentialFacet[] = ['kind', 'issuerKind', 'aud', 'mark', 'state']

const rowKey = (row: CredentialRow) => row.entry.key
const stacked = (row: CredentialRow) => <StackedCredential row={row} />

/** Every federated credential of the tenant: find, compare, open. */
export function CredentialsScreen() {
  const { inventory, status } = useInventory()
  const list = useCredentialList()
  const { url, setUrl, index, rows } = list
  const shortcuts = usePreference('shortcuts')
  const facets = useFacets(list)

  const open = useCallback((row: CredentialRow) => void setUrl({ c: row.entry.key }), [setUrl])
  const close = useCallback(() => void setUrl({ c: null }), [setUrl])

  const details = list.opened !== null
  const columns = useMemo(
    () =>
      CREDENTIAL_COLUMNS.filter(
        (column) =>
          url.cols.includes(column.id) && (!details || BESIDE_DETAILS.includes(column.id)),
      ),
    [url.cols, details],
  )

  const total = index?.size ?? 0
  return (
    <div className="flex min-h-112 flex-1 flex-col gap-3">
      <PageHeader
        title="Credentials"
        lead="Which workload, from which issuer, may act as which identity, without a secret."
      />
      <SourceNotices />
      <FilterBar
        label="Search credentials"
        placeholder="Repository, namespace, identity, issuer, id"
        query={url.q}
        onQuery={(q) => void setUrl({ q })}
        facets={facets}
        onClear={list.clear}
        slashKey={shortcuts === 'on'}
        summary={listSummary(rows.length, total, 'credentials', status === 'scanning')}
        trailing={
          <ViewMenu
            columns={CREDENTIAL_COLUMNS}
            visible={url.cols}
            onVisible={(cols) => void setUrl({ cols })}
            sort={{ by: url.sort, dir: url.dir }}
            onSort={({ by, dir }) => void setUrl({ sort: by, dir })}
            density={url.density}
            onDensity={(density) => void setUrl({ density })}
          />
        }
      />
      <div className="flex min-h-0 flex-1 gap-3">
        <DataTable
          caption="Federated identity credentials"
          columns={columns}
          rows={rows}
          item={(row) => itemOf(list, row)}
          rowKey={rowKey}
          stacked={stacked}
          density={url.density}
          sort={list.order}
          onSort={list.sortBy}
          openKey={url.c}
          onOpen={open}
          onClose={close}
          loading={status === 'scanning' && total === 0}
          error={null}
          empty={
            <ListEmpty
              noun="federated credentials"
              total={total}
              none={`Identities that were read: ${formatNumber(inventory?.identities.length ?? 0)}. They can only use secrets, certificates or Azure's own identities.`}
              onClear={list.clear}
            />
          }
        />
        {list.opened !== null && (
          <PeekPanel
            title={list.opened.entry.credential.name ?? 'Credential'}
            subtitle={`on ${list.opened.entry.identity.displayName}`}
            onClose={close}
          >
            <CredentialDetails key={list.opened.entry.key} row={list.opened} />
          </PeekPanel>
        )}
      </div>
    </div>
  )
}

function itemOf(list: CredentialList, row: number): CredentialRow {
  if (list.index === null) throw new Error('Rows are shown without an index.')
  return list.index.item(row)
}

/** Facets with their counts; one that has a single value tells nothing and is left out. */
function useFacets({ url, setUrl, index }: CredentialList): readonly Facet[] {
  return useMemo(() => {
    if (index === null) return []
    const kinds = issuerKindNames(index)
    return FACETS.flatMap((id) => {
      const options = index.count(id)
      if (options.length < 2 && url[id].length === 0 && id !== 'mark') return []
      if (options.length === 0 && url[id].length === 0) return []
      return [
        {
          id,
          label: FACET_LABELS[id],
          options: options.map(({ value, count }) => ({
            value,
            label: facetValueLabel(id, value, kinds),
            count,
          })),
          selected: url[id],
          onChange: (selected) => void setUrl({ [id]: [...selected] }),
        } satisfies Facet,
      ]
    })
  }, [index, url, setUrl])
}
