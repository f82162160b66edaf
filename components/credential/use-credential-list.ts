'use client'

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useInventory } from '@/components/session/context'
import type { Density, GridSort } from '@/components/ui/data-table'
import type { RowFilter } from '@/components/ui/row-index'
import { usePrepared } from '@/components/ui/use-prepared'
import type { CredentialRow } from './credential-row'
import {
  CREDENTIAL_SORTS,
  type CredentialFacet,
  type CredentialIndex,
  credentialIndex,
} from './credential-rows'

const list = parseAsArrayOf(parseAsString).withDefault([])

/** Everything that decides what the list shows, as it stands in the address. */
const PARSERS = {
  q: parseAsString.withDefault(''),
  kind: list,
  issuerKind: list,
  aud: list,
  mark: list,
  /** State of the source that the identity was read from. */
  state: list,
  sort: parseAsStringLiteral(CREDENTIAL_SORTS).withDefault('identity'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  cols: parseAsArrayOf(parseAsStringLiteral(CREDENTIAL_SORTS)).withDefault([...CREDENTIAL_SORTS]),
  density: parseAsStringLiteral(['compact', 'cosy'] satisfies Density[]).withDefault('compact'),
  /** Key of the credential whose details are open. */
  c: parseAsString,
}

export interface CredentialList {
  readonly url: ReturnType<typeof useQueryStates<typeof PARSERS>>[0]
  readonly setUrl: ReturnType<typeof useQueryStates<typeof PARSERS>>[1]
  readonly index: CredentialIndex | null
  readonly rows: Uint32Array
  /** The order in use; null while a scan runs, so that rows do not move under the reader. */
  readonly order: GridSort | null
  readonly sortBy: (column: string) => void
  readonly clear: () => void
  /** The credential of `c`. */
  readonly opened: CredentialRow | null
}

const NO_ROWS = new Uint32Array()

/** State of the list of credentials: the address, the index over the inventory, the rows that pass. */
export function useCredentialList(): CredentialList {
  const { inventory, status } = useInventory()
  const [url, setUrl] = useQueryStates(PARSERS)
  const scanning = status === 'scanning'

  const shown = useDeferredValue(inventory)
  const index = useMemo(() => (shown === null ? null : credentialIndex(shown)), [shown])

  const { q, kind, issuerKind, aud, mark, state, sort, dir } = url
  const facets = useMemo(
    () => ({ kind, issuerKind, aud, mark, state }),
    [kind, issuerKind, aud, mark, state],
  )
  const filter = useMemo<RowFilter<CredentialFacet>>(() => ({ query: q, facets }), [q, facets])
  const order = useMemo<GridSort | null>(
    () => (scanning ? null : { by: sort, dir }),
    [scanning, sort, dir],
  )
  // The field answers at once; the rows follow when the browser has a moment.
  const wanted = useDeferredValue(filter)
  const rows = useMemo(() => {
    if (index === null) return NO_ROWS
    return index.sort(index.filter(wanted), scanning ? null : { by: sort, dir })
  }, [index, wanted, scanning, sort, dir])

  // The last page of a scan may be drawn a moment after it ended: orders are made for what stays.
  usePrepared(index, url.cols, !scanning && shown === inventory)

  const sortBy = useCallback(
    (column: string) => {
      const by = CREDENTIAL_SORTS.find((each) => each === column)
      if (by === undefined) return
      void setUrl((now) => ({
        sort: by,
        dir: now.sort === by && now.dir === 'asc' ? 'desc' : 'asc',
      }))
    },
    [setUrl],
  )
  const clear = useCallback(() => {
    void setUrl({ q: null, kind: null, issuerKind: null, aud: null, mark: null, state: null })
  }, [setUrl])

  const opened = useMemo(() => {
    if (index === null || url.c === null) return null
    for (let row = 0; row < index.size; row++) {
      const item = index.item(row)
      if (item.entry.key === url.c) return item
    }
    return null
  }, [index, url.c])

  return { url, setUrl, index, rows, order, sortBy, clear, opened }
}
