'use client'

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { FOOT_NAV, MAIN_NAV } from './nav'
import { NavList } from './nav-list'
import { setPreference, usePreference } from './preferences'
import { Wordmark } from './wordmark'

/** Navigation on the left; folds to icons, and the browser remembers that. */
export function Sidebar() {
  const folded = usePreference('sidebar') === 'icons'
  return (
    <nav
      aria-label="Main"
      className="hidden w-52 shrink-0 flex-col border-border border-r bg-surface md:flex md:in-data-[sidebar=icons]:w-13"
    >
      <div className="flex h-12 items-center border-border border-b px-3">
        <Wordmark />
      </div>
      <div className="flex min-h-0 flex-1 flex-col justify-between overflow-y-auto p-2">
        <NavList items={MAIN_NAV} />
        <NavList items={FOOT_NAV} />
      </div>
      <div className="border-border border-t p-2">
        <IconButton
          label={folded ? 'Widen the sidebar' : 'Fold the sidebar to icons'}
          tooltipSide="right"
          icon={folded ? <PanelLeftOpen /> : <PanelLeftClose />}
          onClick={() => setPreference('sidebar', folded ? 'full' : 'icons')}
        />
      </div>
    </nav>
  )
}
