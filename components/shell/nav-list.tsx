'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { isCurrent, type NavItem } from './nav'

/** Links of the sidebar and of the menu on small screens. With icons alone the name is the tooltip. */
export function NavList({
  items,
  onNavigate,
}: {
  items: readonly NavItem[]
  onNavigate?: () => void
}) {
  const path = usePathname()
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(({ href, label, icon: Icon }) => {
        const current = isCurrent(href, path)
        return (
          <li key={href}>
            <Link
              href={href}
              title={label}
              aria-current={current ? 'page' : undefined}
              onClick={() => onNavigate?.()}
              className={cn(
                'ring-inside flex h-8 items-center gap-2.5 overflow-hidden rounded-md border border-transparent px-2 pointer-coarse:h-11 forced-colors:border-0 forced-colors:aria-[current]:border',
                current
                  ? 'border-border bg-bg font-medium text-text'
                  : 'text-text-2 hover:bg-sunken hover:text-text',
              )}
            >
              <Icon className={cn('size-4 shrink-0', current && 'text-accent')} />
              <span className="truncate md:in-data-[sidebar=icons]:sr-only">{label}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
