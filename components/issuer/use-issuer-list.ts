'use client'

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useInventory } from '@/components/session/context'
import type { GridSort } from '@/components/ui/data-table'
import type { RowFilter } from '@/components/ui/row-index'
import { distinctIssuers, type TrustedIssuer } from './distinct-issuers'
import {
  ISSUER_SORTS,
  type IssuerFacet,
  type IssuerIndex,
  type IssuerSort,
  issuerIndex,
} from './issuer-rows'
import type { ProbeSnapshot } from './probe-model'
import { PROBE_STATES } from './probe-words'
import { useProbeSnapshot } from './use-probes'

/** Everything that decides what the list shows, as it stands in the address. */
const PARSERS = {
  q: parseAsString.withDefault(''),
  kind: parseAsArrayOf(parseAsString).withDefault([]),
  state: parseAsArrayOf(parseAsStringLiteral(PROBE_STATES)).withDefault([]),
  sort: parseAsStringLiteral(ISSUER_SORTS).withDefault('credentials'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  cols: parseAsArrayOf(parseAsStringLiteral(ISSUER_SORTS)).withDefault([...ISSUER_SORTS]),
  density: parseAsStringLiteral(['compact', 'cosy']).withDefault('compact'),
}

/** Columns whose first click puts the largest or the latest on top. */
const LARGEST_FIRST: ReadonlySet<IssuerSort> = new Set([
  'identities',
  'credentials',
  'keys',
  'findings',
  'probed',
])

export interface IssuerList {
  readonly url: ReturnType<typeof useQueryStates<typeof PARSERS>>[0]
  readonly setUrl: ReturnType<typeof useQueryStates<typeof PARSERS>>[1]
  /** Every issuer of the inventory, filtered or not. */
  readonly issuers: readonly TrustedIssuer[]
  readonly index: IssuerIndex
  readonly rows: Uint32Array
  /** False while more issuers may come. */
  readonly complete: boolean
  /** The order in use; null while a scan runs, so that rows do not move under the reader. */
  readonly order: GridSort | null
  readonly sortBy: (column: string) => void
  readonly clear: () => void
  readonly probes: ProbeSnapshot
}

/** State of the list of issuers: the address, the inventory's distinct issuers, the rows that pass. */
export function useIssuerList(): IssuerList {
  const { inventory, status } = useInventory()
  const [url, setUrl] = useQueryStates(PARSERS)
  const probes = useProbeSnapshot()
  const scanning = status === 'scanning'

  const credentials = useDeferredValue(inventory?.credentials)
  // The last page of a scan may be drawn a moment after the scan has ended.
  const complete = !scanning && credentials === inventory?.credentials
  const issuers = useMemo(() => distinctIssuers(credentials ?? []), [credentials])
  const entries = useDeferredValue(probes.entries)
  const settled = useDeferredValue(probes.settled)
  const index = useMemo(() => issuerIndex(issuers, entries), [issuers, entries])
  // While a batch runs rows keep the order that they had before it.
  const calm = useMemo(
    () => (settled === entries ? index : issuerIndex(issuers, settled)),
    [issuers, settled, entries, index],
  )

  const { q, kind, state, sort, dir } = url
  const facets = useMemo(() => ({ kind, state }), [kind, state])
  const filter = useMemo<RowFilter<IssuerFacet>>(() => ({ query: q, facets }), [q, facets])
  const wanted = useDeferredValue(filter)
  const order = useMemo<GridSort | null>(
    () => (scanning ? null : { by: sort, dir }),
    [scanning, sort, dir],
  )
  const rows = useMemo(
    () => calm.sort(index.filter(wanted), scanning ? null : { by: sort, dir }),
    [calm, index, wanted, scanning, sort, dir],
  )

  const sortBy = useCallback(
    (column: string) => {
      const by = ISSUER_SORTS.find((each) => each === column)
      if (by === undefined) return
      const first = LARGEST_FIRST.has(by) ? 'desc' : 'asc'
      const second = first === 'asc' ? 'desc' : 'asc'
      void setUrl((now) => ({
        sort: by,
        dir: now.sort === by && now.dir === first ? second : first,
      }))
    },
    [setUrl],
  )
  const clear = useCallback(() => {
    void setUrl({ q: null, kind: null, state: null })
  }, [setUrl])

  return { url, setUrl, issuers, index, rows, complete, order, sortBy, clear, probes }
}
