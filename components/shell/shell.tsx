import type { ReactNode } from 'react'
import { MobileNav } from './mobile-nav'
import { ModeBadge } from './mode-badge'
import { SandboxStripe } from './sandbox-stripe'
import { ScanChip } from './scan-chip'
import { Sidebar } from './sidebar'
import { ThemeMenu } from './theme-menu'
import { UserMenu } from './user-menu'

/**
 * The frame of the console: sidebar, header, and one scrolling main region. Pages that hold a list
 * fill the region and scroll inside of the list.
 */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md border border-strong bg-bg px-3 py-1.5 shadow-md focus:translate-y-0"
      >
        Skip to content
      </a>
      <Sidebar />
      <div className="flex min-w-0 flex-1 flex-col">
        <SandboxStripe />
        <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b bg-surface px-3 md:px-4">
          <MobileNav />
          <ModeBadge />
          <div className="ml-auto flex min-w-0 items-center gap-1">
            <ScanChip />
            <ThemeMenu />
            <UserMenu />
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="relative min-h-0 flex-1 overflow-y-auto outline-none"
        >
          <div className="mx-auto flex h-full max-w-page flex-col px-3 py-4 md:px-6">
            {children}
          </div>
        </main>
      </div>
    </div>
  )
}
