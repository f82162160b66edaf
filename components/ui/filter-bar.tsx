'use client'

import { ChevronDown, Search, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { controlClass } from './field'
import { Menu, MenuCheckbox } from './menu'

export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly count: number
}

export interface Facet {
  readonly id: string
  readonly label: string
  readonly options: readonly FacetOption[]
  readonly selected: readonly string[]
  readonly onChange: (selected: readonly string[]) => void
}

export interface FilterBarProps {
  /** Label of the search field. */
  readonly label: string
  readonly placeholder: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly facets: readonly Facet[]
  readonly onClear: () => void
  readonly clearLabel?: string
  /** Sentence with the number of rows shown; announced when it changes. */
  readonly summary: string
  /** `/` puts the cursor in the search field; single-key shortcuts can be switched off. */
  readonly slashKey?: boolean
  /** Menus at the right edge: columns, density. */
  readonly trailing?: ReactNode
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/** Search and facets over a list. Holds no state: everything is in the URL. */
export function FilterBar({
  label,
  placeholder,
  query,
  onQuery,
  facets,
  onClear,
  clearLabel = 'Clear filters',
  summary,
  slashKey = true,
  trailing,
}: FilterBarProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!slashKey) return
    function focusField(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (
        isTyping(event.target) ||
        document.querySelector('dialog[open], [role="dialog"]') !== null
      )
        return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', focusField)
    return () => window.removeEventListener('keydown', focusField)
  }, [slashKey])

  const filtered = query !== '' || facets.some((facet) => facet.selected.length > 0)
  return (
    <search className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-52 flex-1 basis-64 max-sm:basis-full sm:max-w-96">
        <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-text-3" />
        <input
          ref={field}
          type="search"
          aria-label={label}
          placeholder={placeholder}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onQuery(event.target.value)}
          className={cn(controlClass, 'h-8 pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden')}
        />
        {slashKey && query === '' && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 rounded-sm border border-border bg-surface px-1.5 font-mono text-text-3 text-xs pointer-coarse:hidden"
          >
            /
          </span>
        )}
      </div>
      <div className="flex min-w-0 gap-2 max-sm:-m-1 max-sm:flex-1 max-sm:overflow-x-auto max-sm:p-1 sm:flex-wrap">
        {facets.map((facet) => (
          <FacetMenu key={facet.id} facet={facet} />
        ))}
        {filtered && (
          <Button variant="ghost" size="md" icon={<X />} onClick={onClear}>
            {clearLabel}
          </Button>
        )}
      </div>
      <p
        role="status"
        className="text-sm text-text-2 tabular-nums max-sm:order-last max-sm:basis-full sm:ml-auto"
      >
        {summary}
      </p>
      {trailing}
    </search>
  )
}

function FacetMenu({ facet }: { facet: Facet }) {
  const chosen = facet.options.filter((option) => facet.selected.includes(option.value))
  // A value from the URL that no row has still counts, or the list would be empty without a reason.
  const unknown = facet.selected.filter(
    (value) => !facet.options.some((option) => option.value === value),
  )
  const total = chosen.length + unknown.length
  const only = total === 1 ? (chosen[0]?.label ?? unknown[0]) : undefined
  function toggle(value: string, on: boolean) {
    facet.onChange(
      on ? [...facet.selected, value] : facet.selected.filter((each) => each !== value),
    )
  }
  return (
    <Menu
      align="start"
      trigger={
        <Button
          className={cn(
            'max-w-56 font-normal',
            total > 0 ? 'border-accent bg-accent-bg text-accent' : 'text-text-2',
          )}
        >
          <span className="truncate">
            {facet.label}
            {only !== undefined && <>: {only}</>}
            {total > 1 && <>: {total}</>}
          </span>
          <ChevronDown />
        </Button>
      }
    >
      {facet.options.map((option) => (
        <MenuCheckbox
          key={option.value}
          checked={facet.selected.includes(option.value)}
          onCheckedChange={(on) => toggle(option.value, on)}
          detail={option.count}
        >
          {option.label}
        </MenuCheckbox>
      ))}
      {unknown.map((value) => (
        <MenuCheckbox key={value} checked onCheckedChange={() => toggle(value, false)} detail={0}>
          {value}
        </MenuCheckbox>
      ))}
    </Menu>
  )
}
