'use client'

import { SlidersHorizontal } from 'lucide-react'
import type { Density } from '@/components/ui/data-table'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuCheckbox, MenuGroup, MenuRadio, MenuSeparator } from '@/components/ui/menu'

const DENSITIES = [
  { value: 'compact', label: 'Compact rows' },
  { value: 'cosy', label: 'Cosy rows' },
] as const

const DIRECTIONS = [
  { value: 'asc', label: 'Ascending' },
  { value: 'desc', label: 'Descending' },
] as const

interface ListSort<Id extends string> {
  readonly by: Id
  readonly dir: 'asc' | 'desc'
}

interface Choice<Id extends string> {
  readonly id: Id
  readonly header: string
}

/** How a list looks: order, columns, row height. Everything goes into the address. */
export function ViewMenu<Id extends string>({
  columns,
  visible,
  onVisible,
  sort,
  onSort,
  density,
  onDensity,
}: {
  columns: readonly Choice<Id>[]
  visible: readonly Id[]
  onVisible: (ids: Id[]) => void
  sort: ListSort<Id>
  onSort: (sort: ListSort<Id>) => void
  density: Density
  onDensity: (density: Density) => void
}) {
  return (
    <Menu
      trigger={
        <IconButton label="View" variant="secondary" size="md" icon={<SlidersHorizontal />} />
      }
    >
      <MenuRadio
        label="Sort by"
        value={sort.by}
        choices={columns.map((column) => ({ value: column.id, label: column.header }))}
        onValueChange={(by) => onSort({ ...sort, by })}
      />
      <MenuSeparator />
      <MenuRadio
        label="Order"
        showLabel={false}
        value={sort.dir}
        choices={DIRECTIONS}
        onValueChange={(dir) => onSort({ ...sort, dir })}
      />
      <div className="max-md:hidden">
        <MenuSeparator />
        <MenuGroup label="Columns">
          {columns.map((column) => (
            <MenuCheckbox
              key={column.id}
              checked={visible.includes(column.id)}
              onCheckedChange={(on) =>
                onVisible(
                  columns
                    .map((each) => each.id)
                    .filter((id) => (id === column.id ? on : visible.includes(id))),
                )
              }
            >
              {column.header}
            </MenuCheckbox>
          ))}
        </MenuGroup>
        <MenuSeparator />
        <MenuRadio
          label="Row height"
          showLabel={false}
          value={density}
          choices={DENSITIES}
          onValueChange={onDensity}
        />
      </div>
    </Menu>
  )
}
