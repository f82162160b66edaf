'use client'

import { Menu as MenuIcon } from 'lucide-react'
import { useState } from 'react'
import { Sheet } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { FOOT_NAV, MAIN_NAV } from './nav'
import { NavList } from './nav-list'

/** The same navigation behind a button, where there is no room for a sidebar. */
export function MobileNav() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <div className="md:hidden">
      <IconButton label="Open navigation" icon={<MenuIcon />} onClick={() => setOpen(true)} />
      <Sheet
        open={open}
        onOpenChange={setOpen}
        side="left"
        title="Fedcred"
        closeLabel="Close navigation"
      >
        <nav aria-label="Main" className="flex flex-col gap-4">
          <NavList items={MAIN_NAV} onNavigate={close} />
          <NavList items={FOOT_NAV} onNavigate={close} />
        </nav>
      </Sheet>
    </div>
  )
}
