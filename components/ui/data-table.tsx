'use client'

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { cn } from './cn'
import {
  type CellPlace,
  type GridSort,
  type TableColumn,
  TableHead,
  TableRow,
  TableSkeleton,
} from './data-table-parts'
import { gridMove } from './grid-keys'
import { useMediaQuery } from './use-media-query'

export type { CellPlace, GridSort, TableColumn } from './data-table-parts'

export type Density = 'compact' | 'cosy'

const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 32, cosy: 40 }
/** A finger needs 44 px. */
const TOUCH_HEIGHT = 44
const STACKED_HEIGHT = 72
const HEAD_HEIGHT = 32

export interface DataTableProps<Item> {
  /** Names the grid for screen readers. */
  readonly caption: string
  /** Visible columns, in order; definitions live at module scope. */
  readonly columns: readonly TableColumn<Item>[]
  /** Row numbers to show, in order. */
  readonly rows: Uint32Array
  readonly item: (row: number) => Item
  readonly rowKey: (item: Item) => string
  /** The row on a narrow screen: two or three lines instead of columns. */
  readonly stacked: (item: Item, place: CellPlace) => ReactNode
  readonly density?: Density
  readonly sort?: GridSort | null
  readonly onSort?: (columnId: string) => void
  /** Key of the row whose details are open. */
  readonly openKey?: string | null
  readonly onOpen: (item: Item) => void
  readonly onClose?: () => void
  /** Shown when there is no row and nothing is loading. */
  readonly empty: ReactNode
  /** True until the first answer is complete; skeleton rows hold the place. */
  readonly loading: boolean
  /** Shown instead of rows when nothing could be read. */
  readonly error: ReactNode | null
  readonly className?: string
}

/**
 * A virtual list as `role="grid"`: one tab stop, arrows, `j`/`k`, Page, Home and End move, Enter and
 * Space open, Escape closes. A button in a row is reached by Tab from that row.
 * Row heights are fixed, so that 50,000 rows scroll without measuring.
 */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { columns, rows, item, rowKey, openKey = null, onOpen, onClose } = props
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const moveFocus = useRef(false)
  const narrow = useMediaQuery('(max-width: 47.99rem)')
  const touch = useMediaQuery('(pointer: coarse)')

  const density = ROW_HEIGHT[props.density ?? 'compact']
  const height = narrow ? STACKED_HEIGHT : touch ? Math.max(density, TOUCH_HEIGHT) : density
  const headHeight = narrow ? 0 : HEAD_HEIGHT
  const current = Math.min(active, Math.max(0, rows.length - 1))

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
    // The row with the tab stop is always there, also when it is scrolled away.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range)
        if (range.count === 0 || shown.includes(current)) return shown
        return [...shown, current].sort((a, b) => a - b)
      },
      [current],
    ),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are cached until told that the height changed
  useEffect(() => virtual.measure(), [height])

  // Set through the style object: a style attribute from the server would break the content security policy.
  useLayoutEffect(() => {
    const tracks = columns.map((column) => `minmax(${column.min}px, ${column.grow}fr)`).join(' ')
    const least = columns.reduce((sum, column) => sum + column.min, 24)
    grid.current?.style.setProperty('--tracks', narrow ? 'minmax(0, 1fr)' : tracks)
    grid.current?.style.setProperty('--least', narrow ? '0' : `${least}px`)
  }, [columns, narrow])

  // A row that the address opens is brought into view, once.
  const placed = useRef(false)
  useEffect(() => {
    if (placed.current || rows.length === 0) return
    placed.current = true
    if (openKey === null) return
    const at = rows.findIndex((row) => rowKey(item(row)) === openKey)
    if (at < 0) return
    setActive(at)
    scroller.current?.scrollTo({ top: at * height - scroller.current.clientHeight / 2 })
  }, [rows, openKey, rowKey, item, height])

  useEffect(() => {
    if (!moveFocus.current) return
    const row = grid.current?.querySelector<HTMLElement>(`[data-position="${current}"]`)
    if (row === null || row === undefined) return
    moveFocus.current = false
    row.focus({ preventScroll: true })
  })

  function handleKey(event: KeyboardEvent) {
    if (event.altKey || event.metaKey || event.target instanceof HTMLButtonElement) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
    const move = gridMove(event.key, { active: current, count: rows.length, page })
    if (move === null || (event.ctrlKey && move.kind !== 'move')) return
    if (move.kind === 'close') {
      onClose?.()
      return
    }
    event.preventDefault()
    if (move.kind === 'open') {
      open(current)
      return
    }
    moveFocus.current = true
    setActive(move.to)
    virtual.scrollToIndex(move.to)
    // While details are open they follow the keyboard.
    if (openKey !== null) open(move.to)
  }

  function open(position: number) {
    const row = rows[position]
    if (row !== undefined) onOpen(item(row))
  }

  const handleOpen = useCallback(
    (opened: Item, position: number) => {
      setActive(position)
      onOpen(opened)
    },
    [onOpen],
  )

  const waiting = props.loading && rows.length === 0
  return (
    <div
      ref={scroller}
      className={cn(
        'relative min-h-0 flex-1 overflow-auto rounded-md border border-border bg-bg',
        props.className,
      )}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual; the grid pattern is followed instead */}
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={props.caption}
        aria-rowcount={rows.length + 1}
        aria-colcount={narrow ? 1 : columns.length}
        aria-busy={props.loading || undefined}
        // From the server it has no widths yet: unseen until then, so that nothing jumps.
        className="min-w-(--least) outline-none [&:not([style])]:invisible"
        onKeyDown={handleKey}
      >
        <TableHead
          columns={columns}
          sort={props.sort ?? null}
          onSort={props.onSort}
          hidden={narrow}
          caption={props.caption}
        />
        {rows.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: part of the grid pattern
          <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((place) => {
              const row = rows[place.index]
              if (row === undefined) return null
              const value = item(row)
              const key = rowKey(value)
              return (
                <TableRow
                  key={key}
                  item={value}
                  position={place.index}
                  top={place.start - headHeight}
                  height={height}
                  columns={columns}
                  stacked={narrow ? props.stacked : null}
                  tabStop={place.index === current}
                  open={key === openKey}
                  onOpen={handleOpen}
                />
              )
            })}
          </div>
        )}
      </div>
      {waiting && <TableSkeleton columns={narrow ? 1 : columns.length} height={height} />}
      {!waiting && rows.length === 0 && (props.error ?? props.empty)}
    </div>
  )
}
