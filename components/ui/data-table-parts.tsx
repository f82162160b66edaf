'use client'

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { type CSSProperties, memo, type ReactNode } from 'react'
import { cn } from './cn'
import { Skeleton } from './skeleton'

export interface TableColumn<Item> {
  readonly id: string
  readonly header: string
  /** Least width in px. */
  readonly min: number
  /** Share of the width that is left. */
  readonly grow: number
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  /** Text, badges. A button in it takes `place.tabIndex`, so that only the current row's can be reached by Tab. */
  readonly cell: (item: Item, place: CellPlace) => ReactNode
}

/** Where a cell stands: 0 in the row that has the tab stop, -1 in all others. */
export interface CellPlace {
  readonly tabIndex: 0 | -1
}

export interface GridSort {
  readonly by: string
  readonly dir: 'asc' | 'desc'
}

const SORT_WORD = { asc: 'ascending', desc: 'descending' } as const

function SortIcon({ dir }: { dir: 'asc' | 'desc' | undefined }) {
  const Icon = dir === undefined ? ChevronsUpDown : dir === 'asc' ? ArrowUp : ArrowDown
  return (
    <Icon
      className={cn(
        'size-3.5 shrink-0',
        dir === undefined &&
          'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100',
      )}
    />
  )
}

export function TableHead<Item>({
  columns,
  sort,
  onSort,
  hidden,
  caption,
}: {
  columns: readonly TableColumn<Item>[]
  sort: GridSort | null
  onSort: ((columnId: string) => void) | undefined
  /** On a narrow screen the head is read aloud only. */
  hidden: boolean
  caption: string
}) {
  if (hidden) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: part of the grid pattern
      <div role="rowgroup" className="sr-only">
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: part of the grid pattern; a head row takes no focus */}
        <div role="row" aria-rowindex={1}>
          {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: part of the grid pattern; a head cell takes no focus */}
          <div role="columnheader">{caption}</div>
        </div>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid pattern
    <div
      role="rowgroup"
      className="sticky top-0 z-10 border-border border-b bg-surface max-md:sr-only"
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: part of the grid pattern; a head row takes no focus */}
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-[31px] grid-cols-(--tracks) items-center px-3 text-text-2 text-xs"
      >
        {columns.map((column) => {
          const dir = sort?.by === column.id ? sort.dir : undefined
          return (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: part of the grid pattern; the button inside takes the focus
            <div
              key={column.id}
              role="columnheader"
              aria-sort={dir === undefined ? undefined : SORT_WORD[dir]}
              className={cn('min-w-0 pr-3', column.align === 'end' && 'text-right')}
            >
              {column.sortable && onSort !== undefined ? (
                <button
                  type="button"
                  onClick={() => onSort(column.id)}
                  className={cn(
                    'group ring-inside -mx-1 inline-flex h-6 max-w-full items-center gap-1 rounded-sm px-1 hover:text-text',
                    dir !== undefined && 'font-medium text-text',
                  )}
                >
                  <span className="truncate">{column.header}</span>
                  <SortIcon dir={dir} />
                </button>
              ) : (
                <span className="truncate">{column.header}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface TableRowProps<Item> {
  readonly item: Item
  readonly position: number
  readonly top: number
  readonly height: number
  readonly columns: readonly TableColumn<Item>[]
  readonly stacked: ((item: Item, place: CellPlace) => ReactNode) | null
  readonly tabStop: boolean
  readonly open: boolean
  readonly onOpen: (item: Item, position: number) => void
}

/** True inside of a button or link, which acts for itself and does not open the row. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a') !== null
}

function Row<Item>({
  item,
  position,
  top,
  height,
  columns,
  stacked,
  tabStop,
  open,
  onOpen,
}: TableRowProps<Item>) {
  const place: CellPlace = { tabIndex: tabStop ? 0 : -1 }
  const style: CSSProperties = { height, transform: `translateY(${top}px)` }
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useKeyWithClickEvents: part of the grid pattern; the grid handles the keys
    <div
      role="row"
      aria-rowindex={position + 2}
      aria-selected={open}
      data-position={position}
      tabIndex={place.tabIndex}
      style={style}
      onClick={(event) => {
        if (!isControl(event.target)) onOpen(item, position)
      }}
      className={cn(
        'ring-inside absolute inset-x-0 top-0 grid cursor-pointer grid-cols-(--tracks) items-center border-border border-b border-l-2 border-l-transparent pr-3 pl-2.5 text-sm hover:bg-surface',
        'forced-colors:border-l-0',
        open && 'border-l-accent forced-colors:border-l-4 bg-accent-bg hover:bg-accent-bg',
      )}
    >
      {stacked === null ? (
        columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: part of the grid pattern; the row takes the focus
          <div
            key={column.id}
            role="gridcell"
            className={cn('min-w-0 truncate pr-3', column.align === 'end' && 'text-right')}
          >
            {column.cell(item, place)}
          </div>
        ))
      ) : (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: part of the grid pattern; the row takes the focus
        <div role="gridcell" className="min-w-0">
          {stacked(item, place)}
        </div>
      )}
    </div>
  )
}

/** Rows are drawn again only when their own facts change. */
export const TableRow = memo(Row) as typeof Row

const SKELETON_WIDTHS = ['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6', 'w-3/5']
const SKELETON_ROWS = Array.from({ length: 12 }, (_, row) => row)

/** Grey rows of the right height while the first answer is on its way. */
export function TableSkeleton({ columns, height }: { columns: number; height: number }) {
  const tall = height > 60
  return (
    <div aria-hidden="true">
      {SKELETON_ROWS.map((row) => (
        <div
          key={row}
          className={cn(
            'flex items-center gap-6 border-border border-b px-3',
            tall ? 'h-18' : height > 32 ? 'h-10' : 'h-8',
          )}
        >
          {SKELETON_WIDTHS.slice(0, columns).map((_, at) => (
            <span key={`${row}-${SKELETON_WIDTHS[at]}`} className="flex-1">
              <Skeleton
                className={SKELETON_WIDTHS[(row + at) % SKELETON_WIDTHS.length] ?? 'w-1/2'}
              />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
