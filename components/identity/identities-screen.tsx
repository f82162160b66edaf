'use client'

import { useRouter } from 'next/navigation'
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { KIND_NAMES } from '@/components/credential/describe'
import { useInventory } from '@/components/session/context'
import { ListEmpty } from '@/components/shell/list-empty'
import { usePreference } from '@/components/shell/preferences'
import { SourceNotices } from '@/components/shell/source-notices'
import { ViewMenu } from '@/components/shell/view-menu'
import { listSummary } from '@/components/shell/words'
import { DataTable } from '@/components/ui/data-table'
import { type Facet, FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { usePrepared } from '@/components/ui/use-prepared'
import { routes } from '@/lib/routes'
import { IDENTITY_COLUMNS, StackedIdentity } from './columns'
import {
  HAS,
  IDENTITY_SORTS,
  type IdentityFacet,
  type IdentityIndex,
  type IdentityRow,
  identityIndex,
} from './identity-rows'

const list = parseAsArrayOf(parseAsString).withDefault([])

const PARSERS = {
  q: parseAsString.withDefault(''),
  kind: list,
  has: list,
  sort: parseAsStringLiteral(IDENTITY_SORTS).withDefault('name'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  cols: parseAsArrayOf(parseAsStringLiteral(IDENTITY_SORTS)).withDefault([...IDENTITY_SORTS]),
  density: parseAsStringLiteral(['compact', 'cosy']).withDefault('compact'),
}

const NO_ROWS = new Uint32Array()
const LABELS: Readonly<Record<IdentityFacet, string>> = { kind: 'Kind', has: 'Has' }
const VALUES: Readonly<Record<IdentityFacet, Readonly<Record<string, string>>>> = {
  kind: KIND_NAMES,
  has: HAS,
}
const rowKey = (row: IdentityRow) => row.identity.id
const stacked = (row: IdentityRow) => <StackedIdentity row={row} />

/** Applications, managed identities and blueprints in one list. */
export function IdentitiesScreen() {
  const { inventory, status } = useInventory()
  const [url, setUrl] = useQueryStates(PARSERS)
  const router = useRouter()
  const shortcuts = usePreference('shortcuts')
  const scanning = status === 'scanning'

  const shown = useDeferredValue(inventory)
  const index = useMemo(() => (shown === null ? null : identityIndex(shown)), [shown])
  const { q, kind, has, sort, dir } = url
  const facets = useMemo(() => ({ kind, has }), [kind, has])
  const filter = useDeferredValue(useMemo(() => ({ query: q, facets }), [q, facets]))
  const rows = useMemo(() => {
    if (index === null) return NO_ROWS
    return index.sort(index.filter(filter), scanning ? null : { by: sort, dir })
  }, [index, filter, scanning, sort, dir])

  usePrepared(index, url.cols, !scanning && shown === inventory)

  const clear = useCallback(() => void setUrl({ q: null, kind: null, has: null }), [setUrl])
  const sortBy = useCallback(
    (column: string) => {
      const by = IDENTITY_SORTS.find((each) => each === column)
      if (by === undefined) return
      void setUrl((now) => ({
        sort: by,
        dir: now.sort === by && now.dir === 'asc' ? 'desc' : 'asc',
      }))
    },
    [setUrl],
  )
  const open = useCallback(
    ({ identity }: IdentityRow) => router.push(routes.identity(identity.kind, identity.id)),
    [router],
  )
  const columns = useMemo(
    () => IDENTITY_COLUMNS.filter((column) => url.cols.includes(column.id)),
    [url.cols],
  )
  const total = index?.size ?? 0
  return (
    <div className="flex min-h-112 flex-1 flex-col gap-3">
      <PageHeader
        title="Identities"
        lead="What workloads sign in as, in Microsoft Graph and in Azure."
      />
      <SourceNotices />
      <FilterBar
        label="Search identities"
        placeholder="Name, client id, object id, subscription"
        query={url.q}
        onQuery={(query) => void setUrl({ q: query })}
        facets={index === null ? [] : facetMenus(index, facets, (next) => void setUrl(next))}
        onClear={clear}
        slashKey={shortcuts === 'on'}
        summary={listSummary(rows.length, total, 'identities', scanning)}
        trailing={
          <ViewMenu
            columns={IDENTITY_COLUMNS}
            visible={url.cols}
            onVisible={(cols) => void setUrl({ cols })}
            sort={{ by: sort, dir }}
            onSort={(next) => void setUrl({ sort: next.by, dir: next.dir })}
            density={url.density}
            onDensity={(density) => void setUrl({ density })}
          />
        }
      />
      <DataTable
        caption="Identities"
        columns={columns}
        rows={rows}
        item={(row) => itemOf(index, row)}
        rowKey={rowKey}
        stacked={stacked}
        density={url.density}
        sort={scanning ? null : { by: sort, dir }}
        onSort={sortBy}
        onOpen={open}
        loading={scanning && total === 0}
        error={null}
        empty={
          <ListEmpty
            noun="identities"
            total={total}
            none="Neither applications nor managed identities were found."
            onClear={clear}
          />
        }
      />
    </div>
  )
}

function itemOf(index: IdentityIndex | null, row: number): IdentityRow {
  if (index === null) throw new Error('Rows are shown without an index.')
  return index.item(row)
}

function facetMenus(
  index: IdentityIndex,
  selected: Readonly<Record<IdentityFacet, readonly string[]>>,
  onChange: (next: Partial<Record<IdentityFacet, string[]>>) => void,
): readonly Facet[] {
  return (['kind', 'has'] as const).map((id) => ({
    id,
    label: LABELS[id],
    options: index.count(id).map(({ value, count }) => ({
      value,
      label: (Object.hasOwn(VALUES[id], value) ? VALUES[id][value] : undefined) ?? value,
      count,
    })),
    selected: selected[id],
    onChange: (next) => onChange({ [id]: [...next] }),
  }))
}
